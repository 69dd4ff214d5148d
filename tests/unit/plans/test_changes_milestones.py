"""Milestones and dependencies through their verbs: who may, what is refused, as it stood then."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from goldenthread.accounts.access import Member, NotAllowed
from goldenthread.core.errors import Refused
from goldenthread.ledger.moments import Moment
from goldenthread.ledger.recording import Conflict, change, origin, record
from goldenthread.plans import changes
from goldenthread.plans.exceptions import exceptions
from goldenthread.plans.milestones import MilestoneRow
from goldenthread.plans.models import Dependency, Milestone, MilestoneDue, MilestoneState
from goldenthread.plans.read import plan_at, position
from goldenthread.plans.read_milestones import (
    late_milestones,
    milestones_of,
    milestones_of_action,
    milestones_of_owner,
    waiting_reasons,
    waits_about,
    waits_of_plan,
    with_milestones,
    with_steps,
)
from tests.people import World, at

OCTOBER = date(2026, 10, 15)  # 1.4 is due on 28 October, and is not complete


def add(world: World, title: str = "Ten plans", due: date = OCTOBER, who: str = "owner") -> Any:
    terms = changes.MilestoneInput(title, due)
    return changes.add_milestone(by=world.member(who), action=world.action("1.4"), milestone=terms)


def say(world: World, milestone: Milestone, state: str, who: str = "owner", **more: Any) -> Any:
    return changes.set_milestone(by=world.member(who), milestone=milestone, state=state, **more)


def move(world: World, milestone: Milestone, due: date, why: str = "Two are on leave.") -> Any:
    terms = changes.MilestoneInput("Ten plans", due, why)
    return changes.change_milestone(by=world.member("owner"), milestone=milestone, terms=terms)


def rows(world: World, moment: Moment | None = None) -> tuple[MilestoneRow, ...]:
    return milestones_of_action(world.action("1.4").pk, moment or Moment.latest())


def wait(world: World, waits: str, needed: str, who: str = "manager") -> Dependency:
    action, other = world.action(waits), world.action(needed)
    by = world.member(who)
    return changes.wait_for(by=by, action=action, needed=other, why="It needs the rooms.")


def reasons_of(world: World, reference: str) -> dict[str, str]:
    now = Moment.now(world.authority)
    plan, member = plan_at(world.member("manager"), world.plan.pk, now), world.member("manager")
    stood = with_steps(position(plan, now, member), late_milestones(plan, now).alone())
    waits = waiting_reasons(stood, waits_of_plan(plan, now).alone(), now.on)
    found = exceptions(stood, {}, waits=waits)
    return dict(
        reason
        for each in found
        if getattr(each.row, "ref", "") == reference and hasattr(each.row, "owner")
        for reason in each.reasons
    )


def test_a_milestone_keeps_its_original_date_and_why_it_moved(world: World) -> None:
    made = add(world)
    move(world, made, date(2026, 10, 27))
    (row,) = rows(world)
    assert (row.original_due, row.due, row.moves) == (OCTOBER, date(2026, 10, 27), 1)
    assert (row.dues[-1].why, row.dues[-1].by) == (
        "Two are on leave.",
        "Head of Service, Care Leavers",
    )


@pytest.mark.parametrize("who", ["lead", "assurer", "owner_2", "board_member", "outsider"])
def test_only_the_owner_or_the_programme_manager_keeps_them(world: World, who: str) -> None:
    with pytest.raises(NotAllowed, match="Only the owner of the action"):
        add(world, who=who)
    made = add(world, who="manager")
    with pytest.raises(NotAllowed):
        say(world, made, "reached", who)


def test_what_is_said_for_the_owner_is_marked_so(world: World) -> None:
    say(world, add(world), "reached", "manager")
    say(world, add(world), "reached")
    assert [row.for_owner for row in rows(world)] == [True, False]


@pytest.mark.parametrize(
    ("title", "due", "said"),
    [
        (" ", OCTOBER, "Say what is reached"),
        ("Early", date(2026, 1, 31), "starts on 1 February 2026"),
        ("Late", date(2026, 10, 29), "The action itself is due on 28 October 2026"),
    ],
)
def test_it_stands_between_start_and_due_date(
    world: World, title: str, due: date, said: str
) -> None:
    with pytest.raises(Refused, match=said):
        add(world, title, due)


def test_a_move_says_why_and_nothing_new_is_nothing(world: World) -> None:
    made = add(world)
    with pytest.raises(Refused, match="Say why the date moves"):
        move(world, made, date(2026, 10, 20), " ")
    with pytest.raises(Refused, match="Nothing was changed"):
        move(world, made, OCTOBER)


def test_reached_on_its_day_and_taken_back_with_a_reason(world: World) -> None:
    made = add(world)
    say(world, made, "reached", on=date(2026, 10, 20))
    (row,) = rows(world)
    assert (row.word, row.state_on, row.days_late()) == ("Reached", date(2026, 10, 20), 5)
    with pytest.raises(Refused, match="reached already"):
        say(world, made, "withdrawn", why="No need.")
    with pytest.raises(Refused, match="Take it up again first"):
        move(world, made, date(2026, 10, 27))
    with pytest.raises(Refused, match="Say why"):
        say(world, made, "to_come")
    say(world, made, "to_come", why="Two were copies.")
    assert rows(world)[0].is_open


@pytest.mark.parametrize(
    ("on", "said"),
    [(date(2026, 11, 17), "cannot be in the future"), (date(2026, 1, 31), "The action started")],
)
def test_it_is_not_reached_to_come_nor_before_the_start(world: World, on: date, said: str) -> None:
    made = add(world)
    with pytest.raises(Refused, match=said):
        say(world, made, "reached", on=on)


def test_no_milestone_of_what_has_ended(world: World) -> None:
    made = add(world)
    changes.set_state(
        by=world.member("manager"),
        action=world.action("1.4"),
        state="withdrawn",
        note="Not needed.",
        decided_by="Board",
    )
    with pytest.raises(Refused, match="withdrawn, so nothing is to come"):
        add(world)
    with pytest.raises(Refused, match="nothing is to come"):
        say(world, made, "reached")


def test_complete_work_gets_no_more_of_them(world: World) -> None:
    with pytest.raises(Refused, match="Re-open it first"):
        changes.add_milestone(
            by=world.member("manager"),
            action=world.action("1.1"),
            milestone=changes.MilestoneInput("More", date(2026, 7, 1)),
        )


def test_their_order_is_the_one_that_was_given(world: World) -> None:
    first, second, third = (add(world, title) for title in ("A", "B", "C"))
    by, action = world.member("owner"), world.action("1.4")
    changes.order_milestones(by=by, action=action, order=[third, first, second])
    assert [row.title for row in rows(world)] == ["C", "A", "B"]
    with pytest.raises(Refused, match="in this order already"):
        changes.order_milestones(by=by, action=action, order=[third, first, second])
    with pytest.raises(Refused, match="other milestones"):
        changes.order_milestones(by=by, action=action, order=[third, first])


def test_who_saw_an_older_one_is_told(world: World) -> None:
    made = add(world)
    seen = made.entry
    move(world, made, date(2026, 10, 20))
    with pytest.raises(Conflict), origin(via="web", seen=seen):
        move(world, made, date(2026, 10, 21))


def test_as_at_a_day_and_as_known_then(world: World) -> None:
    with at(date(2026, 10, 1)):
        made = add(world)
    with at(date(2026, 10, 10)):
        move(world, made, date(2026, 10, 20))
    say(world, made, "reached", on=date(2026, 10, 19))  # recorded on 16 November

    def stood(day: date, *, later: bool = False) -> tuple[Any, ...]:
        moment = Moment.position(world.authority, day, include_later=later)
        return tuple((row.due, row.word) for row in rows(world, moment))

    assert stood(date(2026, 9, 30)) == ()
    assert stood(date(2026, 10, 5)) == ((OCTOBER, "To come"),)
    assert stood(date(2026, 10, 31)) == ((date(2026, 10, 20), "To come"),)
    assert stood(date(2026, 10, 31), later=True) == ((date(2026, 10, 20), "Reached"),)


def test_they_are_read_alike_by_action_by_plan_and_by_owner(world: World) -> None:
    add(world), add(world, "More")
    pk, now = world.action("1.4").pk, Moment.latest()
    assert milestones_of(world.plan.pk, now) == {pk: rows(world)}
    assert milestones_of_owner(world.people["owner"].pk, now) == {pk: rows(world)}
    assert milestones_of_owner(world.people["owner_2"].pk, now) == {}


def test_an_overdue_milestone_is_an_exception_and_its_list_is_the_same_one(world: World) -> None:
    add(world), add(world, "The first is signed", date(2026, 10, 1))
    said = reasons_of(world, "1.4")["milestones-late"]
    assert said == "The milestone “The first is signed” is 46 days overdue. So is 1 more."
    now = Moment.now(world.authority)
    plan = plan_at(world.member("manager"), world.plan.pk, now)
    read = with_milestones(position(plan, now, world.member("manager")), plan, now)
    assert [row.ref for row in read.milestones_late] == ["1.4"]


def test_a_circle_is_refused_with_its_way(world: World) -> None:
    wait(world, "1.4", "1.5")
    wait(world, "1.5", "2.2")
    with pytest.raises(
        Refused, match=r"2\.2 would wait for 1\.4, which waits for 1\.5, which waits for 2\.2\."
    ):
        wait(world, "2.2", "1.4")
    with pytest.raises(Refused, match="for itself"):
        wait(world, "1.4", "1.4")
    with pytest.raises(Refused, match=r"waits for 1\.5 already"):
        wait(world, "1.4", "1.5")


@pytest.mark.parametrize("who", ["owner_2", "assurer", "board_member", "outsider"])
def test_only_who_owns_or_leads_it_says_what_it_waits_for(world: World, who: str) -> None:
    with pytest.raises(NotAllowed, match="Only who owns or leads"):
        wait(world, "1.4", "1.5", who)


def test_another_authoritys_action_is_nothing_to_wait_for(world: World) -> None:
    theirs = world.action("1.5")
    theirs.authority = world.outsider.authority
    with pytest.raises(NotAllowed):
        changes.wait_for(
            by=world.member("manager"), action=world.action("1.4"), needed=theirs, why="So."
        )


def test_what_waits_stands_out_with_the_others_dates(world: World) -> None:
    wait(world, "1.4", "2.6")  # due on 28 December, after 1.4
    wait(world, "1.5", "2.1")  # off track, and was due in July
    assert reasons_of(world, "1.4")["waits-beyond"] == (
        "It is due on 28 October 2026, but waits for 2.6 Front door: piece of work 6, which is "
        "due on 28 December 2026."
    )
    assert "111 days overdue" in reasons_of(world, "1.5")["waits-late"]
    assert "waits-beyond" not in reasons_of(world, "1.5")


def test_it_no_longer_waits_from_a_day_on_with_a_reason(world: World) -> None:
    with at(date(2026, 10, 1)):
        wait(world, "1.4", "2.6")
    by, action, needed = world.member("lead"), world.action("1.4"), world.action("2.6")
    with pytest.raises(Refused, match="Say why"):
        changes.no_longer_wait(by=by, action=action, needed=needed, why="")
    changes.no_longer_wait(by=by, action=action, needed=needed, why="Done without.")
    assert waits_about(action.pk, Moment.latest()) == []
    then = Moment.position(world.authority, date(2026, 11, 1))
    (was,) = waits_about(needed.pk, then)
    assert (was.link.action, was.link.why) == (action.pk, "It needs the rooms.")
    with pytest.raises(Refused, match="does not wait"):
        changes.no_longer_wait(by=by, action=action, needed=needed, why="Again.")
    assert "waits-beyond" not in reasons_of(world, "1.4")


WRONG = {
    "action_waits_for_another": lambda w, m: Dependency(
        action=m.action, needed=m.action, why="So.", told_by=w.people["owner"]
    ),
    "dependency_has_a_reason": lambda w, m: Dependency(
        action=m.action, needed=w.action("1.5"), told_by=w.people["owner"]
    ),
    "milestone_left_with_a_reason": lambda w, m: MilestoneState(
        milestone=m, state="withdrawn", owner=w.people["owner"], told_by=w.people["owner"]
    ),
    "milestone_moved_with_a_reason": lambda w, m: MilestoneDue(
        milestone=m, due_on=OCTOBER, moved=True, told_by=w.people["owner"]
    ),
}


@pytest.mark.parametrize("constraint", WRONG)
def test_the_database_refuses_what_the_rules_do(world: World, constraint: str) -> None:
    made = add(world)

    @change
    def write(*, by: Member) -> None:
        row = WRONG[constraint](world, made)
        row.effective_on = OCTOBER
        row.save()
        record("milestone.added", made.action)

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        write(by=world.member("manager"))
