"""Which rows are headings, and what each column means.

A heading may take several rows: merged, wrapped, or a group over its columns. Columns without
a known heading are told from what stands in them, or kept under their own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from goldenthread.core.days import MONTH

from .cells import Cell, one_line
from .values.dates import Form, read_when
from .values.periods import Period, period_in
from .values.ratings import colour_of, read_rating, shade_of
from .vocabulary import Meaning, Vocabulary, plain
from .whoandwhen import BOTH

type Row = Sequence[Cell | None]

OTHER = "other"
TICKED = "ticked"  # a column for one colour of a rating, with a mark where it is that
_MONTH_ALONE = re.compile(rf"{MONTH}\.?", re.IGNORECASE)
_ONCE = {
    "ref", "finding_ref", "finding", "priority", "action", "lead", "owner", "start", "due",
    "original", "revised", "completed", "measure", "polarity", "baseline", "phase", BOTH,
}  # fmt: skip
_TELLING = {"action", "steps", "finding", "measure", "priority", "success", "outcome"}
_NUMBERED = {"action": "ref", "finding": "finding_ref", "measure": "ref", "priority": OTHER}
_SECOND = {"action": "steps", "due": "revised"}
PROMOTED = 0.55  # how sure a column is of actions that is not called so
_MOST_ROWS = 3
_WHO_OR_WHEN = {"lead", "owner", "due", BOTH}
_SENTENCE = 3  # words, at least
_CERTAIN, _LEAST_CERTAIN = 0.9, 3
_SHORT = 6  # words: what stands in the second row of a heading
_SAMPLE = 40  # rows in which it is seen what a column has


@dataclass(frozen=True, slots=True)
class Column:
    """`sure`: 0 where the meaning was told from what stands in the column."""

    field: str
    heading: str
    period: Period | None = None
    sure: float = 1.0

    @property
    def is_bare(self) -> bool:
        """Whether its heading is a time and no more, and so says not what of that time."""
        return self.period is not None and plain(self.period.words) == plain(self.heading)


@dataclass(frozen=True, slots=True)
class Header:
    """Columns by their place; `height` rows are headings; `words` are their plain words."""

    columns: dict[int, Column]
    height: int
    words: frozenset[str]

    def has(self, *fields: str) -> bool:
        return any(column.field in fields for column in self.columns.values())

    @property
    def score(self) -> float:
        return sum(c.sure for c in self.columns.values() if c.field != OTHER)


def header_at(rows: Sequence[Row], at: int, vocabulary: Vocabulary) -> Header | None:
    """The heading that begins in a row, if one does."""
    best: Header | None = None
    least = _covered(rows[at])
    for height in range(1, _MOST_ROWS + 1):
        if at + height > len(rows) or (height > 1 and not _is_short(rows, at, height)):
            break
        headings = _headings(rows[at : at + height])
        body = rows[at + height : at + height + _SAMPLE]
        columns = _by_words(_columns(headings, vocabulary), body)
        header = Header(columns, height, frozenset(map(plain, headings.values())))
        if not _is_header(header, headings, rows[at]) or height < least:
            continue
        better = best is None or header.score > best.score + 0.4
        if better and (height in (1, least) or _hangs(rows, at, header)):
            best = header
    return best


def _covered(row: Row) -> int:
    """How many rows a heading takes at least: those that its merged cells cover."""
    spans = [cell.row + cell.rows for cell in row if cell is not None and cell.text]
    starts = [cell.row for cell in row if cell is not None and cell.text]
    height = max(spans, default=0) - min(starts, default=0)
    return height if height <= _MOST_ROWS else 1


def repeats(row: Row, header: Header) -> bool:
    """Whether a row says the headings again, as at the top of each page."""
    said = [plain(cell.text) for cell in texts(row)]
    words = " ".join(header.words)
    known = [each for each in said if each in header.words or (len(each) > 3 and each in words)]
    return len(said) > 1 and len(known) >= max(2, 0.8 * len(said))


def texts(row: Row) -> list[Cell]:
    """The cells of a row that say something, each once."""
    found = {id(cell): cell for cell in row if cell is not None and cell.text}
    return list(found.values())


def _is_short(rows: Sequence[Row], at: int, height: int) -> bool:
    """Whether what the next row adds can be a part of headings."""
    own = [cell for cell in texts(rows[at + height - 1]) if cell not in rows[at]]
    return all(len(cell.text.split()) <= _SHORT and not cell.day for cell in own)


def _hangs(rows: Sequence[Row], at: int, header: Header) -> bool:
    """Whether rows are one heading: merged, or empty at their start; else each pair of words must
    be a known heading only together."""
    first, last = rows[at], rows[at + header.height - 1]
    if len(texts(first)) < 2:
        return False  # the title of the table
    merged = any(cell is not None and (cell.rows > 1 or cell.columns > 1) for cell in first)
    starts_empty = last[0] is None or not last[0].text or last[0] is first[0]
    if merged or (starts_empty and len(texts(last)) < len(texts(first))):
        return True
    return all(column.sure >= 0.95 for column in header.columns.values())


def _headings(rows: Sequence[Row]) -> dict[int, str]:
    found: dict[int, str] = {}
    for column in range(len(rows[0])):
        cells = dict.fromkeys(
            row[column].text  # type: ignore[union-attr]
            for row in rows
            if row[column] is not None
        )
        words = one_line(" ".join(cells))
        if words:
            found[column] = words
    return found


def _is_key(row: Row) -> bool:
    """A row of coloured cells explains colours; headings have one colour."""
    return len({shade_of(cell.fill) for cell in texts(row)} & {"red", "amber", "green"}) > 1


def _is_header(header: Header, headings: dict[int, str], row: Row) -> bool:
    known = [column for column in header.columns.values() if column.field != OTHER]
    fields = {column.field for column in known}
    if len(fields) < 2 or not fields & _TELLING:
        return False
    lengths = [len(words) for words in dict.fromkeys(headings.values())]
    if _is_key(row):
        return False
    is_short = sum(lengths) <= 50 * len(lengths)
    certain = sum(column.sure >= _CERTAIN for column in known)
    return is_short and 2 * len(known) >= len(headings) and certain >= 1


def _columns(headings: dict[int, str], vocabulary: Vocabulary) -> dict[int, Column]:
    """Each column's meaning: the surest first, and no field twice that can be there only once."""
    offers = {at: vocabulary.meanings(words) for at, words in headings.items()}
    taken: dict[str, str] = {}
    found: dict[int, Column] = {}
    order = sorted(offers, key=lambda at: (-(offers[at][0].sure if offers[at] else 0), at))
    for at in order:
        words = headings[at]
        meaning = next((each for each in offers[at] if _is_free(each, words, taken)), None)
        if meaning is None:
            second = _SECOND.get(offers[at][0].field, OTHER) if offers[at] else OTHER
            found[at] = Column(second if second not in taken else OTHER, words, sure=0.3)
        else:
            found[at] = Column(meaning.field, words, meaning.period, meaning.sure)
        taken.setdefault(found[at].field, words)
    return _promoted(_ticked(_with_periods(dict(sorted(found.items())))))


