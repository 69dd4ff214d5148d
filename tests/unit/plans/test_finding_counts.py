"""What may follow a status, every count of how findings stand, and the lists behind them."""

from __future__ import annotations

import pytest

from goldenthread.inspections.areas import OURS, words_of
from goldenthread.plans.finding_status import (
    GOES_BACK,
    TRANSITIONS,
    FindingFilters,
    Status,
    by_area,
    by_inspection,
    by_priority,
    counts,
    fully_met,
    may_follow,
)
from goldenthread.plans.position import ActionRow, FindingRow, InspectionRow, Position, PriorityRow
from goldenthread.plans.ratings import Progress
from tests.people import TODAY


def plan_of(*findings: FindingRow) -> Position:
    actions = tuple(
        ActionRow(ref, "Work", ref[0], "Lead", "Owner", Progress.ON_TRACK, pk=n)
        for n, ref in enumerate(("1.1", "2.1"), 1)
    )
    priorities = (PriorityRow("1", "Care leavers"), PriorityRow("2", "Front door"))
    inspections = (InspectionRow(1, "ILACS"), InspectionRow(2, "JTAI"))
    return Position(TODAY, 1, actions, priorities, findings, inspections=inspections)


def found(
    number: int, status: str, *, inspection: int = 1, area: str = "", actions: tuple[int, ...] = ()
) -> FindingRow:
    return FindingRow(
        str(number),
        f"Finding {number}",
        "Recommendation",
        {1: "ILACS", 2: "JTAI"}[inspection],
        "",
        tuple(f"{pk}.1" for pk in actions),
        pk=number,
        action_pks=actions,
        practice_area=area,
        inspection_pk=inspection,
        status_code=status,
    )


PLAN = plan_of(
    found(1, "fully_met", area="care_leavers", actions=(1, 2)),
    found(2, "partly_met", area="care_leavers", actions=(1,)),
    found(3, "reopened", inspection=2, area="front_door"),
    found(4, "open", inspection=2),
    found(5, "fully_met", inspection=2, actions=(2,)),
)


def test_the_statuses_add_up_to_all_findings():
    assert counts(PLAN.findings) == {"open": 1, "partly_met": 1, "fully_met": 2, "reopened": 1}
    assert str(fully_met(PLAN.findings)) == "40% (2 of 5)"
    assert str(fully_met(())) == "none"


@pytest.mark.parametrize("groups", [by_inspection(PLAN), by_area(PLAN, words_of(OURS))])
def test_by_inspection_and_area_each_finding_counts_once(groups):
    assert sum(group.met.whole for group in groups) == 5
    assert sum(group.met.count for group in groups) == 2


def test_by_priority_a_finding_counts_wherever_an_action_answers_it():
    shares = {group.name: str(group.met) for group in by_priority(PLAN)}
    assert shares == {
        "1. Care leavers": "50% (1 of 2)",
        "2. Front door": "100% (2 of 2)",
        "No action": "0% (0 of 2)",
    }


@pytest.mark.parametrize("groups", [by_inspection, by_priority])
def test_the_list_behind_a_group_is_that_group(groups):
    for group in groups(PLAN):
        listed = FindingFilters.read(group.query).select(PLAN)
        assert tuple(listed) == group.rows, group.name


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"status": "fully_met"}, "1 5"),
        ({"status": "invented"}, "1 2 3 4 5"),
        ({"show": "no-action"}, "3 4"),
        ({"priority": "2"}, "1 5"),
        ({"q": "finding 4"}, "4"),
        ({"inspection": "2", "status": "open"}, "4"),
        ({"sort": "status"}, "4 3 2 1 5"),
        ({"sort": "-status"}, "1 5 2 3 4"),
    ],
)
def test_a_list_of_findings_is_narrowed_and_sorted(query, expected):
    rows = FindingFilters.read(query).select(PLAN)
    assert " ".join(each.ref for each in rows) == expected


# What may follow, as data


def test_every_status_can_be_left_and_confirmed():
    assert set(TRANSITIONS) == set(Status)
    for status in Status:
        assert TRANSITIONS[status]
        assert may_follow(status)[0] in {status, *TRANSITIONS[status]}
        assert status in may_follow(status)


def test_a_finding_is_reopened_only_after_it_was_fully_met():
    assert [each for each in Status if Status.REOPENED in TRANSITIONS[each]] == [Status.FULLY_MET]
    assert all(after in TRANSITIONS[before] for before, after in GOES_BACK)
