"""What the Department for Education hid itself, row by row: child protection plans by duration.

The true numbers are not published, so each row is tried with every pair (or three) that its total
allows, in so far as one of them is small. Open Government Licence v3.0.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from goldenthread.measures.suppression import Sum, layout_of, protect, publish, read_sheet

SHARED = Path(__file__).resolve().parents[3].parent / "shared/data/comparators"
EVIDENCE = SHARED / "suppression_evidence.json"
D5 = SHARED / "dfe_raw/d5_cpps_at31march_by_duration_2013_to_2025.csv"
needs_evidence = pytest.mark.skipif(
    not EVIDENCE.is_file(), reason="the published figures (../shared/data/comparators) are not here"
)
DURATIONS = (
    "3_months_or_less",
    "more_than_3_months_6_months",
    "more_than_6_months_less_than_1_year",
    "1_year_less_than_2_years",
    "2_years_or_more",
)
MOST_HIDDEN_TOTAL = 5


def true_rows(cells: list[str], total: int) -> Iterator[list[int]]:
    """Every row of whole numbers that reads so once it is published."""
    hidden = [at for at, cell in enumerate(cells) if cell == "c"]
    left = total - sum(int(cell) for cell in cells if cell != "c")
    for first in product(range(1, left), repeat=len(hidden) - 1):
        last = left - sum(first)
        if last >= 1 and min(*first, last) <= 5:
            row = [0 if cell == "c" else int(cell) for cell in cells]
            for at, value in zip(hidden, (*first, last), strict=True):
                row[at] = value
            yield row


def hidden_in(row: list[int]) -> set[int]:
    values = {str(at): cell for at, cell in enumerate(row)} | {"all": sum(row)}
    each = Sum("all", tuple(str(at) for at in range(len(row))))
    return {int(key) for key in protect(values, [each]) if key != "all"}


def by_their_rule(cells: list[str], row: list[int]) -> bool:
    """1 to 5; where that is one cell, the next smallest that is not zero with it."""
    shown = [int(cell) for cell in cells if cell not in ("c", "0")]
    hidden = [value for cell, value in zip(cells, row, strict=True) if cell == "c"]
    larger = [value for value in hidden if value > 5]
    return not larger or (len(hidden) == 2 and larger[0] <= min(shown, default=larger[0]))


def check(cells: list[str], total: int) -> None:
    theirs = {at for at, cell in enumerate(cells) if cell == "c"}
    agreeing = 0
    for row in true_rows(cells, total):
        ours = hidden_in(row)
        assert all(at in ours for at, value in enumerate(row) if 1 <= value <= 5), row
        assert all(row[at] for at in ours), f"a zero of {row} is hidden"
        if by_their_rule(cells, row):  # of two equal ones, either may be hidden
            hidden = [sorted(row[at] for at in each) for each in (theirs, ours)]
            assert hidden[0] == hidden[1], f"{row}: they hid {theirs}, we {ours}"
            agreeing += ours == theirs
    assert agreeing, f"no true row makes us hide what they hid in {cells} of {total}"


@needs_evidence
def test_every_cell_hidden_in_the_evidence_is_hidden_by_us() -> None:
    rows = json.loads(EVIDENCE.read_text("utf-8"))["rows"]
    for each in rows:
        if each["total"] != "c":
            check(each["cells"], each["total"])
    assert len(rows) > 400


@needs_evidence
def test_a_single_hidden_cell_has_its_total_hidden_by_us_too() -> None:
    rows = json.loads(EVIDENCE.read_text("utf-8"))["rows"]
    alone = [each["cells"].index("c") for each in rows if each.get("note") == "single c"]
    assert alone
    for at, value in product(alone, range(1, MOST_HIDDEN_TOTAL + 1)):
        cells = {str(n): value if n == at else 0 for n in range(5)}
        found = protect(cells | {"all": value}, [Sum("all", tuple(cells))])
        assert set(found) == {str(at), "all"}


@needs_evidence
def test_a_file_of_true_rows_is_published_as_they_published_it() -> None:
    """Read as a file, with nothing said of its columns: cell by cell."""
    document = json.loads(EVIDENCE.read_text("utf-8"))
    lines, theirs = [",".join(("year", "la", "total", *document["columns"]))], []
    for each in (each for each in document["rows"] if each["total"] != "c"):
        rows = true_rows(each["cells"], each["total"])
        row = next(row for row in rows if by_their_rule(each["cells"], row))
        lines.append(",".join(map(str, (each["year"], '"' + each["la"] + '"', sum(row), *row))))
        theirs.append((str(each["total"]), *each["cells"]))
    sheet = read_sheet("\n".join(lines))
    assert [row[2:] for row in publish(sheet, layout_of(sheet)).rows] == theirs


@needs_evidence
def test_all_rows_of_all_years() -> None:
    """Also those kept out of the evidence: one hides three cells, 14 hide two and the total."""
    with D5.open(encoding="utf-8-sig") as lines:
        rows = [row for row in csv.DictReader(lines) if "c" in {row[name] for name in DURATIONS}]
    for row in rows:
        cells = [row[name] for name in DURATIONS]
        if row["CPP_At31"] != "c":
            check(cells, int(row["CPP_At31"]))
        elif cells.count("c") > 1:
            for total in range(2, MOST_HIDDEN_TOTAL + 1):
                check(cells, total)
    assert len(rows) == 736
