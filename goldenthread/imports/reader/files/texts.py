"""Plain text: comma-separated values, and what is pasted from a document or a sheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from statistics import median

from goldenthread.core.errors import Refused
from goldenthread.core.workbooks import unguarded

from ..cells import MOST_CELLS, Cell, Grid, Paragraph, Source, tidy

_MARKS = ",;\t|"
_SAMPLE = 100_000  # characters
_ITEM = re.compile(r"[•●▪◦‣·*\u2043\uf0b7–—-]\s+(?=\S)")
_HEADING = re.compile(r"(#{1,6})\s+(?=\S)")


def read_csv(text: str) -> Source:
    """Rows of cells, with a sign between them."""
    rows = [[unguarded(each) for each in row] for row in _rows(text, _mark_in(text[:_SAMPLE]))]
    grid = _grid(rows, "line")
    return Source("csv", (grid,) if grid.cells else ())


def _mark_in(sample: str) -> str:
    """The first sign that parts several rows all alike; else the one that makes most columns."""
    whole = sample if len(sample) < _SAMPLE else sample.rpartition("\n")[0] or sample
    counts = {mark: [len(row) for row in _rows(whole, mark) if any(row)] or [0] for mark in _MARKS}
    alike = (mark for mark, each in counts.items() if len(each) > 1 < each[0] and len({*each}) == 1)
    return next(alike, max(_MARKS, key=lambda mark: median(counts[mark])))


def _rows(text: str, mark: str) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=mark))
    except csv.Error as error:
        raise Refused(
            "The rows cannot be told apart: a quotation mark is not closed, or a cell is too "
            "long. Open the file in Excel, save it again, and try the copy."
        ) from error


def _grid(rows: list[list[str]], name: str) -> Grid:
    if sum(map(len, rows)) > MOST_CELLS:
        raise Refused("The file has more cells than any plan. Save a copy with the plan alone.")
    cells = (
        Cell(words, r, c, f"{name} {r + 1}, column {c + 1}")
        for r, row in enumerate(rows)
        for c, each in enumerate(row)
        if (words := tidy(each))
    )
    return Grid("", name, tuple(cells))


def read_text(text: str) -> Source:
    """What was pasted: stretches with tabs are tables, the rest are paragraphs."""
    return Source("txt", tuple(_parts(text)))


def _parts(text: str) -> Iterator[Grid | Paragraph]:
    rows: list[list[str]] = []
    begun = 0
    for number, row in enumerate(_lines(text), start=1):
        if len(row) > 1:
            begun = begun or number
            rows.append(row)
            continue
        if rows and not row[0].strip():
            continue  # an empty line inside a table
        if rows:
            yield _grid(rows, f"table from row {begun}: row")
            rows, begun = [], 0
        if words := tidy(row[0]):
            yield _paragraph(words, f"line {number}")
    if rows:
        yield _grid(rows, f"table from row {begun}: row")


def _lines(text: str) -> list[list[str]]:
    """Excel puts a cell of several lines between quotation marks when it is copied."""
    if "\t" in text:
        return [row or [""] for row in _rows(text, "\t")]
    return [_piped(line) if line.lstrip().startswith("|") else [line] for line in text.split("\n")]


def _piped(line: str) -> list[str]:
    """A row of a table in Markdown; the line of dashes under its head says nothing."""
    cells = [each.strip() for each in line.strip().strip("|").split("|")]
    return ["", ""] if all(re.fullmatch(r":?-+:?", each) for each in cells) else cells


def _paragraph(words: str, place: str) -> Paragraph:
    if found := _HEADING.match(words):
        return Paragraph(words[found.end() :], place, len(found[1]))
    return Paragraph(words, place, 0, bool(_ITEM.match(words)))
