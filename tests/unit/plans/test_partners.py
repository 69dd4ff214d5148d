"""Partners: who their people are, what they see, what they may do."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from goldenthread.accounts.access import Member, NotAllowed, decide, system
from goldenthread.accounts.changes import grant_role, withdraw_role
from goldenthread.accounts.members import member_of
from goldenthread.accounts.models import Grant, Organisation, Person, Role
from goldenthread.core.errors import Refused
from goldenthread.ledger.moments import Moment
from goldenthread.ledger.recording import change, record
from goldenthread.plans import changes
from goldenthread.plans.models import Action, Partner, Placement, Plan
from goldenthread.plans.periods import Period
from goldenthread.plans.permissions import visible_evidence
from goldenthread.plans.read import plan_at, position
from goldenthread.plans.read_beside import plans_at
from tests.people import World, give, make_person

HOMES = "Wyremouth Homes"
OCTOBER = Period(date(2026, 10, 1))


def person_of(world: World, key: str, organisation: str = HOMES) -> Person:
    person = make_person(world.authority, key, f"Manager {key}", [])
    by = system(world.authority)
    grant_role(by=by, person=person, role=Role.PARTNER, organisation=organisation)
    return person


@pytest.fixture
def homes(world: World) -> Person:
    """Of the organisation that supports 1.1 and 2.1."""
    return person_of(world, "homes")


def seen(world: World, person: Person) -> list[str]:
    now = Moment.latest()
    rows = Action.objects.visible_to(member_of(person)).as_at(now, "reference")
    return sorted(row.reference for row in rows)


def hand(world: World, reference: str, to: Person) -> None:
    action = Action.objects.get(pk=world.action(reference).pk)
    owner = action.placements.newest_first()[0].owner
    changes.hand_over(
        by=world.member("manager"),
        plan=world.plan,
        owner=owner,
        to=to,
        actions=[action],
        why="They do it.",
    )
    world.action(reference).__dict__.pop("placed_now", None)  # as another request finds it


def test_a_partner_sees_what_their_organisation_supports_or_owns(
    world: World, homes: Person
) -> None:
    colleague = person_of(world, "colleague")
    assert seen(world, homes) == ["1.1", "2.1"]
    hand(world, "1.4", colleague)
    assert seen(world, homes) == ["1.1", "1.4", "2.1"]
    assert seen(world, person_of(world, "police", "Wyre Constabulary")) == []


def test_capitals_and_spaces_do_not_make_another_organisation(world: World) -> None:
    first = person_of(world, "first")
    second = person_of(world, "second", " wyremouth  HOMES ")
    assert Organisation.objects.get().name == HOMES
    assert seen(world, first) == seen(world, second) == ["1.1", "2.1"]


def test_a_partner_that_an_action_names_is_spelt_as_it_is_known(
    world: World, homes: Person
) -> None:
    action, priority = world.action("1.2"), world.plan.priorities.order_by("pk")[0]
    values = changes.ActionInput(
        reference="1.2",
        title="Twelve flats",
        why="None.",
        difference="A home.",
        lead=world.people["lead"],
        owner=world.people["owner"],
        deputy=world.people["deputy"],
        partners=["wyremouth homes"],
        starts_on=date(2026, 2, 1),
        due_on=date(2026, 8, 28),
    )
    by = world.member("manager")
    changes.change_action(by=by, action=action, priority=priority, values=values)
    assert "1.2" in seen(world, homes)


def test_who_is_a_partner_has_no_other_role(world: World, homes: Person) -> None:
    by = system(world.authority)
    with pytest.raises(Refused, match="no other role beside"):
        grant_role(by=by, person=homes, role=Role.BOARD_MEMBER)
    with pytest.raises(Refused, match="no other role beside"):
        grant_role(by=by, person=world.people["owner"], role=Role.PARTNER, organisation=HOMES)
    with pytest.raises(Refused, match="Say of which organisation"):
        grant_role(by=by, person=homes, role=Role.PARTNER)


def test_a_partner_whose_role_is_withdrawn_sees_nothing(world: World, homes: Person) -> None:
    withdraw_role(by=system(world.authority), person=homes, role=Role.PARTNER)
    assert seen(world, homes) == []
    assert member_of(homes).organisation is None
    grant_role(by=system(world.authority), person=homes, role=Role.OWNER)
    assert len(seen(world, homes)) == 12


@pytest.mark.parametrize(("role", "named"), [("partner", False), ("owner", True)])
def test_the_database_knows_no_partner_without_an_organisation(
    world: World, homes: Person, role: str, named: bool
) -> None:
    @change
    def write(*, by: Member) -> None:
        of = Organisation.objects.get() if named else None
        grant = Grant(person=homes, role=role, organisation=of, effective_on=date(2026, 11, 16))
        grant.save()
        record("role.granted", grant)

    with (
        pytest.raises(IntegrityError, match="partner_has_an_organisation"),
        transaction.atomic(),
    ):
        write(by=system(world.authority))


def test_who_owns_gives_updates_dates_and_evidence_and_never_signs_off(
    world: World, homes: Person
) -> None:
    hand(world, "1.4", homes)
    member, action = member_of(homes), world.action("1.4")
    give(world, "1.4", OCTOBER, "on_track")
    changes.ask_new_date(by=member, action=action, due_on=date(2027, 1, 29), why="Late.")
    given = changes.EvidenceInput("data", "Lettings", date(2026, 11, 2), url="https://h.example/f")
    changes.add_evidence(by=member, subject=action, evidence=given)
    terms = changes.MilestoneInput("Ten lets", date(2026, 10, 20))
    changes.add_milestone(by=member, action=action, milestone=terms)
    for verb in ("action.sign_off", "impact.assess", "plan.edit", "dependency.keep"):
        assert not decide(member, verb, action), verb


def test_who_only_supports_files_evidence_and_gives_no_update(world: World, homes: Person) -> None:
    member = member_of(homes)
    given = changes.EvidenceInput("data", "Lettings", date(2026, 11, 2), url="https://h.example/f")
    filed = changes.add_evidence(by=member, subject=world.action("2.1"), evidence=given)
    assert filed in visible_evidence(member)
    with pytest.raises(NotAllowed):
        changes.add_evidence(by=member, subject=world.action("2.2"), evidence=given)
    with pytest.raises(NotAllowed, match="Only the owner of the action"):
        changes.give_update(
            by=member,
            action=world.action("2.1"),
            period=OCTOBER,
            update=changes.UpdateInput("on_track", "Going on.", "Go on."),
        )


def ask(world: World, person: Person, reference: str | None) -> Any:
    about = "work" if reference else "impact"
    return changes.ask_challenge(
        by=world.member("board_member"),
        plan=world.plan,
        subject=world.action(reference) if reference else None,
        asked=changes.ChallengeInput(about, "How many?", person),
    )


def test_a_partner_answers_about_their_actions_only(world: World, homes: Person) -> None:
    asked = ask(world, homes, "1.1")
    changes.answer_challenge(by=member_of(homes), challenge=asked, answer="Twelve.")
    for reference in ("1.2", None):
        with pytest.raises(Refused, match="only be asked about an action that it works on"):
            ask(world, homes, reference)


def test_a_partner_covers_for_nobody(world: World, homes: Person) -> None:
    with pytest.raises(Refused):
        changes.cover_absence(
            by=world.member("manager"),
            absent=world.people["owner"],
            cover=homes,
            begins_on=date(2026, 11, 16),
            ends_on=date(2026, 11, 20),
        )


@pytest.mark.parametrize("seed", range(8))
def test_lists_counts_and_evidence_agree_with_plain_reckoning(world: World, seed: int) -> None:
    """Whatever organisations own and support, and did before: theirs is exactly the union."""
    chance = random.Random(seed)  # noqa: S311 - a test's
    names = ["Wyre Constabulary", "Integrated care board", HOMES]
    staff = [person_of(world, f"p{n}", names[n % 3]) for n in range(5)]
    actions = list(world.actions.values())
    supports: dict[tuple[int, str], bool] = {
        (world.action(ref).pk, HOMES): True for ref in ("1.1", "2.1")
    }
    owners: dict[int, Person] = {}

    @change
    def shuffle(*, by: Member) -> None:
        for action in chance.sample(actions, 6):
            name, present = chance.choice(names), chance.random() < 0.6
            on = date(2026, 11, 16)
            Partner.objects.create(action=action, name=name, present=present, effective_on=on)
            supports[action.pk, name] = present
        for action in chance.sample(actions, 5):
            was = action.placements.newest_first()[0]
            owner = chance.choice([*staff, world.people["owner"]])
            Placement.objects.create(
                action=action,
                plan_id=was.plan_id,
                priority_id=was.priority_id,
                lead_id=was.lead_id,
                owner=owner,
                deputy_id=None,
                effective_on=date(2026, 11, 16),
            )
            owners[action.pk] = owner
        record("actions.handed_over", world.plan)

    for _ in range(2):
        shuffle(by=world.member("manager"))
    now = Moment.now(world.authority)
    for n, person in enumerate(staff):
        mine = [each.pk for m, each in enumerate(staff) if m % 3 == n % 3]
        owned = {pk for pk, owner in owners.items() if owner.pk in mine}
        named = {pk for (pk, name), so in supports.items() if so and name == names[n % 3]}
        expected = owned | named
        member = member_of(person)
        assert set(Action.objects.visible_to(member).values_list("pk", flat=True)) == expected
        assert {a.pk for a in actions if decide(member, "action.view", a)} == expected
        plan = plan_at(member, world.plan.pk, now)
        assert (plan is not None) == bool(expected)
        assert bool(Plan.objects.visible_to(member).exists()) == bool(expected)
        if plan is None:
            assert plans_at(member, now) == []
            continue
        stood = position(plan, now, member)
        assert {row.pk for row in stood.actions} == expected
        assert stood.findings == ()
        assert {row.ref for row in stood.priorities} == {row.priority for row in stood.actions}
        (row,) = plans_at(member, now)
        assert row.complete.whole == len(stood.counted)
        linked = world.action("1.1").pk in expected
        assert visible_evidence(member).exists() == linked
