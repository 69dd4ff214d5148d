"""What happens to actions month by month: who may, what is refused, what is kept."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from goldenthread.accounts.access import NotAllowed, system
from goldenthread.accounts.changes import grant_role
from goldenthread.accounts.models import Role
from goldenthread.core.errors import Refused
from goldenthread.ledger.models import Entry
from goldenthread.ledger.moments import Moment, head_of
from goldenthread.ledger.recording import AlreadyDone, Conflict, origin
from goldenthread.plans import changes
from goldenthread.plans.changes import months as verbs
from goldenthread.plans.models import Action, DateAnswer, DateRequest, Due, Progress, Update
from goldenthread.plans.periods import Period
from tests.people import TODAY, World, at, give

pytestmark = pytest.mark.django_db

AUGUST, SEPTEMBER, OCTOBER = (Period(date(2026, month, 1)) for month in (8, 9, 10))
CLAIMED = date(2026, 11, 4)  # the day on which the owner said that 1.3 was complete
LATER = date(2027, 3, 31)


def update(world: World, reference: str, by: str, period: Period = OCTOBER, **said: Any) -> Update:
    words = {
        "rating": "on_track",
        "narrative": "Four plans were written.",
        "next_step": "Six more.",
    }
    return changes.give_update(
        by=world.member(by),
        action=world.action(reference),
        period=period,
        update=changes.UpdateInput(**words | said),
    )


def stands(world: World, reference: str, on: date = TODAY) -> Any:
    """The action's progress, state and due date at the end of a day, with all that is known."""
    at_day = Moment(on=on, entry=head_of(world.authority))
    pk = world.action(reference).pk
    return Action.objects.as_at(at_day, "progress", "state", "due_on").get(pk=pk)


def ask(world: World, reference: str = "1.4", by: str = "owner") -> DateRequest:
    return changes.ask_new_date(
        by=world.member(by), action=world.action(reference), due_on=LATER, why="Two empty posts."
    )


def answer(world: World, request: DateRequest, by: str = "lead", **said: Any) -> DateAnswer:
    given = {"agreed": True} | said
    return changes.answer_date_request(by=world.member(by), request=request, **given)


def sign(world: World, reference: str = "1.3", by: str = "lead", **said: Any) -> Progress:
    return changes.sign_off_action(by=world.member(by), action=world.action(reference), **said)


def claim(world: World, reference: str) -> None:
    """The owner says that the work is complete."""
    give(world, reference, OCTOBER, "complete")


# Updates


def test_an_update_is_kept_and_rates_progress(world: World) -> None:
    given = update(world, "1.4", "owner", rating="at_risk", last_step_done=True)
    assert (given.rating, given.owner, given.entered_by) == (
        "at_risk",
        world.person("owner"),
        world.person("owner"),
    )
    assert given.last_step_done is True
    assert stands(world, "1.4").progress == "at_risk"
    assert Entry.objects.get(n=given.entry, authority=world.authority).type == "update.given"


def test_the_programme_manager_enters_it_for_the_owner_marked_so(world: World) -> None:
    given = update(world, "1.4", "manager")
    assert given.owner == world.person("owner")
    assert given.entered_by == world.person("manager")


@pytest.mark.parametrize(
    "who", ["owner_2", "lead", "assurer", "director", "board_member", "finance", "outsider"]
)
def test_nobody_else_gives_an_update(world: World, who: str) -> None:
    with pytest.raises(NotAllowed, match="owner of the action"):
        update(world, "1.4", who)


def test_a_rule_refuses_and_nothing_is_saved(world: World) -> None:
    before = Entry.objects.count()
    for said, reference in (
        ({"narrative": " "}, "1.4"),
        ({"rating": "nearly"}, "1.4"),
        ({"rating": "complete", "new_due_on": LATER, "why": "More time."}, "1.4"),
        ({}, "1.1"),
    ):
        with pytest.raises(Refused):
            update(world, reference, "owner", **said)
    assert Entry.objects.count() == before
    assert not Update.objects.filter(action=world.action("1.4"), period=OCTOBER.month).exists()


def test_a_second_update_corrects_the_first_which_stays(world: World) -> None:
    update(world, "1.4", "owner", rating="at_risk")
    update(world, "1.4", "owner", rating="off_track", narrative="Three plans, not four.")
    kept = Update.objects.filter(action=world.action("1.4"), period=OCTOBER.month)
    assert [row.rating for row in kept.oldest_first()] == ["at_risk", "off_track"]
    assert stands(world, "1.4").progress == "off_track"


def test_a_late_update_of_an_earlier_month_leaves_how_it_stands_now(world: World) -> None:
    update(world, "2.1", "owner_2", AUGUST, rating="on_track")
    assert stands(world, "2.1").progress == "off_track"  # as October's update says
    update(world, "1.3", "owner", AUGUST, rating="on_track")
    assert stands(world, "1.3").state == "awaiting_sign_off"
    update(world, "2.1", "owner_2", SEPTEMBER, rating="complete")
    assert stands(world, "2.1").state == "open"


