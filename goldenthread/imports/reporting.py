"""The report of an import, row by row, as Excel. Pure but for the days' words.

No text becomes a formula: each is written as a text.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import xlsxwriter

from goldenthread.core.workbooks import SAFE

from .comparing import Changed, Comparison, Now
from .exchange import MOST
from .settling import Settled

HEADS = (
    ("Where in the file", 18), ("Reference in the file", 14), ("As written", 60),
    ("What became of it", 22), ("Reference", 12), ("Action", 60), ("Lead", 30), ("Owner", 30),
    ("Due as written", 20), ("Due", 14), ("Not brought in, or settled by hand", 60),
)  # fmt: skip
LEFT = "Left out by who brought it in"
SAVED = "An action"


def report_of(
    proposal: Mapping[str, Any], rows: Sequence[Settled], posts: Mapping[int, str]
) -> bytes:
    """Every row of the file with what became of it, and below them what the reader left out."""
    said = {row["n"]: row for row in proposal["rows"]}
    lines = [_line(said[row.n], row, posts) for row in rows]
    lines += [
        (each["place"], "", each["words"], "No part of the plan", *[""] * 6, each["why"])
        for each in proposal["left_out"]
    ]
    if proposal["measures"]:
        note = f"{proposal['measures']} measures are not brought in: they are kept under Measures."
        lines.append(("", "", "Measures", "Not brought in", *[""] * 6, note))
    return workbook([("Rows", HEADS, lines)])


def _line(said: Mapping[str, Any], row: Settled, posts: Mapping[int, str]) -> tuple[Any, ...]:
    due = said["due_on"]["said"] if said["due_on"] else ""
    settled = [each["sentence"] for each in said["doubts"]]
    if row.is_out:
        return (row.place, said["ref"], said["text"], LEFT, *[""] * 4, due, "", "")
    return (
        row.place,
        said["ref"],
        said["text"],
        SAVED,
        row.reference,
        row.title,
        posts.get(row.lead or 0, ""),
        posts.get(row.owner or 0, ""),
        due,
        row.due_on,
        "\n".join((*row.notes, *settled)),
    )


type Tab = tuple[str, Sequence[tuple[str, int]], Iterable[Sequence[Any]]]


def workbook(tabs: Iterable[Tab]) -> bytes:
    """Sheets of heads with their widths, and rows of texts, days and numbers."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, **SAFE})
    book.set_properties({"author": "", "comments": ""})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    dated = book.add_format({"num_format": "d mmmm yyyy", "align": "left", "valign": "top"})
    for name, heads, rows in tabs:
        sheet = book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        for across, (head, width) in enumerate(heads):
            sheet.set_column(across, across, width)
            sheet.write_string(0, across, head, bold)
        for down, row in enumerate(rows, 1):
            for across, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(down, across, printable(value)[:MOST], plain)
                elif value is not None:
                    sheet.write_datetime(down, across, value, dated)
    book.close()
    return out.getvalue()


def printable(text: str) -> str:
    """Without the signs that no file of Excel can hold."""
    return "".join(each for each in text if each in "\n\t" or ord(each) >= 32)


CHANGE_HEADS = (
    ("Where in the file", 18), ("Reference", 12), ("What", 30), ("Before", 60), ("After", 60),
    ("What became of it", 40),
)  # fmt: skip


def changes_of(
    result: Comparison,
    accepted: set[str],
    posts: Mapping[int, str],
    priorities: Mapping[int, str],
) -> bytes:
    """Every difference with what became of it, and the actions that the file no longer has."""
    lines: list[tuple[Any, ...]] = []
    for each in result.changed:
        lines += [*_changes(each, accepted, posts, priorities)]
    for row in result.new:
        became = "Added" if f"new-{row.n}" in accepted else " ".join(("Not added.", *row.problems))
        lines.append((row.place, row.reference, "A new action", "", row.title, became))
    lines += [
        ("", now.reference, "Not in the file", now.title, "", _of_gone(now, accepted))
        for now in result.gone
    ]
    return workbook([("Changes", CHANGE_HEADS, lines)])


def _of_gone(now: Now, accepted: set[str]) -> str:
    return "Withdrawn" if f"gone-{now.pk}" in accepted else "Stays as it is"


def _changes(
    each: Changed, accepted: set[str], posts: Mapping[int, str], priorities: Mapping[int, str]
) -> Iterator[tuple[Any, ...]]:
    at = (each.row.place, each.now.reference)

    def became(kind: str, words: str) -> str:
        return words if f"{each.now.pk}-{kind}" in accepted else "Not accepted"

    for label, before, after in each.told(posts, priorities):
        yield (*at, label, before, after, became("fields", "Changed"))
    if each.due_on:
        yield (*at, "Due", each.now.due_on, each.due_on, became("due", "A new date is asked for"))
    if each.update:
        before, after = each.now.narrative, each.update.narrative
        yield (*at, "Progress: update", before, after, became("update", "The update is given"))
    for problem in each.problems:
        yield (*at, "Progress: update", "", "", f"Not accepted. {problem}")
