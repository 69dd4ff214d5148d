"""The plan's own pace: counts on a day, months ahead, and when a pace says too little."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from goldenthread.plans.pace import (
    Day,
    History,
    Pace,
    Point,
    Told,
    burn_up,
    last_due,
    month_ends,
    pace_at,
    point,
    projection,
)

BEGIN = date(2026, 1, 1)
END = Day(date(2026, 6, 15), 99)


def history(
    due: date, complete: date | None = None, moved: tuple[date, date] | None = None
) -> History:
    dues = [Told(BEGIN, 1, due)]
    if moved:
        dues.append(Told(moved[0], 5, moved[1]))
    return History(
        placed=[Told(BEGIN, 1, True)],
        counted=[Told(BEGIN, 1, True)],
        complete=[Told(complete, 9, True)] if complete else [],
        due=dues,
    )


def test_a_day_is_counted_as_it_was_known() -> None:
    late = history(
        date(2026, 3, 31), date(2026, 4, 10), moved=(date(2026, 3, 20), date(2026, 5, 29))
    )
    assert point([late], Day(date(2026, 3, 31), 4)) == Point(date(2026, 3, 31), 1, 0, 1, 1)
    assert point([late], Day(date(2026, 3, 31), 8)) == Point(date(2026, 3, 31), 1, 0, 0, 1)
    assert point([late], Day(date(2026, 4, 30), 8)).complete == 0  # entered later
    assert point([late], Day(date(2026, 4, 30), 9)).complete == 1


def test_what_left_the_plan_stands_in_no_count() -> None:
    gone = History([Told(BEGIN, 1, True)], [Told(BEGIN, 1, True), Told(BEGIN, 3, False)], [], [])
    away = History([Told(BEGIN, 1, True), Told(BEGIN, 2, False)], [], [], [])
    assert point([gone, away], Day(BEGIN, 1)).whole == 2
    assert point([gone, away], Day(BEGIN, 3)).whole == 0


def test_months_end_before_the_day() -> None:
    assert month_ends(date(2025, 12, 15), date(2026, 2, 28)) == [
        date(2025, 12, 31),
        date(2026, 1, 31),
    ]
    assert month_ends(date(2026, 2, 28), date(2026, 2, 28)) == []


def test_the_months_to_come_say_what_the_dates_say_now() -> None:
    rows = [
        history(date(2026, 6, 30)),
        history(date(2026, 6, 20), moved=(date(2026, 6, 1), date(2026, 8, 14))),
    ]
    points = burn_up(rows, [Day(date(2026, 5, 31), 4), END])
    assert [p.on for p in points] == [
        *(date(2026, 5, 31), END.on, date(2026, 6, 30), date(2026, 7, 31), date(2026, 8, 31)),
    ]
    assert [(p.due, p.due_originally) for p in points] == [(0, 0), (0, 0), (1, 2), (1, 2), (2, 2)]
    assert [p.complete for p in points] == [0, 0, None, None, None]
    assert last_due(rows, END) == date(2026, 8, 14)


def test_nothing_is_to_come_when_all_dates_have_passed() -> None:
    assert [p.on for p in burn_up([history(date(2026, 3, 31))], [END])] == [END.on]
    assert burn_up([], [END]) == [Point(END.on, 0, 0, 0, 0)]


@pytest.mark.parametrize(
    ("pace", "sentence", "difference"),
    [
        (
            Pace(90, 18, 31, 33),
            "18 of 90 actions are complete; 31 were due by now (by their original dates 33).",
            "That is 13 fewer than the current dates said.",
        ),
        (
            Pace(12, 1, 1, 0),
            "1 of 12 actions is complete; 1 was due by now (by their original dates 0).",
            "That is as many as the current dates asked for.",
        ),
        (
            Pace(12, 3, 1, 1),
            "3 of 12 actions are complete; 1 was due by now (by their original dates 1).",
            "That is 2 more than the current dates asked for.",
        ),
    ],
)
def test_the_pace_is_said_in_a_sentence(pace: Pace, sentence: str, difference: str) -> None:
    assert (pace.sentence, pace.difference) == (sentence, difference)


def known(*complete: int, whole: int = 90) -> list[Point]:
    """A point on each 30th day."""
    days = (BEGIN + timedelta(days=30 * n) for n in range(len(complete)))
    return [Point(on, whole, count, 0, 0) for on, count in zip(days, complete, strict=True)]


def test_a_pace_that_holds_says_when_and_how_it_was_counted() -> None:
    said = projection([*known(0, 2, 4, 6, 8, 10, 12, 14), Point(date(2027, 1, 1), 90, None, 0, 0)])
    # Twelve in the 180 days since 31 January; 76 are left: 1,140 days more.
    assert said.sentence.startswith("12 actions became complete in the 180 days since 31 January")
    assert said.by == BEGIN + timedelta(days=210 + 1140)
    assert f"around {said.by:%B %Y}" in said.sentence
    assert said.how.startswith("The sum: 76 left × 180 days ÷ 12 complete.")


@pytest.mark.parametrize(
    ("points", "sentence"),
    [
        (known(0, 4, 9), "Too few to tell: the record goes back 2 month ends."),
        (known(0, 1, 2, 4), "Too few to tell: 4 actions have become complete since"),
        (known(5, 5, 5, 6), "Too few to tell: 1 action has become complete since"),
        (known(5, 5, 5, 5), "Too few to tell: no actions have become complete since"),
        (known(5, 5, 5, 3), "Too few to tell: 2 fewer are complete since"),
        (known(1, 4, 9, 12, whole=12), "All actions are complete."),
        (known(0, 0, 0, 0, whole=0), "The plan has no actions yet."),
        (known(0, 1, 3, 5, whole=500), "not all would be complete in ten years"),
    ],
)
def test_a_pace_that_says_too_little_is_said_to(points: list[Point], sentence: str) -> None:
    said = projection(points)
    assert sentence in said.sentence
    assert said.by is None


def test_a_day_of_the_chart_has_the_pace_of_that_day() -> None:
    assert pace_at(Point(END.on, 90, 18, 31, 33)) == Pace(90, 18, 31, 33)
