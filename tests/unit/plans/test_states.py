"""States of an action: what may follow what, who may, what each needs; re-opening; reviews."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from goldenthread.accounts.access import NotAllowed
from goldenthread.core.errors import Refused
from goldenthread.ledger.models import Entry
from goldenthread.ledger.moments import Moment
from goldenthread.plans import changes, rules_states, states
from goldenthread.plans.models import Action, Progress, ReviewDates, State, StateKind
from goldenthread.plans.periods import Period
from goldenthread.plans.reviews import months_after, next_review, no_date, not_a_date
from tests.people import NEEDED, TODAY, World, at, give

OCTOBER = Period(date(2026, 10, 1))


def rest(world: World, reference: str, state: str, by: str = "manager", **said: Any) -> State:
    values = {"note": "The building is closed.", **NEEDED.get(state, {}), **said}
    action = world.action(reference)
    return changes.set_state(by=world.member(by), action=action, state=state, **values)


def stands(world: World, reference: str, on: date = TODAY) -> Any:
    """The action's state and progress on a day, with all that is known."""
    moment = Moment.position(world.authority, on, include_later=True)
    rows = Action.objects.as_at(moment, "state", "progress")
    return rows.get(pk=world.action(reference).pk)


# The table


def test_the_table_has_the_names_of_the_states() -> None:
    assert dict(states.NAMES) == {kind.value: kind.label for kind in StateKind}


def test_each_change_of_the_state_itself_has_one_step() -> None:
    own = [(s.before, s.after) for s in states.STEPS if s.way is states.Way.STATE]
    assert len(own) == len(set(own))


def test_every_need_has_its_column_and_its_sentence() -> None:
    needs = {name for step in states.STEPS for name in step.needs}
    assert needs == set(states.NEEDS) == set(rules_states.MISSING)
    assert needs <= {field.name for field in State._meta.get_fields()}


def test_only_what_leaves_or_ends_is_confirmed() -> None:
    lasting = {step.after for step in states.STEPS if step.lasting}
    assert lasting == {"withdrawn", "transferred", "closed"}


def test_the_diagram_has_every_step() -> None:
    drawn = states.mermaid()
    assert all(f"{step.before} --> {step.after}: " in drawn for step in states.STEPS)


# States


def test_the_programme_manager_pauses_and_resumes_with_a_reason(world: World) -> None:
    rest(world, "1.4", "paused", on=date(2026, 11, 12))
    with pytest.raises(Refused, match="is paused"):
        give(world, "1.4", OCTOBER, "on_track")
    rest(world, "1.4", "open", note="The building is open again.")
    assert stands(world, "1.4", date(2026, 11, 12)).state == "paused"
    assert stands(world, "1.4").state == "open"


@pytest.mark.parametrize("who", ["owner", "lead", "assurer", "democratic_services", "outsider"])
def test_nobody_else_changes_a_state(world: World, who: str) -> None:
    with pytest.raises(NotAllowed, match="programme manager"):
        rest(world, "1.4", "paused", by=who)


@pytest.mark.parametrize(
    ("reference", "state", "said", "sentence"),
    [
        ("1.4", "paused", {"note": " "}, "Say why"),
        ("1.4", "awaiting_sign_off", {}, "The owner asks for sign-off"),
        ("1.4", "paused", {"on": date(2026, 11, 17)}, "future"),
        ("1.3", "paused", {}, "cannot become"),
        ("1.1", "paused", {}, "nothing to pause"),
        ("1.4", "paused", {"review_on": None}, "looked at again"),
        ("1.4", "paused", {"review_on": TODAY}, "must be after today"),
        ("1.4", "withdrawn", {"decided_by": " "}, "Say who decided"),
        ("1.4", "transferred", {"moved_to": ""}, "where the work goes"),
        ("1.4", "closed", {}, "Only a complete action"),
        ("1.4", "paused", {"on": date(2026, 1, 1)}, "last changed on 12 January 2026"),
    ],
)
def test_a_state_change_is_refused(
    world: World, reference: str, state: str, said: dict[str, Any], sentence: str
) -> None:
    before = Entry.objects.count()
    with pytest.raises(Refused, match=sentence):
        rest(world, reference, state, **said)
    assert Entry.objects.count() == before


