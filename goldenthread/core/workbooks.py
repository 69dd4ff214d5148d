"""What every workbook that goes out is written with. Pure."""

# A text is a text: it becomes no formula, no link and no number, whatever it begins with.
SAFE = dict.fromkeys(("strings_to_formulas", "strings_to_urls", "strings_to_numbers"), False)
