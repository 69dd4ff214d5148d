"""Work is handed over to another owner, and covered while one is away: who may, what is refused."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from goldenthread.accounts.access import NotAllowed
from goldenthread.core.errors import Refused
from goldenthread.ledger.models import Entry
from goldenthread.ledger.moments import Moment
from goldenthread.plans import changes
from goldenthread.plans.models import Action, Cover, Placement, Progress
from goldenthread.plans.periods import Period
from tests.people import TODAY, World, at, give

pytestmark = pytest.mark.django_db

OCTOBER = Period(date(2026, 10, 1))
LEAVE = {"begins_on": TODAY, "ends_on": date(2026, 11, 27)}


def cover(world: World, by: str = "manager", **said: Any) -> Cover:
    people = {"absent": world.person("owner"), "cover": world.person("owner_2")}
    return changes.cover_absence(by=world.member(by), **(people | LEAVE | said))


def hand_over(world: World, *references: str, by: str = "manager", **said: Any) -> Any:
    told = {"owner": world.person("owner"), "to": world.person("owner_2"), "why": "She leaves."}
    actions = [world.action(each) for each in references]
    member = world.member(by)
    return changes.hand_over(by=member, plan=world.plan, actions=actions, **(told | said))


# Handing over


def owner_of(world: World, reference: str) -> int:
    placement: Placement = world.action(reference).placements.newest_first()[0]
    return placement.owner_id


def test_work_is_handed_over_in_one_entry(world: World) -> None:
    before = Entry.objects.count()
    hand_over(world, "1.4", "1.5")
    assert Entry.objects.count() == before + 1
    new = world.person("owner_2").pk
    assert [owner_of(world, each) for each in ("1.4", "1.5")] == [new, new]
    assert owner_of(world, "1.6") == world.person("owner").pk
    entry = Entry.objects.order_by("n").last()
    assert entry is not None
    assert entry.reason == "She leaves."


def test_before_the_day_it_was_the_other_s(world: World) -> None:
    with at(TODAY + timedelta(days=3)):
        hand_over(world, "1.4")
        day = Moment.position(world.authority, TODAY)
        then = Action.objects.as_at(day, "owner_id").get(pk=world.action("1.4").pk)
        assert then.owner_id == world.person("owner").pk


@pytest.mark.parametrize(
    ("references", "said", "words"),
    [
        (["1.4"], {"to": "owner"}, "own these actions already"),
        (["1.4"], {"to": "councillor"}, "no role that can give updates"),
        (["1.4"], {"to": "deputy"}, "deputy who signs off 1.4"),
        (["2.2"], {}, "another owner by now"),
        ([], {}, "at least one action"),
        (["1.4"], {"why": " "}, "Say why"),
        (["1.4"], {"on": date(2026, 1, 2)}, "last changed hands on 12 January 2026"),
        (["1.4"], {"to": "outsider"}, "your own authority"),
    ],
)
def test_a_hand_over_is_refused(
    world: World, references: list[str], said: dict[str, Any], words: str
) -> None:
    if "to" in said:
        said = said | {"to": world.person(said["to"])}
    with pytest.raises(Refused, match=words):
        hand_over(world, *references, **said)


def test_the_lead_takes_over_only_what_a_deputy_signs_off(world: World) -> None:
    hand_over(world, "1.4", to=world.person("lead"))
    place = world.action("1.5").placements.newest_first()[0]
    people = world.people
    changes.change_action(
        by=world.member("manager"),
        action=world.action("1.5"),
        priority=place.priority,
        values=changes.ActionInput(
            "1.5", "A title", people["lead"], people["owner"], date(2026, 2, 1), date(2026, 11, 28)
        ),
    )
    with pytest.raises(Refused, match=r"leads 1\.5, which names no deputy"):
        hand_over(world, "1.5", to=world.person("lead"))


# Cover


def test_who_covers_gives_the_absent_owner_s_updates_marked_so(world: World) -> None:
    action, member = world.action("1.4"), world.member("owner_2")
    said = changes.UpdateInput("on_track", "Six plans.", "Six more.")
    with pytest.raises(NotAllowed):
        changes.give_update(by=member, action=action, period=OCTOBER, update=said)
    cover(world)
    given = changes.give_update(by=member, action=action, period=OCTOBER, update=said)
    assert given.covering
    assert (given.owner_id, given.entered_by_id) == (world.person("owner").pk, member.person_id)


@pytest.mark.parametrize("days", [-1, 12])
def test_cover_holds_on_its_days_alone(world: World, days: int) -> None:
    cover(world, begins_on=TODAY, ends_on=TODAY + timedelta(days=11))
    said = changes.UpdateInput("on_track", "Six plans.", "Six more.")
    with at(TODAY + timedelta(days=days)), pytest.raises(NotAllowed):
        changes.give_update(
            by=world.member("owner_2"), action=world.action("1.4"), period=OCTOBER, update=said
        )


def test_cover_that_is_ended_holds_no_more(world: World) -> None:
    arranged = cover(world, by="owner")
    changes.end_cover(by=world.member("owner"), cover=arranged)
    with pytest.raises(NotAllowed):
        changes.give_update(
            by=world.member("owner_2"),
            action=world.action("1.4"),
            period=OCTOBER,
            update=changes.UpdateInput("on_track", "Six plans.", "Six more."),
        )
    with pytest.raises(Refused, match="ended already"):
        changes.end_cover(by=world.member("owner"), cover=arranged)


def test_nobody_arranges_cover_for_another_but_the_programme_manager(world: World) -> None:
    with pytest.raises(NotAllowed):
        cover(world, by="owner_2")
    assert cover(world, by="owner")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"cover": "owner"}, "somebody other than"),
        ({"cover": "councillor"}, "no role that can give updates"),
        ({"ends_on": TODAY - timedelta(days=1)}, "before the first"),
        ({"begins_on": date(2026, 11, 2), "ends_on": date(2026, 11, 6)}, "passed already"),
    ],
)
def test_cover_is_refused(world: World, said: dict[str, Any], words: str) -> None:
    if "cover" in said:
        said = said | {"cover": world.person(said["cover"])}
    with pytest.raises(Refused, match=words):
        cover(world, **said)


def test_who_entered_the_claim_does_not_sign_it_off(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lead covers for the owner, says that it is complete, and is who would sign off."""
    cover(world, cover=world.person("lead"))
    action, lead = world.action("1.4"), world.member("lead")
    said = changes.UpdateInput("complete", "All plans are written.")
    changes.give_update(by=lead, action=action, period=OCTOBER, update=said)
    with pytest.raises(Refused, match="cannot sign it off"):
        changes.sign_off_action(by=lead, action=action)
    with monkeypatch.context() as patch:
        patch.setattr(changes.months.rules_periods, "check_claim", lambda *_: None)
        with pytest.raises(IntegrityError), transaction.atomic():
            changes.sign_off_action(by=lead, action=action)
    give(world, "1.4", OCTOBER, "complete")  # the owner confirms it
    assert changes.sign_off_action(by=lead, action=action)


def test_the_programme_manager_may_record_what_a_body_signed_off(world: World) -> None:
    manager, action = world.member("manager"), world.action("1.4")
    said = changes.UpdateInput("complete", "All plans are written.")
    changes.give_update(by=manager, action=action, period=OCTOBER, update=said)
    signed = changes.sign_off_action(by=manager, action=action, body="Improvement Board")
    assert isinstance(signed, Progress)
    assert signed.claimed_by_id == manager.person_id