def test_what_left_the_plan_can_come_back(world: World) -> None:
    rest(world, "1.4", "transferred", note="The health board runs it now.")
    rest(world, "1.4", "open", note="The health board gave it back.")
    assert give(world, "1.4", OCTOBER, "on_track").rating == "on_track"


def test_what_a_state_needs_is_kept_and_nothing_else(world: World) -> None:
    paused = rest(world, "1.4", "paused", decided_by="Nobody", moved_to="Nowhere")
    kept = (paused.review_on, paused.decided_by, paused.moved_to)
    assert kept == (NEEDED["paused"]["review_on"], "", "")
    longer = rest(world, "1.4", "paused", note="Still closed.", review_on=date(2027, 3, 1))
    assert longer.review_on == date(2027, 3, 1)


@pytest.mark.parametrize(
    ("state", "constraint"),
    [
        ("paused", "paused_has_a_review_date"),
        ("withdrawn", "withdrawn_by_somebody_named"),
        ("transferred", "transferred_to_somewhere_named"),
    ],
)
def test_the_database_refuses_a_state_without_what_it_needs(
    world: World, monkeypatch: pytest.MonkeyPatch, state: str, constraint: str
) -> None:
    monkeypatch.setattr(rules_states, "check_needs", lambda *_: None)
    nothing: dict[str, Any] = {"review_on": None, "decided_by": "", "moved_to": ""}
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        rest(world, "1.4", state, **nothing)


@pytest.mark.parametrize("who", ["lead", "assurer"])
def test_the_lead_or_the_assurer_waits_for_evidence(world: World, who: str) -> None:
    rest(world, "1.3", "awaiting_evidence", by=who, note="No audit shows it yet.")
    rest(world, "1.3", "open", by=who, note="The audit came.")
    assert stands(world, "1.3").state == "open"


@pytest.mark.parametrize("who", ["owner", "manager", "board_member"])
def test_nobody_else_waits_for_evidence(world: World, who: str) -> None:
    with pytest.raises(NotAllowed, match="waits for evidence"):
        rest(world, "1.3", "awaiting_evidence", by=who)


def test_the_lead_resumes_but_does_not_pause(world: World) -> None:
    with pytest.raises(NotAllowed):
        rest(world, "1.4", "paused", by="lead")
    rest(world, "1.4", "paused")
    with pytest.raises(NotAllowed, match="resume"):
        rest(world, "1.4", "open", by="owner")
    assert rest(world, "1.4", "open", by="lead").state == "open"


def test_a_complete_action_is_closed_and_comes_back_only_re_opened(world: World) -> None:
    rest(world, "1.1", "closed")
    with pytest.raises(Refused, match="when the action is re-opened"):
        rest(world, "1.1", "open")
    reopen(world)
    assert (stands(world, "1.1").state, stands(world, "1.1").progress) == ("open", "at_risk")


# Re-opening


def reopen(world: World, by: str = "lead", **said: Any) -> Progress:
    given = {"rating": "at_risk", "why": "The audit found old plans."} | said
    return changes.reopen_action(by=world.member(by), action=world.action("1.1"), **given)


def test_what_was_signed_off_is_taken_up_again(world: World) -> None:
    with at(date(2026, 11, 20)):
        row = reopen(world)
        assert (row.rating, row.note) == ("at_risk", "The audit found old plans.")
        assert stands(world, "1.1", date(2026, 11, 20)).progress == "at_risk"
        assert stands(world, "1.1", date(2026, 11, 19)).progress == "complete"
        ratings = world.action("1.1").progress_ratings.newest_first()
        assert [each.rating for each in ratings][:2] == ["at_risk", "complete"]
        # It goes on like any other: an update, a claim, a second sign-off.
        give(world, "1.1", Period(date(2026, 11, 1)), "complete")
        changes.sign_off_action(by=world.member("lead"), action=world.action("1.1"))
        assert stands(world, "1.1", date(2026, 11, 20)).progress == "complete"


