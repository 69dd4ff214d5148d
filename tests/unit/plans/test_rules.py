"""May this happen now? Every rule, with the sentence that it refuses with."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from goldenthread.core.errors import Refused
from goldenthread.plans import rules
from goldenthread.plans.models import Stage, StateKind
from goldenthread.plans.periods import Period
from goldenthread.plans.ratings import Progress
from goldenthread.plans.states import TRANSITIONS

TODAY = date(2026, 11, 16)
OCTOBER = Period(date(2026, 10, 1))


# States


def test_every_state_has_its_transitions_and_a_way_back() -> None:
    assert set(TRANSITIONS) == set(StateKind)
    for state, after in TRANSITIONS.items():
        assert state not in after
        assert state == StateKind.OPEN or StateKind.OPEN in after


@pytest.mark.parametrize("before", StateKind)
@pytest.mark.parametrize("after", StateKind)
def test_states_change_only_as_the_table_says(before: StateKind, after: StateKind) -> None:
    if after in TRANSITIONS[before]:
        rules.check_state(before, after)
        return
    with pytest.raises(Refused, match="cannot become"):
        rules.check_state(before, after)


# Days


def test_nothing_is_recorded_of_a_day_to_come() -> None:
    rules.check_day(TODAY, TODAY)
    with pytest.raises(Refused, match="cannot be in the future"):
        rules.check_day(date(2026, 11, 17), TODAY)


def test_a_decision_is_not_dated_before_what_it_decides() -> None:
    rules.check_not_before(TODAY, TODAY, "The new date was asked for")
    with pytest.raises(Refused, match="The new date was asked for on 16 November 2026") as refused:
        rules.check_not_before(date(2026, 11, 15), TODAY, "The new date was asked for")
    assert refused.value.field == "on"


def test_an_action_is_due_on_or_after_its_start() -> None:
    rules.check_dates_of_action(TODAY, TODAY)
    with pytest.raises(Refused) as refused:
        rules.check_dates_of_action(TODAY, date(2026, 11, 15))
    assert refused.value.field == "due_on"


# Updates

ASKED: dict[str, Any] = {
    "stage": Stage.LIVE,
    "state": StateKind.OPEN,
    "progress": Progress.ON_TRACK,
    "starts_on": date(2026, 10, 31),
    "period": OCTOBER,
}


@pytest.mark.parametrize(
    ("change", "asked"),
    [
        ({}, True),
        ({"state": None, "progress": None}, True),
        ({"state": StateKind.AWAITING_EVIDENCE}, True),
        ({"state": StateKind.AWAITING_SIGN_OFF}, False),
        ({"state": StateKind.PAUSED}, False),
        ({"state": StateKind.WITHDRAWN}, False),
        ({"progress": Progress.COMPLETE}, False),
        ({"stage": Stage.DRAFT}, False),
        ({"stage": Stage.CLOSED}, False),
        ({"stage": None}, False),
        ({"starts_on": date(2026, 11, 1)}, False),
    ],
)
def test_an_update_is_asked_of_started_work_that_goes_on(
    change: dict[str, Any], asked: bool
) -> None:
    assert rules.needs_update(**ASKED | change) is asked


GIVEN: dict[str, Any] = {
    "stage": Stage.LIVE,
    "state": StateKind.OPEN,
    "progress": None,
    "starts_on": date(2026, 2, 28),
    "period": OCTOBER,
    "today": TODAY,
}


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"stage": Stage.DRAFT}, "begin when the plan is live"),
        ({"stage": Stage.CLOSED}, "plan is closed"),
        ({"progress": Progress.COMPLETE}, "complete and signed off"),
        ({"state": StateKind.PAUSED}, "is paused"),
        ({"state": StateKind.WITHDRAWN}, "is withdrawn"),
        ({"period": Period(date(2026, 12, 1))}, "December 2026 has not begun"),
        ({"starts_on": date(2026, 11, 1)}, "starts on 1 November 2026, after the end of October"),
    ],
)
def test_an_update_is_refused(change: dict[str, Any], sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        rules.check_can_update(**GIVEN | change)


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"state": StateKind.AWAITING_SIGN_OFF},
        {"state": StateKind.AWAITING_EVIDENCE},
        {"period": Period(date(2026, 11, 1))},
        {"period": Period(date(2026, 2, 1))},
    ],
)
def test_an_update_may_be_given_for_each_month_from_the_start_to_this_one(
    change: dict[str, Any],
) -> None:
    rules.check_can_update(**GIVEN | change)


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ({"rating": "nearly"}, "rating"),
        ({"narrative": "  "}, "narrative"),
        ({"next_step": " "}, "next_step"),
    ],
)
def test_an_update_says_how_it_stands_what_happened_and_what_is_next(
    words: dict[str, str], field: str
) -> None:
    said = {"rating": Progress.ON_TRACK, "narrative": "Four plans.", "next_step": "Six more."}
    with pytest.raises(Refused) as refused:
        rules.check_update_words(**said | words)
    assert refused.value.field == field


def test_complete_work_needs_no_next_step() -> None:
    rules.check_update_words(rating=Progress.COMPLETE, narrative="All is done.", next_step="")


# New dates


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"stage": Stage.DRAFT}, "in the plan"),
        ({"stage": Stage.CLOSED}, "closed"),
        ({"progress": Progress.COMPLETE}, "complete needs no new date"),
        ({"says_complete": True}, "complete needs no new date"),
        ({"state": StateKind.WITHDRAWN}, "is withdrawn"),
        ({"state": StateKind.TRANSFERRED}, "is transferred"),
    ],
)
def test_a_new_date_is_for_work_that_goes_on(change: dict[str, Any], sentence: str) -> None:
    asked: dict[str, Any] = {"stage": Stage.LIVE, "state": StateKind.PAUSED, "progress": None}
    rules.check_can_ask_date(**asked)
    with pytest.raises(Refused, match=sentence):
        rules.check_can_ask_date(**asked | change)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"wanted": date(2026, 12, 28)}, "new_due_on"),
        ({"wanted": date(2026, 11, 15)}, "new_due_on"),
        ({"starts_on": date(2027, 3, 1)}, "new_due_on"),
        ({"why": "  "}, "why"),
    ],
)
def test_a_new_date_is_another_to_come_with_a_reason(change: dict[str, Any], field: str) -> None:
    asked: dict[str, Any] = {
        "current": date(2026, 12, 28),
        "wanted": date(2027, 2, 28),
        "today": TODAY,
        "starts_on": date(2026, 2, 1),
        "why": "Two posts were empty.",
    }
    rules.check_new_date(**asked)
    with pytest.raises(Refused) as refused:
        rules.check_new_date(**asked | change)
    assert refused.value.field == field


# Decisions


def test_sign_off_is_asked_for_and_happens_once() -> None:
    rules.check_can_sign_off(StateKind.AWAITING_SIGN_OFF, Progress.ON_TRACK)
    with pytest.raises(Refused, match="has not said"):
        rules.check_can_sign_off(StateKind.OPEN, Progress.ON_TRACK)
    with pytest.raises(Refused, match="already signed off"):
        rules.check_can_sign_off(StateKind.AWAITING_SIGN_OFF, Progress.COMPLETE)


def test_above_the_lead_the_body_is_named() -> None:
    rules.check_level("lead", "")
    rules.check_level("board", "Improvement Board")
    with pytest.raises(Refused, match="Name the body"):
        rules.check_level("committee", " ")


def test_the_owner_is_never_the_deputy() -> None:
    rules.check_deputy(1, None)
    rules.check_deputy(1, 2)
    with pytest.raises(Refused, match="owner cannot be the deputy"):
        rules.check_deputy(1, 1)
