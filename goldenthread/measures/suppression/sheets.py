"""A table as a file has it: which columns name a row, which count, what adds up to what. Pure.

What is not said is found: columns and rows that the figures show to be totals, and percentages by
the counts that they are worked out from. What was found is part of the answer, so that a person
can see it and say otherwise.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from io import StringIO
from typing import NamedTuple

from goldenthread.core.errors import Refused

HIDDEN = "c"
"""What stands for a hidden number in the publications of the Department for Education."""

_WHOLE = re.compile(r"\d{1,3}(,\d{3})+|\d+(\.0+)?")
_NUMBER = re.compile(r"-?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?%?")
_NAMES_A_ROW = re.compile(
    r"(year|month|quarter|week|rank|age|la|ward|no|ref|row|#|(time )?period)"
    r"|.*\b(code|id|urn|uprn|reference|postcode)"
)
_SYMBOLS = frozenset(
    {"c", "k", "low", "u", "x", "z", ":", ".", "..", "-", "*", "~", "!", "#", "s", "n/a", "na"}
)
_MANY = 6
_YEAR = re.compile(r"(19|20)\d\d([/-]?\d\d)?")
_SHARE = re.compile(r"per ?cent(age)?s?|pct|%|\brates?\b|proportions?|\bshares?\b|per [\d,]+")


class Share(NamedTuple):
    """A column that is `scale` x part / whole (100 for per cent). By their columns' numbers."""

    column: int
    part: int
    whole: int | None
    scale: int | None


class ColumnSum(NamedTuple):
    """A column that is the sum of others."""

    total: int
    parts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The header and the rows of a file, as texts; all rows as long as the header."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def column(self, name: str) -> int:
        """The number of the column with this heading, or Refused with the headings there are."""
        wanted = plain(name)
        found = [n for n, each in enumerate(self.header) if plain(each) == wanted]
        if len(found) == 1:
            return found[0]
        if found:
            raise Refused(f"“{name}” is the heading of {len(found)} columns: give each its own.")
        raise Refused(f"There is no column “{name}”. The columns: {', '.join(self.header)}.")

    def numbers(self, column: int) -> list[int | None]:
        return [whole(row[column]) for row in self.rows]


@dataclass(frozen=True, slots=True)
class Layout:
    """What the columns and rows of a sheet are. `row_sums`: a row and those that it adds up."""

    keys: tuple[int, ...]
    counts: tuple[int, ...]
    sums: tuple[ColumnSum, ...] = ()
    row_sums: tuple[tuple[int, tuple[int, ...]], ...] = ()
    shares: tuple[Share, ...] = ()
    doubts: tuple[str, ...] = field(default=())


def read_sheet(text: str) -> Sheet:
    """A CSV file with one line of headings; Refused where it is none."""
    lines = list(csv.reader(StringIO(text.removeprefix("\ufeff"), newline="")))
    lines = [line for line in lines if any(cell.strip() for cell in line)]
    if not lines:
        raise Refused("There is nothing in this file.")
    header, *rows = lines
    if len(header) < 2 or not rows:
        raise Refused("A table needs a line of headings and, below it, lines with counts.")
    for number, row in enumerate(rows, start=2):
        if len(row) != len(header):
            raise Refused(
                f"Row {number} has {len(row)} cells and the headings are {len(header)}: is there "
                "a comma in a text without quotation marks?"
            )
    return Sheet(tuple(header), tuple(map(tuple, rows)))


def plain(text: str) -> str:
    """A heading or label without what is only writing: case, underscores, double spaces."""
    return " ".join(text.replace("_", " ").casefold().split())


def whole(text: str) -> int | None:
    """A count: 1234, 1,234 or 1234.0. None for symbols, blanks and whatever else."""
    text = text.strip()
    if not _WHOLE.fullmatch(text):
        return None
    return int(text.partition(".")[0].replace(",", ""))


def is_number(text: str) -> bool:
    return bool(_NUMBER.fullmatch(text.strip()))


def count_columns(sheet: Sheet) -> tuple[int, ...]:
    """Columns with whole numbers and symbols only that are no names, years or codes."""
    return tuple(n for n in range(len(sheet.header)) if _counts(sheet, n))


def _counts(sheet: Sheet, column: int) -> bool:
    heading = plain(sheet.header[column])
    if _NAMES_A_ROW.fullmatch(heading) or is_share(heading):
        return False
    texts = [row[column].strip() for row in sheet.rows]
    numbers = [text for text in texts if is_number(text)]
    if not numbers or any(whole(text) is None for text in numbers):
        return False
    others = {plain(text) for text in texts if text and not is_number(text)}
    return not _are_codes(numbers) and others <= _SYMBOLS


def _are_codes(numbers: Sequence[str]) -> bool:
    """Numbers that count nothing: 0123, years throughout, or 1, 2, 3 down many rows."""
    padded = any(text.startswith("0") and text.isdigit() and len(text) > 1 for text in numbers)
    numbered = [*map(whole, numbers)] == [*range(1, len(numbers) + 1)]
    return padded or all(map(_YEAR.fullmatch, numbers)) or (numbered and len(numbers) >= _MANY)


def is_share(heading: str) -> bool:
    return bool(_SHARE.search(plain(heading)))


def stem(heading: str) -> str:
    """What a share is of, by its heading: "rereferral_percent" and "Rereferral count" agree."""
    words = _SHARE.sub(" ", plain(heading))
    words = re.sub(r"\b(counts?|numbers?|no|n|of)\b|[^\w ]", " ", words)
    return " ".join(words.split())


def key_columns(sheet: Sheet, counts: Sequence[int]) -> tuple[int, ...]:
    """The columns that say what a row is about: neither counts nor shares nor other figures."""
    rest = (n for n in range(len(sheet.header)) if n not in counts)
    return tuple(n for n in rest if not is_share(sheet.header[n]) and not _is_figure(sheet, n))


def _is_figure(sheet: Sheet, column: int) -> bool:
    """With decimals, as an average has."""
    return any(is_number(row[column]) and whole(row[column]) is None for row in sheet.rows)
