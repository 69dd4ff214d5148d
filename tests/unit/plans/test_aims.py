"""The council's aims: what serves them, from when to when, and on any day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from goldenthread.accounts.access import NotAllowed
from goldenthread.core.errors import Refused
from goldenthread.ledger.moments import Moment
from goldenthread.ledger.recording import Conflict, origin
from goldenthread.ledger.verify import verify
from goldenthread.plans import changes
from goldenthread.plans.aims import AimRow, by_kind, served, serving
from goldenthread.plans.models import Aim, AimTerms
from goldenthread.plans.read import plan_at, position
from goldenthread.plans.read_aims import aims_at
from tests.people import TODAY, World, at

pytestmark = pytest.mark.django_db
LATER = date(2026, 11, 18)
HOME = changes.AimInput(
    "pledge_leavers", "A home before you leave", "Our offer, 2025", date(2025, 7, 1)
)


def add(world: World, **more: Any) -> Aim:
    given = {name: getattr(HOME, name) for name in ("kind", "title", "source", "starts_on")}
    return changes.add_aim(by=world.member("manager"), aim=changes.AimInput(**given | more))


def priority(world: World, number: int = 1) -> Any:
    rows = world.plan.priorities.as_at(Moment.latest(), "number")
    return rows.get(number=number)


def serve(world: World, *aims: Aim, number: int = 1, key: str = "manager") -> Any:
    by = world.member(key)
    return changes.serve_aims(by=by, priority=priority(world, number), aims=aims)


def stands(world: World, moment: Moment | None = None) -> Any:
    """The position of the plan, and the aims, at a moment."""
    moment = moment or Moment.now(world.authority)
    member = world.member("board_member")
    plan = plan_at(member, world.plan.pk, moment)
    return position(plan, moment, member), aims_at(member, moment)


def test_what_serves_an_aim_is_counted_from_the_actions_of_its_priorities(world):
    home = add(world)
    serve(world, home)
    now, aims = stands(world)
    (found,) = serving(now, aims)
    assert [row.ref for row in found.priorities] == ["1"]
    assert {action.ref for action in found.actions} == {f"1.{n}" for n in range(1, 7)}
    assert str(found.complete) == "33% (2 of 6)"
    assert str(found.assessed) == "17% (1 of 6)"
    assert sum(found.progress.values()) == sum(found.impact.values()) == 6


def test_an_action_counts_once_where_two_priorities_serve_one_aim(world):
    home = add(world)
    serve(world, home)
    serve(world, home, number=2)
    now, aims = stands(world)
    (found,) = serving(now, aims)
    assert found.complete.whole == len(now.counted)


@pytest.mark.parametrize("level", ["priority", "finding"])
def test_impact_is_counted_at_the_level_that_the_plan_sets(world, level):
    home = add(world)
    serve(world, home)
    now, aims = stands(world)
    at_level = type(now)(**{**now.__dict__, "impact_level": level})
    assert served(at_level, aims[0]).assessed.whole == 1


def test_an_aim_that_nothing_serves_or_that_has_ended_is_not_served(world):
    add(world, title="Served by nothing")
    serve(world, add(world, title="Ended", ends_on=date(2026, 11, 15)))
    serve(world, add(world, title="To come", starts_on=date(2026, 11, 17)), number=2)
    now, aims = stands(world)
    assert len(aims) == 3
    assert serving(now, aims) == []


@pytest.mark.parametrize(
    ("on", "holds"),
    [
        (date(2026, 1, 31), False),
        (date(2026, 2, 1), True),
        (date(2026, 3, 31), True),
        (date(2026, 4, 1), False),
    ],
)
def test_an_aim_is_in_force_from_its_first_day_to_its_last(on, holds):
    row = AimRow(1, "aim", "Aim", "Plan", date(2026, 2, 1), date(2026, 3, 31))
    assert row.in_force(on) is holds


def test_aims_stand_in_the_order_of_their_kinds_then_by_title():
    rows = [
        AimRow(pk, kind, title, "Plan", TODAY)
        for pk, kind, title in ((1, "pledge_leavers", "A"), (2, "aim", "b"), (3, "aim", "A"))
    ]
    assert [row.pk for row in by_kind(rows)] == [3, 2, 1]


def test_past_days_keep_what_was_served_and_said_then(world):
    home = add(world)
    serve(world, home)
    with at(LATER):
        serve(world)
        terms = changes.AimInput(HOME.kind, "A safe home", HOME.source, HOME.starts_on)
        changes.change_aim(by=world.member("manager"), aim=home, terms=terms)
        _, aims = stands(world)
        assert [(aim.title, aim.priorities) for aim in aims] == [("A safe home", ())]
        _, before = stands(world, Moment.position(world.authority, TODAY))
        assert [(aim.title, aim.priorities) for aim in before] == [
            (HOME.title, (priority(world).pk,))
        ]
        assert (
            aims_at(world.member("owner"), Moment.position(world.authority, date(2026, 3, 1))) == []
        )
    assert verify(world.authority).is_sound


def test_only_the_programme_manager_records_and_links_aims(world):
    home = add(world)
    for who in ("director", "lead", "assurer"):
        with pytest.raises(NotAllowed):
            serve(world, home, key=who)
        with pytest.raises(NotAllowed):
            changes.add_aim(by=world.member(who), aim=HOME)


def test_another_authority_sees_and_links_none(world):
    home = add(world)
    assert aims_at(world.member("outsider"), Moment.latest()) == []
    with pytest.raises(NotAllowed):
        changes.change_aim(by=world.member("outsider"), aim=home, terms=HOME)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"kind": "wish"}, "Choose what it is"),
        ({"title": " "}, "Enter the aim"),
        ({"source": ""}, "Name the document"),
        ({"ends_on": date(2025, 6, 30)}, "cannot be before its first"),
        ({"url": "javascript:alert(1)"}, "must begin with https"),
    ],
)
def test_what_is_refused_says_what_to_do(world, wrong, sentence):
    with pytest.raises(Refused, match=sentence):
        add(world, **wrong)


def test_saving_the_same_links_again_is_refused_and_a_conflict_is_told(world):
    home = add(world)
    seen = Moment.now(world.authority).entry
    serve(world, home)
    with pytest.raises(Refused, match="Nothing was changed"):
        serve(world, home)
    with pytest.raises(Conflict), origin(via="web", seen=seen):
        serve(world)


def test_the_database_refuses_an_aim_without_a_source_or_that_ends_before_it_starts(world):
    add(world)
    terms = AimTerms.objects.get()
    for wrong in ({"source": ""}, {"ends_on": date(2025, 6, 30)}):
        row = {f.attname: getattr(terms, f.attname) for f in terms._meta.concrete_fields}
        row |= {"id": None, "effective_on": LATER} | wrong
        with pytest.raises(IntegrityError), transaction.atomic():
            AimTerms(**row).save_base(raw=True)