def test_complete_asks_for_a_sign_off_and_rates_nothing(world: World) -> None:
    claim(world, "1.4")
    assert stands(world, "1.4").progress == "on_track"
    assert stands(world, "1.4").state == "awaiting_sign_off"


def test_an_owner_takes_back_that_it_is_complete(world: World) -> None:
    update(world, "1.3", "owner", rating="at_risk", narrative="One plan was missed.")
    assert stands(world, "1.3").state == "open"
    assert stands(world, "1.3").progress == "at_risk"
    with pytest.raises(Refused, match="nothing to sign off"):
        sign(world)


def test_an_update_can_ask_for_a_new_date_and_keeps_the_present_one(world: World) -> None:
    update(world, "1.4", "owner", rating="at_risk", new_due_on=LATER, why="Two empty posts.")
    request = changes.open_request(world.action("1.4"))
    assert request is not None
    assert (request.due_on, request.level) == (LATER, "lead")
    assert stands(world, "1.4").due_on == date(2026, 10, 28)


def test_two_people_do_not_overwrite_each_other(world: World) -> None:
    seen = head_of(world.authority)
    update(world, "1.4", "manager")
    with pytest.raises(Conflict), origin(via="web", form=uuid4(), seen=seen):
        update(world, "1.4", "owner", rating="off_track")
    assert stands(world, "1.4").progress == "on_track"


def test_a_form_that_is_sent_twice_gives_one_update(world: World) -> None:
    form = uuid4()
    with origin(via="web", form=form):
        update(world, "1.4", "owner")
    with pytest.raises(AlreadyDone), origin(via="web", form=form):
        update(world, "1.4", "owner")
    assert Update.objects.filter(action=world.action("1.4"), period=OCTOBER.month).count() == 1


# New dates


def test_the_lead_agrees_a_new_date_and_both_are_kept(world: World) -> None:
    answer(world, ask(world), note="The posts are filled in January.")
    assert stands(world, "1.4").due_on == LATER
    dues = Due.objects.filter(action=world.action("1.4")).oldest_first()
    assert [row.due_on for row in dues] == [date(2026, 10, 28), LATER]


def test_a_refusal_says_why_and_keeps_the_date(world: World) -> None:
    request = ask(world)
    with pytest.raises(Refused, match="why the date is refused"):
        answer(world, request, agreed=False)
    answer(world, request, agreed=False, note="Use the agency’s adviser.")
    assert stands(world, "1.4").due_on == date(2026, 10, 28)
    assert ask(world).from_due_on == date(2026, 10, 28)  # another may be asked for


def test_one_request_is_open_at_a_time_and_answered_once(world: World) -> None:
    request = ask(world)
    with pytest.raises(Refused, match="asked for already"):
        ask(world)
    answer(world, request)
    with pytest.raises(Refused, match="answered already"):
        answer(world, request)


@pytest.mark.parametrize("who", ["owner", "owner_2", "deputy", "manager", "assurer", "outsider"])
def test_only_the_lead_agrees(world: World, who: str) -> None:
    with pytest.raises(NotAllowed):
        answer(world, ask(world), by=who)


def test_the_deputy_agrees_where_the_lead_is_the_owner(world: World) -> None:
    request = ask(world, "2.6", "lead")
    with pytest.raises(NotAllowed):
        answer(world, request)
    assert answer(world, request, by="deputy").answered_by == world.person("deputy")


def test_nobody_agrees_to_what_they_asked(world: World) -> None:
    """A lead who also runs the programme asks on the owner's behalf, and cannot agree to it."""
    lead = world.person("lead")
    grant_role(by=system(world.authority), person=lead, role=Role.PROGRAMME_MANAGER)
    with pytest.raises(NotAllowed, match="You asked for this date"):
        answer(world, ask(world, by="lead"))


def test_above_the_lead_a_body_decides_by_name_and_day(world: World) -> None:
    terms = changes.PlanInput("Improvement plan 2026", dates_agreed_by="committee")
    changes.change_plan(by=world.member("manager"), plan=world.plan, terms=terms)
    with at(date(2026, 11, 9)):
        request = ask(world)
    with pytest.raises(NotAllowed, match="democratic services"):
        answer(world, request, body="Committee")
    with pytest.raises(Refused, match="Name the body"):
        answer(world, request, by="democratic_services", body="  ")
    with pytest.raises(Refused, match="asked for on 9 November 2026"):
        answer(world, request, "democratic_services", body="Committee", on=date(2026, 11, 8))
    given = answer(world, request, "democratic_services", body="Committee", on=date(2026, 11, 12))
    assert (given.body, given.effective_on) == ("Committee", date(2026, 11, 12))
    assert stands(world, "1.4", date(2026, 11, 11)).due_on == date(2026, 10, 28)
    assert stands(world, "1.4", date(2026, 11, 12)).due_on == LATER


