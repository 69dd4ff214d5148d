"""The work programme, reckoned from rows: what clashes, what is late, the last usable meetings."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.governance.clear_days import ClearDays
from goldenthread.governance.programme import (
    Planning,
    Quiet,
    expected,
    slots,
    without_meeting,
    working_back,
)
from goldenthread.governance.rows import BodyRow, MeetingRow, UndertakingRow, Waiting
from tests.unit.governance.test_feeds import undertaking

TODAY = date(2024, 6, 3)
BODIES = (
    BodyRow(1, "Improvement Board", "board", "Board", "", "", True, meets_every_weeks=5),
    BodyRow(2, "Committee", "committee", "Committee", "", "", True),
    BodyRow(3, "Full Council", "council", "Council", "", "", True),
)
RECESS = Quiet(1, "recess", "Recess", date(2024, 7, 29), date(2024, 8, 30))


def meeting(pk: int, body: int, day: date, at: str = "14:00") -> MeetingRow:
    told = (at, "", "planned", "Planned", "", "", None, 5 if body > 1 else None)
    return MeetingRow(pk, body, BODIES[body - 1].name, day, day, *told)


MEETINGS = (
    meeting(1, 1, date(2024, 7, 3)),
    meeting(2, 2, date(2024, 7, 8)),
    meeting(3, 2, date(2024, 7, 16)),
    meeting(4, 3, date(2024, 7, 17), "18:30"),
    meeting(5, 3, date(2024, 8, 7), "18:30"),
    meeting(6, 2, date(2024, 9, 16)),
)


def clear(row: MeetingRow) -> ClearDays | None:
    return ClearDays(row.needs_clear_days) if row.needs_clear_days else None


def planning(today: date = TODAY, *more: MeetingRow) -> Planning:
    return Planning((*MEETINGS, *more), (RECESS,), clear, today)


@pytest.mark.parametrize(
    ("today", "usable", "by"),
    [
        # The story: due by 23 August; Council of 17 July follows the committee of the 16th.
        (TODAY, [4, 3, 1], [date(2024, 7, 9), date(2024, 7, 8), None]),
        # On 9 July the committee of the 16th can no longer publish, and Council still can.
        (date(2024, 7, 9), [4, None, None], [date(2024, 7, 9), None, None]),
    ],
)
def test_each_bodys_last_meeting_before_a_date_that_can_still_be_used(
    today: date, usable: list[int | None], by: list[date | None]
) -> None:
    found = working_back(planning(today), date(2024, 8, 23), BODIES)
    assert [each.body.pk for each in found] == [3, 2, 1]
    assert [each.meeting.pk if each.meeting else None for each in found] == usable
    assert [each.publish_by for each in found] == by
    assert all(bool(each.why) != bool(each.meeting) for each in found)


def test_what_clashes_is_late_or_in_a_recess_says_so() -> None:
    other = meeting(7, 3, date(2024, 7, 16))
    late = {3: ["Appendix 2"], 6: ["Appendix 3"]}
    found = slots(planning(date(2024, 7, 9), other), {3: [("The plan", 9)]}, [], late)
    warned = {each.meeting.pk: each.warnings for each in found}
    assert warned[3] == (
        "Another body meets at the same time",
        "Missed its publishing date, 8 July 2024: Appendix 2",
    )
    assert warned[7] == ("Another body meets at the same time",)
    assert warned[5] == ("In the recess",)
    assert warned[6] == ()  # its papers have two months yet
    assert 2 not in warned  # has met


def test_an_undertaking_stands_at_the_first_meeting_on_or_after_it_is_due() -> None:
    def given(due_on: date | None) -> UndertakingRow:
        row = undertaking(due_on)
        return UndertakingRow(**{n: getattr(row, n) for n in row.__slots__} | {"to": ((2, "C"),)})

    def at(due_on: date | None) -> list[int]:
        found = slots(planning(), {}, [given(due_on)], {})
        return [each.meeting.pk for each in found if each.promises]

    assert (at(date(2024, 7, 8)), at(date(2024, 7, 9))) == ([2], [3])
    assert (at(date(2024, 5, 1)), at(None), at(date(2024, 12, 1))) == ([2], [2], [])


def test_a_body_that_meets_every_five_weeks_wants_its_next_meeting() -> None:
    (found,) = expected(BODIES, MEETINGS, date(2024, 12, 31))
    assert (found.body.name, found.by) == ("Improvement Board", date(2024, 8, 7))
    assert expected(BODIES, MEETINGS, date(2024, 8, 6)) == []


def test_a_second_meeting_of_the_day_and_a_cadence_that_ends_in_a_recess_are_said() -> None:
    evening = meeting(7, 1, date(2024, 7, 16), "18:00")
    found = slots(planning(TODAY, evening), {}, [], {})
    warned = {each.meeting.pk: each.warnings for each in found}
    assert warned[3] == ("On the same day as another meeting: Improvement Board",)
    assert warned[7] == ("On the same day as another meeting: Committee",)
    (again,) = expected(BODIES[:1], MEETINGS[:1], date(2025, 1, 1), (RECESS,))
    assert (again.by, again.quiet) == (
        date(2024, 8, 7), "Recess, 29 July 2024 to 30 August 2024",
    )  # fmt: skip


def test_what_a_body_was_recommended_waits_at_its_next_meeting() -> None:
    plan = Waiting(3, 9, "The plan", "recommend", MEETINGS[2])
    elsewhere = Waiting(8, 9, "The plan", "refer", MEETINGS[2])
    found = slots(planning(), {}, [], {}, (plan, elsewhere))
    assert {each.meeting.pk: each.waiting for each in found if each.waiting} == {4: (plan,)}
    assert plan.words == "The plan, recommended by the Committee, 16 July 2024"
    assert without_meeting(found, (plan, elsewhere)) == [elsewhere]