def _ticked(columns: dict[int, Column]) -> dict[int, Column]:
    """ "R | A | G": a column for each colour, where two at least stand side by side."""
    named = {at for at, each in columns.items() if each.field == OTHER and colour_of(each.heading)}
    beside = {at for at in named if {at - 1, at + 1} & named}
    return columns | {at: replace(columns[at], field=TICKED) for at in beside}


def _with_periods(columns: dict[int, Column]) -> dict[int, Column]:
    """A heading that is only a period has a report under it, or in a table of measures a figure."""
    is_measures = any(column.field == "measure" for column in columns.values())
    found = dict(columns)
    months = {at for at, each in columns.items() if _MONTH_ALONE.fullmatch(each.heading)}
    for at, column in columns.items():
        if at in months and {at - 1, at + 1} & months:  # "May", between April and June
            found[at] = Column("progress", column.heading, Period(column.heading), 0.6)
            continue
        rest, period = period_in(column.heading)
        if column.field == OTHER and period and not rest:
            field = "actual" if is_measures else "progress"
            found[at] = Column(field, column.heading, period, 0.6)
    return found


def _is_free(meaning: Meaning, words: str, taken: dict[str, str]) -> bool:
    """A heading merged over several columns may take its field several times."""
    return meaning.field not in _ONCE or taken.get(meaning.field, words) == words


