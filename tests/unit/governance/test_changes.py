"""What may be recorded of bodies, meetings, decisions and undertakings, and what not."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Q

from goldenthread.accounts.access import NotAllowed
from goldenthread.core.errors import Refused
from goldenthread.governance import changes
from goldenthread.governance.models import Item, ResponsePublication
from goldenthread.governance.read import bodies_at, meetings_at
from goldenthread.governance.read_items import items_at
from goldenthread.governance.read_undertakings import responses_of, undertakings_at
from goldenthread.ledger import recording
from goldenthread.ledger.moments import Moment
from goldenthread.plans.changes import keep_version
from tests.governing import (
    AUTUMN,
    Governance,
    decide,
    exempt,
    item,
    meeting,
    promise,
    seat,
)
from tests.people import World, at


def row_of(world: World, pk: int) -> Any:
    by = world.member("democratic_services")
    return undertakings_at(by, Moment.latest(), Q(pk=pk))[0]


def test_a_meeting_that_is_moved_says_why_and_shows_where_it_was(
    world: World, governance: Governance
) -> None:
    by = world.member("democratic_services")
    moved = changes.MeetingInput(date(2026, 12, 3))
    with pytest.raises(Refused, match="Say why the meeting is moved"):
        changes.change_meeting(by=by, meeting=governance.coming, said=moved)
    moved = changes.MeetingInput(date(2026, 12, 3), why="The papers were late.")
    changes.change_meeting(by=by, meeting=governance.coming, said=moved)
    (row,) = meetings_at(by, Moment.latest(), Q(pk=governance.coming.pk))
    assert (row.day, row.first_day, row.is_moved) == (date(2026, 12, 3), AUTUMN, True)


def test_a_meeting_to_come_has_neither_met_nor_decided(
    world: World, governance: Governance
) -> None:
    with pytest.raises(Refused, match="has not been held"):
        meeting(world, governance.committee, date(2026, 11, 17), status="held")
    waiting = item(world, governance.coming, "Placements")
    with pytest.raises(Refused, match="when it has met"):
        decide(world, waiting, "note", "That it be noted.")


def test_minutes_are_confirmed_by_a_later_meeting_of_the_same_body_and_then_stand(
    world: World, governance: Governance
) -> None:
    by, held = world.member("democratic_services"), governance.held
    with pytest.raises(Refused, match="same body"):
        changes.tell_minutes(
            by=by, meeting=held, state="confirmed", confirmed_at=governance.council_meeting
        )
    changes.tell_minutes(by=by, meeting=held, state="draft")
    changes.tell_minutes(by=by, meeting=held, state="confirmed", confirmed_at=governance.coming)
    with pytest.raises(Refused, match="are confirmed"):
        changes.tell_minutes(by=by, meeting=held, state="draft")


def test_a_recorded_vote_has_names_and_a_majority(world: World, governance: Governance) -> None:
    with pytest.raises(Refused, match="who voted for it"):
        decide(world, governance.item, "agree", "That it be agreed.", carried="recorded")
    with pytest.raises(Refused, match="not carried"):
        decide(
            world,
            governance.item,
            "agree",
            "That it be agreed.",
            carried="recorded",
            votes_for="Ward member for Quay",
            votes_against="Ward member for Hill",
        )
    with pytest.raises(Refused, match="Names belong to a recorded vote"):
        decide(world, governance.item, "agree", "Agreed.", votes_for="Ward member for Quay")
    decided = decide(
        world,
        governance.item,
        "agree",
        "That it be agreed.",
        carried="recorded",
        votes_for="Ward member for Quay\nWard member for Dock",
        votes_against="Ward member for Hill",
    )
    by = world.member("councillor")
    (row,) = items_at(by, Moment.latest(), Q(pk=governance.item.pk))
    found = next(each for each in row.decisions if each.pk == decided.pk)
    assert [(label, len(names)) for label, names in found.votes] == [("For", 2), ("Against", 1)]


def test_only_what_recommends_or_refers_goes_on_and_only_to_the_body_it_names(
    world: World, governance: Governance
) -> None:
    by = world.member("democratic_services")
    with pytest.raises(Refused, match="Choose the body"):
        decide(world, governance.item, "refer", "That it be referred.")
    with pytest.raises(Refused, match="to which post"):
        decide(world, governance.item, "delegate", "That it be delegated.")
    noted = decide(world, governance.item, "note", "That it be noted.")
    with pytest.raises(Refused, match="recommends or refers"):
        changes.send_on(by=by, decision=noted, to=governance.next_item)
    with pytest.raises(Refused, match="not a meeting of the body"):
        changes.send_on(
            by=by,
            decision=governance.decision,
            to=governance.coming,
            item=changes.ItemInput("Improvement plan"),
        )


def test_a_referral_makes_the_item_of_the_next_body(world: World, governance: Governance) -> None:
    by = world.member("democratic_services")
    sent = changes.send_on(
        by=by,
        decision=governance.decision,
        to=governance.council_meeting,
        item=changes.ItemInput("Improvement plan, from the committee"),
    )
    (row,) = items_at(by, Moment.latest(), Q(pk=sent.item_id))
    assert row.came_from[0].decision == governance.decision.pk
    assert sent.created


def test_a_decision_approves_a_version_of_a_plan_that_plans_recorded(
    world: World, governance: Governance
) -> None:
    version = keep_version(
        by=world.member("democratic_services"),
        plan=world.plan,
        kind="approved",
        on=date(2026, 7, 13),
        decided_by="Children and Families Committee",
        text_of_now=True,
    )
    decided = decide(
        world, governance.item, "approve", "The plan is approved.", versions=(version,)
    )
    assert decided.on_versions.get().version == version


def test_an_undertaking_is_due_after_it_was_given_and_owed_to_somebody(
    world: World, governance: Governance
) -> None:
    with pytest.raises(Refused, match="It was given on 13 July 2026"):
        promise(world, governance.item, "Report", governance.committee, due_on=date(2026, 7, 1))
    with pytest.raises(Refused, match="Choose a person, or write the post"):
        promise(world, governance.item, "Report", governance.committee, person=None)


def test_an_undertaking_is_overdue_the_day_after_it_is_due(
    world: World, governance: Governance
) -> None:
    due = date(2026, 11, 20)
    given = promise(world, governance.item, "Report", governance.committee, due_on=due)
    row = row_of(world, given.pk)
    assert (row.is_overdue(due), row.is_overdue(date(2026, 11, 21))) == (False, True)


def test_what_is_told_at_each_meeting_is_due_at_the_next(
    world: World, governance: Governance
) -> None:
    given = promise(world, governance.item, "Progress", governance.committee, recurring=True)
    assert row_of(world, given.pk).due_on == AUTUMN
    by, held = world.member("democratic_services"), governance.held
    changes.settle_undertaking(
        by=by, undertaking=given, state="reported_back", why="In the report.", meeting=held
    )
    row = row_of(world, given.pk)
    assert (row.is_open, row.told_at) == (True, "Children and Families Committee, 13 July 2026")


def test_an_answer_is_published_by_another_and_then_answers_the_undertaking(
    world: World, governance: Governance
) -> None:
    by, councillor = world.member("manager"), world.member("councillor")
    written = changes.answer_undertaking(
        by=by, undertaking=governance.undertaking, text="It is £4,000."
    )
    now = Moment.latest()
    assert responses_of(councillor, governance.undertaking, now) == []
    with pytest.raises(NotAllowed, match="never one that they wrote"):
        changes.decide_response(by=by, response=written, state="published")
    changes.decide_response(
        by=world.member("democratic_services"), response=written, state="published"
    )
    assert row_of(world, governance.undertaking.pk).state == "answered"
    (shown,) = responses_of(councillor, governance.undertaking, now)
    assert shown.text == "It is £4,000."


def test_the_database_refuses_an_author_who_publishes(world: World, governance: Governance) -> None:
    author = world.person("owner")

    @recording.change
    def publish(*, by: Any) -> None:
        ResponsePublication.objects.create(
            response=governance.response,
            state="published",
            author=author,
            decided_by=author,
            effective_on=date(2026, 11, 16),
        )

    with pytest.raises(IntegrityError), transaction.atomic():
        publish(by=world.member("owner"))


def test_who_gave_an_undertaking_answers_it_and_others_do_not(
    world: World, governance: Governance
) -> None:
    with pytest.raises(NotAllowed, match="Only who gave"):
        changes.answer_undertaking(
            by=world.member("lead"), undertaking=governance.undertaking, text="Yes."
        )


def test_an_exempt_item_is_of_the_members_of_its_body_alone(
    world: World, governance: Governance
) -> None:
    readers = {
        key
        for key in world.people
        if Item.objects.visible_to(world.member(key)).filter(pk=governance.secret.pk).exists()
    }
    assert readers == {"councillor", "democratic_services", "monitoring_officer"}
    with pytest.raises(NotAllowed, match="cannot see this item"):
        changes.add_item(
            by=world.member("manager"),
            meeting=governance.coming,
            item=changes.ItemInput(
                "Price", legal="exempt", paragraph="3", legal_reason="It harms the bidding."
            ),
        )


def test_who_only_attends_sees_no_exempt_item(world: World, governance: Governance) -> None:
    seat(world, governance.committee, "director", "attends")
    secret = exempt(world, governance.coming, "Price of foster carers")
    member = world.member("director")
    assert not Item.objects.visible_to(member).filter(pk=secret.pk).exists()


def test_a_seat_that_has_ended_shows_nothing_any_more(world: World, governance: Governance) -> None:
    ended = changes.SeatInput(date(2026, 1, 12), "chair", ends_on=date(2026, 11, 16))
    by = world.member("democratic_services")
    changes.change_seat(by=by, seat=governance.seat, said=ended)
    member, rows = world.member("councillor"), Item.objects.filter(pk=governance.secret.pk)
    assert rows.visible_to(member).exists()
    with at(date(2026, 11, 17)):
        assert not rows.visible_to(member).exists()


def test_a_councillor_sees_public_bodies_and_a_board_member_their_board(
    world: World, governance: Governance
) -> None:
    def seen(key: str) -> set[int]:
        return {row.pk for row in bodies_at(world.member(key), Moment.latest())}

    public = {governance.committee.pk, governance.council.pk}
    assert seen("councillor") == public
    assert seen("board_member") == {*public, governance.board.pk}
    assert seen("inspector") == {*public, governance.board.pk}