def test_the_database_refuses_an_owner_who_agrees(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = ask(world, by="manager")
    monkeypatch.setattr(verbs, "check_may", lambda *_: None)
    monkeypatch.setattr(verbs, "check_not_owner", lambda *_: None)
    monkeypatch.setattr(verbs.rules_periods, "check_claim", lambda *_: None)
    with pytest.raises(IntegrityError, match="agreed_by_the_owner"), transaction.atomic():
        answer(world, request, by="owner")


def test_finished_work_and_a_draft_take_no_new_date(world: World) -> None:
    with pytest.raises(Refused, match="complete needs no new date"):
        ask(world, "1.1")
    changes.set_state(
        by=world.member("manager"),
        action=world.action("1.5"),
        state="withdrawn",
        note="Done by others.",
        decided_by="Improvement Board",
    )
    with pytest.raises(Refused, match="is withdrawn"):
        ask(world, "1.5")


# Sign-off


def test_the_lead_signs_off(world: World) -> None:
    signed = sign(world, note="Ten plans read.")
    assert (signed.rating, signed.rated_by) == ("complete", world.person("lead"))
    assert stands(world, "1.3").progress == "complete"
    assert stands(world, "1.3").state == "open"


@pytest.mark.parametrize("who", ["owner", "owner_2", "deputy", "manager", "assurer", "outsider"])
def test_nobody_else_signs_off(world: World, who: str) -> None:
    with pytest.raises(NotAllowed, match="sign off"):
        sign(world, by=who)


def test_the_deputy_signs_off_where_the_lead_is_the_owner(world: World) -> None:
    claim(world, "2.6")
    with pytest.raises(NotAllowed):
        sign(world, "2.6")
    assert sign(world, "2.6", "deputy").rated_by == world.person("deputy")


def test_a_body_signs_off_by_name_on_its_day(world: World) -> None:
    signed = sign(world, by="democratic_services", body="Improvement Board", on=date(2026, 11, 10))
    assert (signed.body, signed.effective_on) == ("Improvement Board", date(2026, 11, 10))
    assert stands(world, "1.3", date(2026, 11, 9)).state == "awaiting_sign_off"
    assert stands(world, "1.3", date(2026, 11, 10)).progress == "complete"


def test_a_body_without_a_name_is_no_body(world: World) -> None:
    with pytest.raises(NotAllowed):
        sign(world, by="democratic_services", body="  ")


def test_a_sign_off_is_not_dated_before_the_owner_asked(world: World) -> None:
    with pytest.raises(Refused, match="complete on 4 November 2026"):
        sign(world, by="manager", body="Improvement Board", on=date(2026, 11, 3))
    sign(world, by="manager", body="Improvement Board", on=CLAIMED)
    assert stands(world, "1.3").state == "open"


def test_the_owner_who_records_for_a_body_is_refused(world: World) -> None:
    owner = world.person("owner")
    grant_role(by=system(world.authority), person=owner, role=Role.PROGRAMME_MANAGER)
    with pytest.raises(NotAllowed, match="where they do not own the action"):
        sign(world, by="owner", body="Improvement Board")


def test_the_database_refuses_an_owner_who_signs_off(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verbs, "check_may", lambda *_: None)
    monkeypatch.setattr(verbs, "check_not_owner", lambda *_: None)
    monkeypatch.setattr(verbs.rules_periods, "check_claim", lambda *_: None)
    # The owner also entered the claim: either rule may be the first that is broken.
    refused = "signed_off_by_the_owner|nobody_signs_off_what_they_entered"
    with pytest.raises(IntegrityError, match=refused), transaction.atomic():
        sign(world, by="owner")


def test_a_sign_off_happens_once(world: World) -> None:
    sign(world)
    with pytest.raises(Refused, match="already signed off"):
        sign(world)


def test_sending_back_says_what_is_missing(world: World) -> None:
    action, lead = world.action("1.3"), world.member("lead")
    with pytest.raises(NotAllowed):
        changes.send_back_action(by=world.member("owner"), action=action, note="More.")
    with pytest.raises(Refused, match="what is missing"):
        changes.send_back_action(by=lead, action=action, note=" ")
    state = changes.send_back_action(by=lead, action=action, note="Two plans have no date.")
    assert (state.state, state.note) == ("open", "Two plans have no date.")
    assert stands(world, "1.3").progress is None
    claim(world, "1.3")  # the owner may say it again
    assert sign(world).rating == "complete"


def test_nobody_signs_off_over_what_changed_meanwhile(world: World) -> None:
    seen = head_of(world.authority)
    changes.send_back_action(
        by=world.member("lead"), action=world.action("1.3"), note="Two plans have no date."
    )
    claim(world, "1.3")
    with pytest.raises(Conflict), origin(via="web", form=uuid4(), seen=seen):
        sign(world)


def test_the_worker_decides_nothing(world: World) -> None:
    worker = system(world.authority)
    with pytest.raises(NotAllowed):
        changes.sign_off_action(by=worker, action=world.action("1.3"))
    with pytest.raises(NotAllowed):
        changes.set_state(by=worker, action=world.action("1.4"), state="paused", note="Quiet.")
