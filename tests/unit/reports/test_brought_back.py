"""What was published elsewhere is held against what was frozen here, numbers first."""

from goldenthread.reports.brought_back import compared

OURS = """The plan has 90 actions.
18 of 90 actions are complete (20%).

The chair welcomed the report.
Two flats were found at Quay Street.
"""


def test_the_same_words_in_other_lines_and_spaces_are_the_same() -> None:
    assert compared(OURS, OURS.replace("\n", "\n\n").replace("chair ", "chair   ")) == []


def test_paragraphs_whose_numbers_differ_come_first() -> None:
    theirs = OURS.replace("welcomed", "noted").replace(
        "18 of 90 actions are", "19 of 90 actions are"
    )
    numbers, words = compared(OURS, theirs)
    assert numbers.numbers_differ
    assert (numbers.ours, numbers.theirs) == (
        "18 of 90 actions are complete (20%).",
        "19 of 90 actions are complete (20%).",
    )
    assert ("gone", "18 ") in numbers.pieces
    assert ("new", "19 ") in numbers.pieces
    assert not words.numbers_differ
    assert words.theirs == "The chair noted the report."


def test_a_paragraph_that_only_one_of_them_has_is_told() -> None:
    (added,) = compared(OURS, f"{OURS}A late addition.\n")
    assert (added.ours, added.theirs) == ("", "A late addition.")
    (left_out,) = compared(OURS, OURS.replace("The chair welcomed the report.\n", ""))
    assert (left_out.ours, left_out.theirs) == ("The chair welcomed the report.", "")
