"""Drawings of time: they say what they show, keep their labels apart, and need no style."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from goldenthread.plans.drawings_dates import (
    CHART_WIDTH,
    LINE_WIDTH,
    DateLine,
    burn_up_chart,
    date_line,
)
from goldenthread.plans.pace import Point

SVG = "{http://www.w3.org/2000/svg}"
MOVED = DateLine(
    date(2025, 3, 3),
    (date(2025, 6, 30), date(2025, 9, 30), date(2025, 12, 19)),
    date(2025, 11, 10),
)


def drawn(line: DateLine) -> ET.Element:
    return ET.fromstring(str(date_line(line)))  # noqa: S314 - our own drawing


def texts(root: ET.Element) -> list[str]:
    return [each.text or "" for each in root.iter(f"{SVG}text")]


def test_moves_are_drawn_and_said() -> None:
    root = drawn(MOVED)
    said = texts(root)
    assert {"92 days later", "80 days later", "Today"} <= set(said)
    assert {"Start 3 Mar 2025", "Original 30 Jun 2025", "Now 19 Dec 2025"} <= set(said)
    assert root.findtext(f"{SVG}title") == "The due date moved twice: 172 days later in all."
    assert "Moved to 30 September 2025, 92 days later." in (root.findtext(f"{SVG}desc") or "")
    assert root.get("role") == "img"
    assert "style" not in str(date_line(MOVED))


@pytest.mark.parametrize(
    ("dues", "title"),
    [
        ((date(2026, 6, 30),), "Due on 30 June 2026. The date has not moved."),
        ((date(2026, 6, 30), date(2026, 6, 29)), "moved once: 1 day earlier in all."),
        (tuple(date(2026, n, 28) for n in range(6, 11)), "moved 4 times: 122 days later in all."),
    ],
)
def test_the_title_says_how_often_it_moved(dues: tuple[date, ...], title: str) -> None:
    assert title in (
        drawn(DateLine(date(2026, 1, 5), dues, date(2026, 2, 1))).findtext(f"{SVG}title") or ""
    )


def test_labels_stay_inside_and_apart() -> None:
    close = DateLine(
        date(2026, 6, 1),
        (date(2026, 6, 10), date(2026, 6, 12), date(2026, 6, 14)),
        date(2026, 6, 11),
    )
    for line in (MOVED, close):
        places = [
            (float(each.get("x") or 0), float(each.get("y") or 0), len(each.text or "") * 7.4)
            for each in drawn(line).iter(f"{SVG}text")
            if each.get("text-anchor") == "middle"
        ]
        for at, high, wide in places:
            assert wide / 2 - 1 <= at <= LINE_WIDTH - wide / 2 + 1
            same_row = [p for p in places if p[1] == high and p != (at, high, wide)]
            assert all(abs(at - p[0]) >= (wide + p[2]) / 2 for p in same_row)


def points() -> list[Point]:
    known = [Point(date(2026, n, 28), 20, n, 2 * n, 2 * n + 1) for n in range(1, 5)]
    return [*known, Point(date(2026, 5, 31), 20, None, 15, 18)]


def test_a_burn_up_has_its_lines_labels_and_words() -> None:
    root = ET.fromstring(str(burn_up_chart(points(), "The title.")))  # noqa: S314 - our own
    said = texts(root)
    assert {"All actions: 20", "Due, original dates", "Due, current dates", "Complete: 4"} <= set(
        said
    )
    assert root.findtext(f"{SVG}title") == "The title."
    assert "4 of 20 are complete; 8 were due by then" in (root.findtext(f"{SVG}desc") or "")
    dashes = [each.get("stroke-dasharray") for each in root.iter(f"{SVG}path")]
    assert {"2 4", "9 5"} <= set(dashes)  # told apart in grey
    assert "style" not in str(burn_up_chart(points(), "x"))


def test_a_burn_up_of_one_day_or_of_no_action_can_be_drawn() -> None:
    for only in (Point(date(2026, 1, 31), 0, 0, 0, 0), Point(date(2026, 1, 31), 3, 1, 0, 0)):
        drawing = str(burn_up_chart([only], "x"))
        assert not re.search(r"nan|inf", drawing)
        assert f'width="{CHART_WIDTH:.0f}"' in drawing


@pytest.mark.parametrize("months", range(1, 30))
def test_months_under_an_axis_never_meet(months: int) -> None:
    """A name of seven letters takes as much room as ten months leave for one."""
    end = date(2026 + (months + 1) // 12, (months + 1) % 12 + 1, 27)
    root = drawn(DateLine(date(2026, 2, 16), (end,), date(2026, 2, 16)))
    named = [
        (float(each.get("x", 0)), each.text or "")
        for each in root.iter(f"{SVG}text")
        if re.fullmatch(r"[A-Z][a-z]{2}( \d{4})?", each.text or "")
    ]
    assert named[0][1] == "Feb 2026"
    for (left, words), (after, _) in pairwise(named):
        assert left + 7 * len(words) <= after
