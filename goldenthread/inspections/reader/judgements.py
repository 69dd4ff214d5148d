"""The table "Judgement | Grade" of an ILACS report, and the headings that repeat its grades.

Rows are known by their labels, never by their number or the date: there are four until early
2023 and five since, in any order, and no overall grade from April 2026. A grade can stand above,
below or between the lines of its label, so the two columns are read apart, each in its order.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from goldenthread.documents.layout import Place
from goldenthread.documents.layout.lines import Line, words_text
from goldenthread.documents.layout.pages import Word

from .blocks import Block
from .model import Judgement

_GRADES = {
    "outstanding": "outstanding",
    "good": "good",
    "requires improvement": "requires_improvement",
    "requires improvement to be good": "requires_improvement",
    "require improvement": "requires_improvement",
    "require improvement to be good": "requires_improvement",
    "inadequate": "inadequate",
}
GRADES = frozenset(_GRADES.values())
GRADE_WORDS = r"outstanding|good|requires? improvement(?: to be good)?|inadequate"
_GRADE_BEGINS = re.compile(r"(?:outstanding|good|requires?|inadequate|not)\b", re.IGNORECASE)
_ROW_BEGINS = re.compile(r"(?:the (?:impact|experiences?)\b|overall\b)", re.IGNORECASE)
_HEADER = re.compile(r"judgements?\s+grades?", re.IGNORECASE)
_MOST_LINES = 30

_IN_CARE = r"the experiences and progress of children (?:in care|looked[ -]after)"
AREAS = {  # a longer label stands before one that it begins with
    "leaders": r"the impact of leaders on social work practice with children and families",
    "help and protection": r"the experiences and progress of children (?:who|in) need (?:of )?"
    r"help and protection",
    "in care and care leavers": rf"{_IN_CARE} and care leavers",
    "in care": _IN_CARE,
    "care leavers": r"the experiences and progress of care leavers",
    "overall": r"overall effectiveness",
}
AREA_NAMES = {
    "leaders": "the impact of leaders",
    "help and protection": "children who need help and protection",
    "in care and care leavers": "children in care and care leavers",
    "in care": "children in care",
    "care leavers": "care leavers",
    "overall": "overall effectiveness",
}
_REPEATED = re.compile(
    r"[\s:.,–-]*(?:(?:is|are|remains?)\b)?[\s:–-]*"
    rf"({GRADE_WORDS})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Table:
    """What the table says; `unmatched` grades belong to no row."""

    judgements: tuple[Judgement, ...]
    unmatched: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A section's heading that repeats its grade."""

    area: str
    judgement: Judgement


@dataclass
class _Cell:
    page: int
    words: list[Word] = field(default_factory=list)

    @property
    def text(self) -> str:
        return words_text(self.words)

    @property
    def middle(self) -> float:
        """Pages follow each other downwards, so that cells of two pages can be compared."""
        boxes = [word.box for word in self.words]
        height = min(box.top for box in boxes) + max(box.bottom for box in boxes)
        return 100_000 * self.page + height / 2

    @property
    def place(self) -> Place:
        box = self.words[0].box
        for word in self.words[1:]:
            box |= word.box
        return Place(self.page, box)


def area_of(label: str) -> tuple[str, str] | None:
    """The area that a label names, as its key in AREAS and as printed."""
    for key, pattern in AREAS.items():
        if match := re.match(pattern, label, re.IGNORECASE):
            return key, match[0]
    return None


def grade_of(text: str) -> str | None:
    return _GRADES.get(text.casefold().strip(" ."))


def read_table(lines: Sequence[Line], row_begins: re.Pattern[str] = _ROW_BEGINS) -> Table:
    """The judgements of the table on one of the first two pages; none where there is no table."""
    rows = _table_lines([line for line in lines if line.page <= lines[0].page + 1], row_begins)
    boundary = _boundary(rows)
    if boundary is None:
        return Table(())
    halves = [_halves(line, boundary) for line in _until_prose(rows, boundary)]
    labels = _cells(
        (left for left, _ in halves), begins=lambda text, _: bool(row_begins.match(text))
    )
    grades = _cells(
        (right for _, right in halves),
        begins=lambda text, above: bool(_GRADE_BEGINS.match(text)) and not above.endswith("to be"),
    )
    return _matched(labels, grades)


