"""Impact is assessed in dated rounds, can go back with a reason, and then stands out."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from goldenthread.core.errors import Refused
from goldenthread.ledger.moments import Moment
from goldenthread.plans import changes
from goldenthread.plans.exceptions import exceptions
from goldenthread.plans.read import plan_at, position
from goldenthread.plans.rounds import rounds_of
from tests.people import TODAY, World, at

pytestmark = pytest.mark.django_db


def assess(world: World, rating: str, why: str = "What we saw.", **more: Any) -> Any:
    given = changes.ImpactInput(rating, why, below_standard="Nothing else is there.", **more)
    action = world.action("1.2")
    return changes.assess_impact(by=world.member("assurer"), subject=action, impact=given)


def stood(world: World, moment: Moment) -> Any:
    member = world.member("board_member")
    return position(plan_at(member, world.plan.pk, moment), moment, member)


def reasons(world: World, moment: Moment | None = None) -> dict[str, str]:
    found = exceptions(stood(world, moment or Moment.now(world.authority)), {})
    (row,) = [each for each in found if each.row.ref == "1.2"] or [None]
    return dict(row.reasons) if row else {}


def refs(rows: Any) -> list[str]:
    return [each.row.ref for each in rows]


def test_what_is_not_yet_due_is_apart_from_what_is_overdue(world):
    assess(world, "no_evidence", look_again_on=TODAY + timedelta(days=30))
    for days, overdue, to_come in ((30, [], ["1.2"]), (31, ["1.2"], [])):
        with at(TODAY + timedelta(days=days)):
            moment = Moment.now(world.authority)
            found = rounds_of(stood(world, moment), moment, 3)
            assert (refs(found.overdue), refs(found.to_come)) == (overdue, to_come)
            assert ("look-again" in reasons(world)) is bool(overdue)
    assert refs(rounds_of(stood(world, Moment.latest()), Moment.latest(), 3).without_day) == ["1.1"]


def test_the_first_assessment_is_due_so_many_months_after_completion(world):
    """1.2 was signed off on 6 November 2026, and is not assessed."""
    for on, late, due in (
        (date(2027, 1, 6), [], ["1.2"]),
        (date(2027, 1, 7), ["1.2"], []),
    ):
        with at(on):
            moment = Moment.now(world.authority)
            found = rounds_of(stood(world, moment), moment, 2)
        assert (refs(found.late), refs(found.due)) == (late, due)
        assert refs(found.waiting) == ["1.2"]
        assert found.waiting[0].assess_by == date(2027, 1, 6)


def test_an_overdue_look_says_since_when_and_ends_with_the_next_assessment(world):
    assess(world, "no_evidence", look_again_on=TODAY + timedelta(days=1))
    with at(TODAY + timedelta(days=3)):
        assert reasons(world)["look-again"] == (
            "Impact was to be looked at again on 17 November 2026, 2 days ago."
        )
        assess(world, "early", look_again_on=TODAY + timedelta(days=90))
        assert "look-again" not in reasons(world)
        earlier = Moment.position(world.authority, TODAY + timedelta(days=2))
        assert "look-again" in reasons(world, earlier)


def test_impact_goes_back_with_a_reason_and_then_stands_out(world):
    with at(date(2026, 11, 12)):
        assess(world, "clear")
    with pytest.raises(Refused, match="Say what you saw"):
        assess(world, "early", why="  ")
    assess(world, "early", why="Six young people no longer say so.")
    assert reasons(world)["impact-back"] == (
        "Impact has gone back from clear evidence to early evidence."
    )
    before = Moment.position(world.authority, date(2026, 11, 13))
    assert "impact-back" not in reasons(world, before)


def test_worse_stands_out_even_where_it_was_never_better(world):
    assess(world, "worse")
    assert reasons(world)["impact-back"] == "Impact: worse."
