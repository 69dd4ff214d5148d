"""Contingencies: what a trigger asks for is answered, closed, and known on any day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from goldenthread.accounts.access import NotAllowed, system
from goldenthread.core.errors import Refused
from goldenthread.ledger.moments import Moment
from goldenthread.ledger.recording import Conflict, origin
from goldenthread.ledger.verify import verify
from goldenthread.plans import changes
from goldenthread.plans.contingencies import (
    ContingencyFilters,
    ContingencyRow,
    Fired,
    Setting,
    Standing,
    Trigger,
    reasons,
)
from goldenthread.plans.exceptions import exceptions
from goldenthread.plans.models import (
    Contingency,
    ContingencyClosed,
    ContingencyResponse,
    TriggerSetting,
)
from goldenthread.plans.read import plan_at, position
from goldenthread.plans.read_contingencies import (
    contingencies_of,
    contingencies_to_settle,
    contingencies_waiting,
    settings_of,
)
from goldenthread.plans.rules_contingencies import AlreadyFired
from tests.people import TODAY, World, at

SEPTEMBER = date(2026, 9, 1)
DUE = date(2026, 11, 30)  # ten working days after 16 November
DONE_BY = date(2026, 12, 11)


def fire(world: World, reference: str = "2.1", **more: Any) -> Contingency:
    fired: dict[str, Any] = {"kind": Trigger.OFF_TRACK.value, "since": SEPTEMBER, "periods": 2}
    action = world.action(reference)
    return changes.fire_contingency(
        by=system(world.authority),
        plan=world.plan,
        action=action,
        fired=Fired(action=action.pk, **(fired | more)),
    )


def answer(world: World, contingency: Contingency, key: str = "lead", **more: Any) -> Any:
    said: dict[str, Any] = {"needed": True, "response": "Agency staff until May."}
    said |= {"done_by": DONE_BY} | more
    return changes.answer_contingency(by=world.member(key), contingency=contingency, **said)


def close(world: World, contingency: Contingency, key: str = "manager", **more: Any) -> Any:
    said: dict[str, Any] = {"closed": True, "why": "They have begun."} | more
    return changes.close_contingency(by=world.member(key), contingency=contingency, **said)


def rows(world: World, day: date | None = None, **more: Any) -> list[ContingencyRow]:
    moment = Moment.position(world.authority, day, **more) if day else Moment.now(world.authority)
    return contingencies_of(world.plan, moment)


def stood(world: World, day: date) -> list[Standing]:
    return [row.standing for row in rows(world, day)]


# Its life


@pytest.mark.django_db
def test_a_contingency_goes_its_way_and_each_day_shows_how_it_stood(world: World) -> None:
    contingency = fire(world)
    assert (contingency.asked_of, contingency.due_on) == (world.person("lead"), DUE)
    with at(date(2026, 11, 18)):
        answer(world, contingency)
    with at(date(2026, 11, 20)):
        close(world, contingency, closed=False, why="Who pays for them?")
    with at(date(2026, 11, 23)):
        answer(world, contingency, response="The reserve does.")
    with at(date(2026, 12, 14)):
        (late,) = rows(world)
        assert (late.standing, late.days_overdue(date(2026, 12, 14))) == (Standing.IN_HAND, 3)
        close(world, contingency)
        assert stood(world, date(2026, 11, 13)) == []
        assert stood(world, TODAY) == [Standing.ASKED]
        assert stood(world, date(2026, 11, 18)) == [Standing.IN_HAND]
        assert stood(world, date(2026, 11, 20)) == [Standing.ASKED]
        assert stood(world, date(2026, 11, 24)) == [Standing.IN_HAND]
        assert stood(world, date(2026, 12, 14)) == [Standing.CLOSED]
        (again,) = rows(world, date(2026, 11, 20))
        assert (again.is_open_again, again.due_on) == (True, date(2026, 12, 4))
        with pytest.raises(Refused, match="closed"):
            answer(world, contingency)
        with pytest.raises(Refused, match="closed already"):
            close(world, contingency)
    assert verify(world.authority).is_sound


@pytest.mark.django_db
def test_no_contingency_is_needed_once_somebody_else_agrees(world: World) -> None:
    contingency = fire(world)
    answer(world, contingency, needed=False, response="The police came back.", done_by=None)
    (row,) = rows(world)
    assert (row.standing, row.due_on, row.days_overdue(DUE)) == (Standing.NOT_NEEDED, None, 0)
    close(world, contingency, why="The board agrees.")
    assert [row.standing for row in rows(world)] == [Standing.CLOSED]


@pytest.mark.django_db
def test_a_response_is_corrected_until_it_is_closed(world: World) -> None:
    contingency = fire(world)
    answer(world, contingency)
    answer(world, contingency, response="Two, until June.")
    assert [row.response for row in rows(world)] == ["Two, until June."]


@pytest.mark.django_db
def test_each_run_fires_once_and_none_while_one_is_open(world: World) -> None:
    contingency = fire(world)
    for since in (SEPTEMBER, date(2026, 10, 1)):
        with pytest.raises(AlreadyFired):
            fire(world, since=since)
    fire(world, kind=Trigger.MISSING.value)  # another trigger
    fire(world, "2.2")  # another action
    answer(world, contingency)
    close(world, contingency)
    with pytest.raises(AlreadyFired):
        fire(world)
    fire(world, since=date(2026, 11, 1))  # a run of its own, after the first was settled
    assert Contingency.objects.count() == 4


@pytest.mark.django_db
def test_an_open_one_stands_among_the_exceptions(world: World) -> None:
    contingency = fire(world)

    def told(day: date) -> list[str]:
        member, moment = world.member("manager"), Moment.position(world.authority, day)
        plan: Any = plan_at(member, world.plan.pk, moment)
        waits = contingencies_waiting(plan, moment).alone()
        more = reasons(waits, day)
        assert reasons(contingencies_of(plan, moment), day) == more
        found = exceptions(position(plan, moment, member), {}, noted=more)
        return [words for row in found for code, words in row.reasons if code == "contingency"]

    with at(date(2026, 12, 3)):
        answer(world, contingency)
        assert told(date(2026, 12, 2)) == [
            "A contingency was asked for on 16 November 2026. "
            "The lead’s response is 2 days overdue."
        ]
        assert told(date(2026, 12, 3))[0].endswith("is to be done by 11 December 2026.")
        close(world, contingency)
        assert told(date(2026, 12, 3)) == []


@pytest.mark.django_db
def test_who_leads_now_is_asked_and_who_closes_sees_what_waits(world: World) -> None:
    contingency = fire(world)
    lead, manager = world.member("lead"), world.member("manager")
    assert [row.pk for row in contingencies_to_settle(lead)[0]] == [contingency.pk]
    assert contingencies_to_settle(manager) == ([], [])
    assert contingencies_to_settle(world.member("owner_2")) == ([], [])
    answer(world, contingency)
    assert contingencies_to_settle(manager) == ([], [])  # not to be done yet
    with at(DONE_BY):
        assert [row.pk for row in contingencies_to_settle(manager)[1]] == [contingency.pk]
        assert contingencies_to_settle(lead)[1] == []
    answer(world, contingency, needed=False, response="It is over.", done_by=None)
    assert [row.pk for row in contingencies_to_settle(manager)[1]] == [contingency.pk]


def test_a_list_is_narrowed_and_sorted() -> None:
    def row(pk: int, **more: Any) -> ContingencyRow:
        said: dict[str, Any] = {"standing": Standing.ASKED, "due_on": DUE} | more
        said |= {"pk": pk, "action": pk, "fired_on": TODAY, "ref": f"1.{pk}", "title": "T"}
        said |= {"kind": "missing", "since": SEPTEMBER, "periods": 2, "lead": "Lead"}
        return ContingencyRow(**said)

    late = row(2, due_on=TODAY)
    closed = row(3, standing=Standing.CLOSED, due_on=None)
    every = [closed, row(1), late]
    assert [r.pk for r in ContingencyFilters().select(every, DUE)] == [2, 1, 3]
    assert [r.pk for r in ContingencyFilters(show="overdue").select(every, DUE)] == [2]
    assert [r.pk for r in ContingencyFilters(show="open").select(every, DUE)] == [2, 1]
    assert [r.pk for r in ContingencyFilters(state="closed").select(every, DUE)] == [3]
    assert [r.pk for r in ContingencyFilters(of="action-1").select(every, DUE)] == [1]


# Who, and what is refused


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["manager", "director", "owner_2", "board_member", "assurer"])
def test_only_the_lead_or_the_deputy_answers(world: World, key: str) -> None:
    contingency = fire(world)
    with pytest.raises(NotAllowed):
        answer(world, contingency, key)
    answer(world, contingency, "deputy")


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["lead", "owner", "board_member", "democratic_services"])
def test_others_close_nothing(world: World, key: str) -> None:
    contingency = fire(world)
    answer(world, contingency)
    with pytest.raises(NotAllowed):
        close(world, contingency, key)


@pytest.mark.django_db
def test_triggers_fire_by_themselves(world: World) -> None:
    action = world.action("2.1")
    fired = Fired(Trigger.OFF_TRACK, action.pk, SEPTEMBER, 2)
    with pytest.raises(NotAllowed, match="by themselves"):
        changes.fire_contingency(
            by=world.member("manager"), plan=world.plan, action=action, fired=fired
        )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"response": " "}, "Say what will be done"),
        ({"done_by": None}, "by which day"),
        ({"done_by": TODAY - timedelta(days=1)}, "has passed already"),
        ({"needed": False}, "leave the day empty"),
        ({"needed": False, "response": "", "done_by": None}, "why no contingency"),
    ],
)
def test_a_response_says_what_and_when_or_why_not(
    world: World, more: dict[str, Any], sentence: str
) -> None:
    contingency = fire(world)
    with pytest.raises(Refused, match=sentence):
        answer(world, contingency, **more)


@pytest.mark.django_db
def test_nothing_is_closed_before_it_is_answered_nor_without_a_reason(world: World) -> None:
    contingency = fire(world)
    with pytest.raises(Refused, match="not answered yet"):
        close(world, contingency)
    answer(world, contingency)
    with pytest.raises(Refused, match="Say what was done"):
        close(world, contingency, why="")


@pytest.mark.django_db
def test_nobody_closes_a_response_that_they_have_not_seen(world: World) -> None:
    contingency = fire(world)
    seen = answer(world, contingency).entry
    answer(world, contingency, response="None after all.")
    with pytest.raises(Conflict), origin(via="web", seen=seen):
        close(world, contingency)


# What is watched


def setting(**more: Any) -> Setting:
    said: dict[str, Any] = {"kind": Trigger.OFF_TRACK.value, "is_watched": True, "periods": 3}
    return Setting(**(said | {"why": "The board asked."} | more))


@pytest.mark.django_db
def test_what_is_watched_is_set_for_a_reason_and_known_on_any_day(world: World) -> None:
    by = world.member("manager")
    with at(date(2026, 11, 18)):
        changes.set_trigger(by=by, plan=world.plan, setting=setting(answer_days=5))
        changes.set_trigger(
            by=by,
            plan=world.plan,
            setting=setting(kind="unfunded", periods=None, by_on=date(2026, 12, 1)),
        )
        before = settings_of(world.plan, Moment.position(world.authority, TODAY))
        now = settings_of(world.plan, Moment.now(world.authority))
        assert (before["off_track"].periods, now["off_track"].periods) == (2, 3)
        assert now["off_track"].set_by == "Improvement Programme Manager"
        assert (before["unfunded"].is_watched, now["unfunded"].is_watched) == (False, True)
        assert "by 1 December 2026" in now["unfunded"].sentence
        assert fire(world).due_on == date(2026, 11, 25)  # five working days


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"why": " "}, "Say why"),
        ({"periods": None}, "from 1 to 12"),
        ({"periods": 13}, "from 1 to 12"),
        ({"answer_days": 0}, "working days"),
        ({"kind": "unfunded"}, "the day by which"),
        ({"periods": 2}, "Nothing was changed"),
    ],
)
def test_a_trigger_has_its_threshold_and_a_reason(
    world: World, more: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence):
        changes.set_trigger(by=world.member("manager"), plan=world.plan, setting=setting(**more))
    with pytest.raises(NotAllowed):
        changes.set_trigger(by=world.member("director"), plan=world.plan, setting=setting())


# What the database refuses by itself


def insert(made: Any, world: World) -> None:
    made.authority, made.entry = world.authority, 10_000
    with transaction.atomic():
        made.save_base(raw=True, force_insert=True)


@pytest.mark.django_db
def test_the_database_refuses_it_too(world: World) -> None:
    contingency = fire(world)
    lead = world.person("lead")
    answered = {"contingency": contingency, "answered_by": lead, "effective_on": TODAY}
    copied = {name: getattr(contingency, name) for name in ("plan", "action", "kind", "since")}
    refused: dict[str, Any] = {
        # PostgreSQL names the constraint; SQLite's trigger against rewriting is faster
        "contingency_fires_once|never rewritten": Contingency(
            **copied, periods=2, fired_on=TODAY, due_on=DUE, asked_of=lead
        ),
        "contingency_not_closed_by_who_answers": ContingencyClosed(
            **answered, closed=True, why="Done.", closed_by=lead
        ),
        "contingency_closed_for_a_reason": ContingencyClosed(
            **answered, closed=True, why="", closed_by=world.person("manager")
        ),
        "contingency_goes_on_to_a_day": ContingencyClosed(
            **answered, closed=False, why="No.", closed_by=world.person("manager")
        ),
        "contingency_response_has_its_day": ContingencyResponse(
            **answered, needed=True, response="Soon."
        ),
        "contingency_response_in_words": ContingencyResponse(**answered, needed=False, response=""),
        "trigger_has_its_threshold": TriggerSetting(
            plan=world.plan,
            kind="off_track",
            is_watched=True,
            why="So.",
            set_by=lead,
            effective_on=TODAY,
        ),
    }
    for name, row in refused.items():
        with pytest.raises(IntegrityError, match=name):
            insert(row, world)