@pytest.mark.parametrize("who", ["owner", "assurer", "deputy", "director"])
def test_others_do_not_re_open(world: World, who: str) -> None:
    with pytest.raises(NotAllowed, match="re-open"):
        reopen(world, by=who)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"why": " "}, "Say why"),
        ({"rating": "complete"}, "how the work stands"),
        ({"rating": "not_started"}, "how the work stands"),
    ],
)
def test_re_opening_says_why_and_how_it_stands(
    world: World, said: dict[str, Any], sentence: str
) -> None:
    before = Entry.objects.count()
    with pytest.raises(Refused, match=sentence):
        reopen(world, **said)
    assert Entry.objects.count() == before


def test_only_complete_work_of_a_live_plan_is_re_opened(world: World) -> None:
    reopen(world)
    with pytest.raises(Refused, match="not complete"):
        reopen(world)


def test_what_left_the_plan_is_taken_back_before_it_is_re_opened(world: World) -> None:
    rest(world, "1.1", "transferred")
    with pytest.raises(Refused, match="back into the plan first"):
        reopen(world)


# Reviews


def plan_reviews(world: World, next_on: date | None, every: int = 0, by: str = "owner") -> Any:
    return changes.plan_reviews(
        by=world.member(by), action=world.action("1.4"), next_on=next_on, every_months=every
    )


def test_reviews_follow_each_other(world: World) -> None:
    plan_reviews(world, date(2026, 11, 30), 3)
    with at(date(2026, 12, 2)):
        held = changes.hold_review(
            by=world.member("owner"), action=world.action("1.4"), found=" It holds. "
        )
    assert (held.next_on, held.every_months, held.found) == (date(2027, 2, 28), 3, "It holds.")


def test_a_single_review_has_no_next(world: World) -> None:
    plan_reviews(world, TODAY)
    action, owner = world.action("1.4"), world.member("owner")
    assert changes.hold_review(by=owner, action=action, found="Done.").next_on is None
    with pytest.raises(Refused, match="No review is planned"):
        changes.hold_review(by=owner, action=action, found="Again.")


def test_reviews_end(world: World) -> None:
    plan_reviews(world, TODAY, 6)
    assert plan_reviews(world, None, 6).every_months == 0


@pytest.mark.parametrize(
    ("next_on", "every", "sentence"),
    [(date(2026, 11, 15), 3, "has passed"), (TODAY, 25, "from 1 to 24"), (TODAY, -1, "1 to 24")],
)
def test_a_review_that_cannot_be_is_refused(
    world: World, next_on: date, every: int, sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence):
        plan_reviews(world, next_on, every)
    assert not ReviewDates.objects.exists()


def test_a_review_says_what_it_found_and_is_not_everybody_s(world: World) -> None:
    plan_reviews(world, TODAY)
    with pytest.raises(Refused, match="what the review found"):
        changes.hold_review(by=world.member("lead"), action=world.action("1.4"), found=" ")
    with pytest.raises(NotAllowed, match="review this action"):
        plan_reviews(world, TODAY, by="owner_2")


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 12, 31), 1, date(2027, 1, 31)),
        (date(2026, 1, 15), 24, date(2028, 1, 15)),
    ],
)
def test_months_are_added_to_the_same_day_or_the_last(
    day: date, months: int, expected: date
) -> None:
    assert months_after(day, months) == expected


def test_a_review_held_very_late_is_followed_by_one_to_come() -> None:
    assert next_review(date(2026, 1, 31), 1, date(2026, 6, 10)) == date(2026, 6, 30)
    assert next_review(date(2026, 1, 31), 0, date(2026, 6, 10)) is None


@pytest.mark.parametrize(
    "text", ["Ongoing", "on-going", "TBC", "t.b.c.", "continuous", "Rolling", "As required", "BAU"]
)
def test_words_that_are_no_date_are_known(text: str) -> None:
    assert no_date(text)
    assert "review dates" in not_a_date(text)


@pytest.mark.parametrize("text", ["", "27 3 2026", "March", "1 Nov 2026", "31"])
def test_what_may_be_a_date_is_left_to_the_field(text: str) -> None:
    assert not no_date(text)
