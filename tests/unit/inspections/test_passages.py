"""The words of a report as passages that a person can mark, each with its place."""

from functools import cache

from goldenthread.inspections.passages import Passage, joined, read_passages
from tests.unit.inspections.reader.made import opening_source, typst_pdf

FIRST = "Families are helped early."
LONG = "Leaders know their services well, " + "and they ask what helps, " * 8 + "every week."


@cache
def passages():
    text = f"{FIRST} {LONG} “Workers stay.”\n\nAn aside.\n#pagebreak()\n- On page two: it is dark."
    return read_passages(typst_pdf(opening_source() + text))


def passage(text):
    return next(each for each in passages() if each.text == text)


def test_a_passage_is_a_sentence():
    texts = [each.text for each in passages()]
    assert texts[-5:] == [FIRST, LONG, "“Workers stay.”", "An aside.", "On page two: it is dark."]


def test_it_stands_on_the_lines_that_it_touches():
    first, long, last = passage(FIRST), passage(LONG), passage("“Workers stay.”")
    assert first.paragraph == long.paragraph == last.paragraph
    ((_, _, top, _, bottom),) = first.place
    ((_, _, long_top, _, long_bottom),) = long.place
    assert bottom - top < 20
    assert long_top == top
    assert long_bottom > bottom + 20
    assert last.place[0][4] == long_bottom
    assert last.place[0][2] > top


def test_pages_are_counted_from_one():
    assert passage(FIRST).page == 1
    assert passage("On page two: it is dark.").page == 2


def test_what_is_joined_has_a_rectangle_for_each_paragraph_and_page():
    one = Passage(4, "One.", [[1, 10, 700, 90, 720], [2, 10, 40, 50, 60]])
    two = Passage(4, "Two.", [[2, 5, 60, 80, 75]])
    other = Passage(7, "Three.", [[2, 10, 200, 90, 220]])
    text, place = joined([one, two, other])
    assert text == "One. Two. Three."
    assert place == [[1, 10, 700, 90, 720], [2, 5, 40, 80, 75], [2, 10, 200, 90, 220]]


def test_words_stand_in_a_rectangle_where_they_begin():
    first = Passage(0, "One.", [[2, 10, 100, 90, 120]])
    assert first.stands_in([[1, 0, 0, 500, 800], [2, 0, 101, 500, 110]])
    assert not first.stands_in([[1, 0, 0, 500, 800], [2, 0, 60, 500, 100]])
