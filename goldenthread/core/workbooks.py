"""How texts go out to a spreadsheet as texts, and come back the same. Pure.

In CSV, a text that a spreadsheet would run is written with an apostrophe before it (OWASP, CSV
injection): one that begins, after spaces and apostrophes, with = + - @, their full-width forms, a
tab or a line end. `unguarded` takes exactly that apostrophe away again, so that what is exported
can be imported unchanged.
"""

# A text is a text: it becomes no formula, no link and no number, whatever it begins with.
SAFE = dict.fromkeys(("strings_to_formulas", "strings_to_urls", "strings_to_numbers"), False)
STARTS_A_FORMULA = frozenset("=+-@＝＋－＠\t\r\n")


def guarded(text: str) -> str:
    """The text as CSV must hold it; see the module's note."""
    return f"'{text}" if _runs(text) else text


def unguarded(text: str) -> str:
    """What was given to `guarded`."""
    return text[1:] if text.startswith("'") and _runs(text) else text


def _runs(text: str) -> bool:
    return text.lstrip(" '")[:1] in STARTS_A_FORMULA if text.strip(" '") else False
