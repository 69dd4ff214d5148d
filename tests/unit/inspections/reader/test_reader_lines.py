import pytest

from goldenthread.documents.layout import Box, PageSize
from goldenthread.documents.layout.lines import join_lines, read_lines, words_text
from goldenthread.documents.layout.pages import Page, Word


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["Timely", "help."], "Timely help."),
        (["decision-", "making"], "decision-making"),
        (["16-", "and 17-year-olds"], "16- and 17-year-olds"),
        (["short-", "or long-term care"], "short- or long-term care"),
        (["foster-", "to-adopt placements"], "foster-to-adopt placements"),
        (["foster-to-", "adopt placements"], "foster-to-adopt placements"),
        (["help and/", "or support"], "help and/ or support"),
        (["help –", "and soon"], "help – and soon"),
        (["  two   spaces ", ""], "two spaces"),
    ],
)
def test_lines_join_with_their_hyphens_kept(lines: list[str], joined: str) -> None:
    assert join_lines(lines) == joined


def word(text: str, x: float, baseline: float = 100, size: float = 12, glued: bool = False) -> Word:
    return Word(text, Box(x, baseline - size, x + 30, baseline + 3), baseline, size, glued=glued)


def test_words_stand_in_lines_from_top_to_bottom_and_left_to_right() -> None:
    words = (word("second", 72, 120), word("b", 110), word("a", 72), word("c", 150, 101))
    lines = read_lines(Page(PageSize(1, 595, 842), words))
    assert [line.text for line in lines] == ["a b c", "second"]


def test_a_raised_footnote_digit_is_no_text() -> None:
    words = (word("improve?", 72), word("1", 102, baseline=96, size=7, glued=True))
    (line,) = read_lines(Page(PageSize(1, 595, 842), words))
    assert line.text == "improve?"


def test_small_digits_on_the_line_are_text() -> None:
    assert words_text((word("14 to 25", 72, size=9), word("2", 300, size=20))) == "14 to 25 2"
    assert words_text((word("14", 72, size=9), word("2", 300, size=20))) == "14 2"