def _promoted(columns: dict[int, Column]) -> dict[int, Column]:
    """A table of actions has a column of actions: where none is called so, the nearest is."""
    fields = [column.field for column in columns.values()]
    if "action" in fields or "measure" in fields:
        return columns
    has_people = any(
        each in fields for each in ("lead", "owner", "due", BOTH, "progress", "status")
    )
    nearest = next((f for f in ("steps", "finding", "priority", "success") if f in fields), None)
    if nearest is None or not has_people:
        return columns
    at = next(at for at, column in columns.items() if column.field == nearest)
    return columns | {at: replace(columns[at], field="action", sure=PROMOTED)}


def _by_words(columns: dict[int, Column], body: Sequence[Row]) -> dict[int, Column]:
    """Where no heading tells of actions, the column of sentences has them, if others say who or
    when and how it stands."""
    fields = {column.field for column in columns.values()}
    sure = {column.field for column in columns.values() if column.sure >= _CERTAIN}
    if fields & _TELLING or not sure & _WHO_OR_WHEN or len(sure - {OTHER}) < _LEAST_CERTAIN:
        return columns
    long = {at: _words_in(body, at) for at, each in columns.items() if each.field == OTHER}
    at = max(long, key=lambda each: long[each], default=-1)
    if at < 0 or long[at] < _SENTENCE:
        return columns
    return columns | {at: replace(columns[at], field="action", sure=PROMOTED)}


def _words_in(body: Sequence[Row], at: int) -> float:
    """How many words a cell of the column has, in the middle of all that say something."""
    said = sorted(len(cell.text.split()) for row in body if (cell := row[at]) and cell.text)
    return said[len(said) // 2] if said else 0


# Columns without a heading


def completed(header: Header, body: Iterable[Row], width: int, vocabulary: Vocabulary) -> Header:
    """The header with what the columns without a heading hold, where that can be told."""
    bare = [at for at in range(width) if at not in header.columns]
    sample = [row for row, _ in zip(body, range(_SAMPLE), strict=False)]
    columns = dict(header.columns)
    for at, column in header.columns.items():
        of_next = header.columns.get(at + 1)
        is_pair = of_next is not None and of_next.heading == column.heading
        if is_pair and column.field in _NUMBERED and _are_numbers([row[at] for row in sample]):
            columns[at] = Column(_NUMBERED[column.field], column.heading)
    for at in bare:
        cells = [cell for row in sample if (cell := row[at]) is not None]
        field = _told(cells, header, vocabulary)
        if field:
            columns[at] = Column(field, "", sure=0.0)
    return replace(header, columns=dict(sorted(columns.items())))


def _told(cells: Sequence[Cell], header: Header, vocabulary: Vocabulary) -> str:
    said = [cell for cell in cells if cell.text]
    rated = [c for c in cells if c.fill and read_rating(c.text, c.fill, vocabulary)]
    if not header.has("rating", "progress_rating", "impact_rating") and _most(
        [c for c in rated if not c.text or len(c.text) < 30], cells
    ):
        return "rating"
    if not said:
        return ""
    dated = [c for c in said if read_when(c.text, c.day).form not in (Form.UNKNOWN, Form.NONE)]
    if not header.has("due") and _most(dated, said):
        return "due"
    if not header.has("ref") and _are_numbers(said) and cells[0].column == 0:
        return "ref"
    return OTHER


def _are_numbers(cells: Sequence[Cell | None]) -> bool:
    said = [cell.text for cell in cells if cell is not None and cell.text]
    return bool(said) and all(len(each) < 8 and any(map(str.isdigit, each)) for each in said)


def _most(some: Sequence[Cell], cells: Sequence[Cell]) -> bool:
    return bool(some) and len(some) >= 0.6 * len(cells)
