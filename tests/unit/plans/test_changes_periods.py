"""A period is run to its lock; work is handed over and covered: who may, what is refused."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from goldenthread.accounts.access import NotAllowed
from goldenthread.accounts.changes import grant_role
from goldenthread.accounts.models import Role
from goldenthread.core.errors import Refused
from goldenthread.ledger.models import Entry
from goldenthread.ledger.moments import Moment, head_of
from goldenthread.ledger.recording import AlreadyDone, Conflict, origin
from goldenthread.plans import changes
from goldenthread.plans.changes import periods as verbs
from goldenthread.plans.due import Asked, live_plans, updates_asked
from goldenthread.plans.models import (
    PeriodLock,
    Update,
    UpdateCheck,
    UpdateReturn,
)
from goldenthread.plans.periods import Period
from goldenthread.plans.read import plan_at
from goldenthread.plans.read_months import month_of
from tests.people import TODAY, World, at, give

pytestmark = pytest.mark.django_db

SEPTEMBER, OCTOBER, NOVEMBER = (Period(date(2026, month, 1)) for month in (9, 10, 11))


def asked(world: World, period: Period = OCTOBER) -> Asked:
    (plan,) = live_plans(world.authority)
    return updates_asked(plan, world.member("manager"), period)


def waiting(world: World) -> set[str]:
    return {row.ref for row in asked(world).waiting}


def lock(world: World, period: Period = OCTOBER, by: str = "manager", **said: Any) -> PeriodLock:
    told = {"note": "Two are on leave."} | said
    return changes.lock_period(by=world.member(by), plan=world.plan, period=period, **told)


def send_back(world: World, reference: str = "2.1", by: str = "manager", **said: Any) -> Any:
    told = {"question": "From when?"} | said
    action = world.action(reference)
    return changes.send_back_update(by=world.member(by), action=action, period=OCTOBER, **told)


def check(world: World, *references: str, by: str = "manager") -> Any:
    actions = [world.action(each) for each in references]
    member = world.member(by)
    return changes.check_updates(by=member, plan=world.plan, period=OCTOBER, actions=actions)


# The lock


def test_a_locked_period_asks_for_nothing_and_takes_no_update(world: World) -> None:
    assert waiting(world)
    lock(world)
    assert waiting(world) == set()
    with pytest.raises(Refused, match="October 2026 is locked"):
        give(world, "1.4", OCTOBER, "on_track")
    assert give(world, "1.4", SEPTEMBER, "on_track")


def test_locking_without_updates_says_how_many_are_missing_and_needs_a_reason(world: World) -> None:
    send_back(world)
    with pytest.raises(Refused, match=r"8 updates are missing\. 1 update was sent back") as refused:
        lock(world, note=" ")
    assert refused.value.field == "note"
    assert not PeriodLock.objects.exists()


def test_a_complete_period_is_locked_without_a_reason(world: World) -> None:
    for row in asked(world).missing:
        give(world, row.ref, OCTOBER, "on_track")
    assert lock(world, note="").locked


def test_a_month_that_is_not_over_is_not_locked(world: World) -> None:
    with pytest.raises(Refused, match="not over"):
        lock(world, NOVEMBER)


def test_only_the_programme_manager_runs_a_period(world: World) -> None:
    for who in ("owner", "lead", "director"):
        for do in (lock, send_back, lambda world, by: check(world, "2.1", by=by)):
            with pytest.raises(NotAllowed):
                do(world, by=who)


def test_reopening_needs_a_reason_and_lets_updates_in_again(world: World) -> None:
    lock(world)
    manager = world.member("manager")
    with pytest.raises(Refused, match="Say why"):
        changes.reopen_period(by=manager, plan=world.plan, period=OCTOBER, note="")
    changes.reopen_period(by=manager, plan=world.plan, period=OCTOBER, note="A figure was wrong.")
    assert give(world, "1.4", OCTOBER, "on_track")
    with pytest.raises(Refused, match="is open"):
        changes.reopen_period(by=manager, plan=world.plan, period=OCTOBER, note="Again.")


def test_what_was_locked_stays_so_at_every_past_moment(world: World) -> None:
    lock(world)
    manager, plan = world.member("manager"), world.plan
    with at(TODAY + timedelta(days=3)):
        changes.reopen_period(by=manager, plan=plan, period=OCTOBER, note="A figure was wrong.")
        for day, locked in ((TODAY - timedelta(days=1), None), (TODAY, True), (None, False)):
            moment = Moment.position(world.authority, day) if day else Moment.latest()
            _, locks = month_of(plan_at(manager, plan.pk, moment), OCTOBER, moment, manager, {})
            found = locks.get(OCTOBER.month)
            assert (found.locked if found else None) == locked


def test_two_who_lock_at_once_are_told(world: World) -> None:
    seen = head_of(world.authority)
    lock(world)
    with pytest.raises(Conflict), origin(via="web", seen=seen):
        lock(world)


def test_the_database_wants_a_reason_for_opening_again(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock(world)
    monkeypatch.setattr(verbs.rules_periods, "check_can_reopen", lambda **_: None)
    with pytest.raises(IntegrityError), transaction.atomic():
        changes.reopen_period(by=world.member("manager"), plan=world.plan, period=OCTOBER, note="")


# Questions and checks


def test_an_update_that_is_sent_back_is_due_again_until_it_is_corrected(world: World) -> None:
    assert "2.1" not in waiting(world)
    send_back(world)
    found = asked(world)
    assert found.back == {world.action("2.1").pk: "From when?"}
    assert "2.1" in waiting(world)
    give(world, "2.1", OCTOBER, "off_track")
    assert "2.1" not in waiting(world)
    rows = UpdateReturn.objects.filter(action=world.action("2.1")).oldest_first()
    assert [row.open for row in rows] == [True, False]


def test_the_question_stands_at_every_moment_at_which_it_was_open(world: World) -> None:
    send_back(world)
    manager = world.member("manager")
    with at(TODAY + timedelta(days=2)):
        give(world, "2.1", OCTOBER, "off_track")
        for day, status in ((-1, "given"), (0, "back"), (2, "given")):
            moment = Moment.position(world.authority, TODAY + timedelta(days=day))
            plan = plan_at(manager, world.plan.pk, moment)
            month, _ = month_of(plan, OCTOBER, moment, manager, {})
            (row,) = [each for each in month.rows if each.action.ref == "2.1"]
            assert row.status == status


@pytest.mark.parametrize(
    ("reference", "said", "words"),
    [
        ("1.4", {}, "no update to send back"),
        ("2.1", {"question": " "}, "Ask what is unclear"),
    ],
)
def test_what_cannot_be_sent_back(
    world: World, reference: str, said: dict[str, Any], words: str
) -> None:
    with pytest.raises(Refused, match=words):
        send_back(world, reference, **said)


def test_an_update_is_sent_back_once(world: World) -> None:
    send_back(world)
    with pytest.raises(Refused, match="sent back already"):
        send_back(world)


def test_nobody_sends_back_or_checks_their_own_update(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    grant_role(
        by=world.member("administrator"),
        person=world.person("owner_2"),
        role=Role.PROGRAMME_MANAGER,
    )
    for do in (send_back, lambda world, by: check(world, "2.1", by=by)):
        with pytest.raises(NotAllowed):
            do(world, by="owner_2")
    monkeypatch.setattr(verbs, "check_not_owner", lambda *_: None)
    for do in (send_back, lambda world, by: check(world, "2.1", by=by)):
        with pytest.raises(IntegrityError), transaction.atomic():
            do(world, by="owner_2")


def test_several_updates_are_checked_in_one_entry(world: World) -> None:
    before = Entry.objects.count()
    check(world, "1.1", "2.1")
    assert Entry.objects.count() == before + 1
    assert UpdateCheck.objects.count() == 2


@pytest.mark.parametrize("reference", ["1.4", "2.1"])
def test_all_are_checked_or_none(world: World, reference: str) -> None:
    """1.4 has no update; 2.1 is sent back."""
    send_back(world)
    with pytest.raises(Refused):
        check(world, "1.1", reference)
    assert not UpdateCheck.objects.exists()


def test_a_corrected_update_is_to_be_checked_again(world: World) -> None:
    check(world, "2.1")
    with pytest.raises(Refused, match="checked already"):
        check(world, "2.1")
    give(world, "2.1", OCTOBER, "at_risk")
    assert check(world, "2.1")


def test_who_corrects_without_having_seen_the_question_is_told(world: World) -> None:
    seen = head_of(world.authority)
    send_back(world)
    with pytest.raises(Conflict) as conflict, origin(via="web", seen=seen):
        give(world, "2.1", OCTOBER, "off_track")
    assert isinstance(conflict.value.current, UpdateReturn)


# "No change"


def no_change(world: World, reference: str) -> Update:
    action = world.action(reference)
    return changes.give_update(
        by=world.member("owner"),
        action=action,
        period=OCTOBER,
        update=changes.no_change(action, OCTOBER),
    )


def test_no_change_is_an_update_with_the_last_rating_and_next_step(world: World) -> None:
    given = no_change(world, "1.4")
    assert (given.rating, given.narrative, given.next_step) == ("on_track", "No change.", "Go on.")


def test_no_change_needs_something_that_did_not_change(world: World) -> None:
    with pytest.raises(Refused, match="first update"):
        no_change(world, "1.5")
    send_back(world)
    with pytest.raises(Refused, match="asked a question"):
        changes.no_change(world.action("2.1"), OCTOBER)


# Cadence


def quarterly(world: World) -> None:
    terms = changes.PlanInput("Improvement plan 2026", updates_due_day=15, cadence=3)
    changes.change_plan(by=world.member("manager"), plan=world.plan, terms=terms)


def test_periods_follow_the_plan_s_cadence(world: World) -> None:
    quarterly(world)
    found = updates_asked(live_plans(world.authority)[0], world.member("manager"))
    assert found.period.label == "July to September 2026"
    assert {row.ref for row in found.asked} & {"1.4", "2.1"} == {"1.4", "2.1"}
    with pytest.raises(Refused, match="reports on October to December 2026"):
        give(world, "1.5", OCTOBER, "on_track")
    assert give(world, "1.5", Period.of(date(2026, 10, 1), 3), "on_track")


def test_an_update_from_before_can_still_be_corrected(world: World) -> None:
    quarterly(world)
    assert give(world, "2.1", OCTOBER, "at_risk")


# Highlights


def test_the_lead_writes_one_highlight_and_the_last_counts(world: World) -> None:
    priority = world.plan.priorities.order_by("pk")[0]
    for text in ("First.", "Second."):
        changes.write_highlight(
            by=world.member("lead"), priority=priority, period=OCTOBER, text=text
        )
    moment, manager = Moment.latest(), world.member("manager")
    plan = plan_at(manager, world.plan.pk, moment)
    month, _ = month_of(plan, OCTOBER, moment, manager, {})
    assert [each.text for each in month.highlights] == ["Second.", ""]
    with pytest.raises(NotAllowed):
        changes.write_highlight(
            by=world.member("owner"), priority=priority, period=OCTOBER, text="Mine."
        )
    lock(world)
    with pytest.raises(Refused, match="locked"):
        changes.write_highlight(
            by=world.member("lead"), priority=priority, period=OCTOBER, text="Third."
        )


@pytest.mark.parametrize("do", [lock, send_back])
def test_a_form_that_is_sent_twice_is_done_once(world: World, do: Any) -> None:
    form = uuid4()
    with origin(via="web", form=form):
        do(world)
    before = Entry.objects.count()
    with pytest.raises(AlreadyDone), origin(via="web", form=form):
        do(world)
    assert Entry.objects.count() == before