def _table_lines(lines: Sequence[Line], row_begins: re.Pattern[str]) -> list[Line]:
    """From the first row on; where the table ends is seen later.

    In running text a line can begin like a row; a row with a number before it is surely one. The
    first row's grade can begin above its label.
    """
    for index, line in enumerate(lines):
        if _HEADER.fullmatch(line.text):
            return list(lines[index + 1 : index + 1 + _MOST_LINES])
    rows = [index for index, line in enumerate(lines) if row_begins.match(line.text)]
    numbered = [index for index in rows if lines[index].text[0].isdecimal()]
    start = next(iter(numbered or rows), None)
    if start is None:
        return []
    above = start > 0 and _grade_begins(lines[start - 1]) and len(lines[start - 1].words) <= 4
    return list(lines[start - above : start + _MOST_LINES])


def _grade_begins(line: Line) -> bool:
    return bool(_GRADE_BEGINS.match(line.text))


def _boundary(lines: Sequence[Line]) -> float | None:
    """Where the grades' column begins: at the leftmost grade that a wide hole stands before."""
    margin = min((line.box.x0 for line in lines), default=0.0)
    grades = [
        word.box.x0
        for line in lines
        for before, word in pairwise((None, *line.words))
        if word and _GRADE_BEGINS.match(word.text)
        if word.box.x0 - (before.box.x1 if before else margin) > 0.9 * word.size
    ]
    return min(grades) - 1 if grades else None


def _until_prose(lines: Iterable[Line], boundary: float) -> Iterator[Line]:
    """The table's lines: none has words that run on over the columns' boundary."""
    last: Line | None = None
    for line in lines:
        left, right = _halves(line, boundary)
        end = left.words[-1].box.x1 if left.words else 0.0
        if end > boundary or (right.words and right.words[0].box.x0 - end < 0.4 * line.size):
            return
        if last and line.page == last.page and line.box.top - last.box.bottom > 4 * line.size:
            return
        last = line
        yield line


def _halves(line: Line, boundary: float) -> tuple[_Cell, _Cell]:
    left, right = _Cell(line.page), _Cell(line.page)
    for word in line.words:
        (left if word.box.x0 < boundary else right).words.append(word)
    return left, right


def _cells(halves: Iterable[_Cell], begins: Callable[[str, str], bool]) -> list[_Cell]:
    """Whole cells from their lines; `begins` is given a line's text and that of the cell above."""
    cells: list[_Cell] = []
    for half in halves:
        if not half.words:
            continue
        if begins(half.text, cells[-1].text if cells else ""):
            cells.append(half)
        elif cells:
            cells[-1].words += half.words
    return cells


def _matched(labels: list[_Cell], grades: list[_Cell]) -> Table:
    """Row for row in order; where a cell is missing, by height."""
    if len(labels) == len(grades):
        return Table(tuple(map(_judgement, labels, grades)))
    taken: dict[int, _Cell] = {}
    unmatched = []
    for grade in grades:
        row = min(range(len(labels)), key=lambda i: abs(labels[i].middle - grade.middle), default=0)
        if row in taken or not labels:
            unmatched.append(grade.text)
        else:
            taken[row] = grade
    return Table(
        tuple(_judgement(label, taken.get(row)) for row, label in enumerate(labels)),
        tuple(unmatched),
    )


def _judgement(label: _Cell, grade: _Cell | None) -> Judgement:
    known = area_of(label.text)
    area = known[1] if known else label.text.rstrip(" .:")
    if grade is None:
        return Judgement(area, None, None, (label.place,))
    whole = Place(label.page, label.place.box | grade.place.box)
    places = (whole,) if grade.page == label.page else (label.place, grade.place)
    return Judgement(area, grade_of(grade.text) or grade.text, grade.text, places)


def repeated_grade(heading: str) -> str | None:
    """The grade behind the area that a section's heading names."""
    area = area_of(heading)
    match = _REPEATED.match(heading, len(area[1])) if area else None
    return match[1].capitalize() if match else None


def read_headings(blocks: Iterable[Block], body_size: float) -> list[Heading]:
    """The sections' headings that name an area and its grade, behind the table."""
    found = []
    for block in blocks:
        if block.mark is not None or not (block.bold or block.size > 1.05 * body_size):
            continue
        area, text = area_of(block.text), repeated_grade(block.text)
        if area and text:
            judgement = Judgement(area[1], grade_of(text), text, block.places)
            found.append(Heading(area[0], judgement))
    return found
