"""Rare events as they are shown: the finding, how long since the last, the chart of gaps."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django import forms

from goldenthread.measures.charts_rare import rare_chart
from goldenthread.measures.forms_events import _read
from goldenthread.measures.spc import Direction
from goldenthread.measures.spc_rare import RareEvents, rare_events
from goldenthread.measures.words_rare import rare_words, since_words

FIRST = date(2024, 1, 1)
STEADY = (30, 41, 25, 36, 44, 28, 33, 39, 27, 35, 31, 42, 29, 37)


def rare(
    gaps: tuple[int, ...], since: int = 20, **more: Direction
) -> tuple[RareEvents, list[date]]:
    days = [FIRST]
    for gap in gaps:
        days.append(days[-1] + timedelta(days=gap))
    return rare_events(days, until=days[-1] + timedelta(days=since), **more), days


@pytest.mark.parametrize(
    ("gaps", "since", "said"),
    [
        ((), 20, "Not enough events yet to tell"),
        (STEADY[:12], 20, "Not enough events yet to tell (12 of 13 gaps)"),
        (STEADY[:13], 20, "Days between events: no real change, the usual ups and downs"),
        (STEADY, 400, "No event for longer than chance allows"),
        ((*STEADY, 300), 5, "Days between events: the last gap is a real improvement"),
        ((*STEADY, 0), 5, "Days between events: the last gap is a real change for the worse"),
    ],
)
def test_the_finding_is_said(gaps: tuple[int, ...], since: int, said: str) -> None:
    assert rare_words(rare(gaps, since)[0]) == said


def test_which_way_is_better_is_the_measures_own() -> None:
    found, _ = rare((*STEADY, 300), better=Direction.NEUTRAL)
    assert rare_words(found) == "Days between events: the last gap is longer than usual"


def test_how_long_it_is_since_the_last_and_how_long_it_usually_is() -> None:
    assert since_words(rare(STEADY)[0]) == "20 days since the last event. It is usually 34."
    assert since_words(rare((), since=1)[0]) == "1 day since the last event."
    assert since_words(rare_events([])) == "No event is entered."


def test_limits_are_drawn_from_thirteen_gaps_on_and_signals_have_their_shape() -> None:
    few, days = rare(STEADY[:12])
    assert "Upper limit" not in str(rare_chart(few, days[1:], ("Title", "Words")))
    found, days = rare((*STEADY, 0))
    drawn = str(rare_chart(found, days[1:], ("Title", "Words")))
    assert drawn.count('class="gt-figure"') == len(STEADY) + 1
    assert "Upper limit" in drawn
    assert drawn.count('z" fill="#c25700"') == 1
    assert "style=" not in drawn


@pytest.mark.parametrize(
    ("line", "day", "count"),
    [
        ("14 3 2026", date(2026, 3, 14), 1),
        ("14/03/2026 x2", date(2026, 3, 14), 2),
        ("14 March 2026", date(2026, 3, 14), 1),
        ("2026-03-14 x0", date(2026, 3, 14), 0),
    ],
)
def test_days_are_read_as_they_are_typed(line: str, day: date, count: int) -> None:
    assert _read(line) == (day, count)


@pytest.mark.parametrize("line", ["31 2 2026", "soon", "14 3", "14 3 2026 twice"])
def test_what_is_no_day_says_so(line: str) -> None:
    with pytest.raises(forms.ValidationError, match="is no day"):
        _read(line)
