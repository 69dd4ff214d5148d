"""States, re-opening, reviews, forecasts and the plan's pace, in the browser's eyes."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from goldenthread.ledger.moments import Moment
from goldenthread.plans import changes
from goldenthread.plans.models import Action, State
from goldenthread.plans.periods import Period
from tests.pages.reading import get, text_of
from tests.pages.sending import enter, send
from tests.people import NEEDED, World, at, give

DAY = {"review_on_day": "11", "review_on_month": "1", "review_on_year": "2027"}


def now(world: World, reference: str, *names: str) -> Any:
    rows = Action.objects.as_at(Moment.latest(), *names)
    return rows.get(pk=world.action(reference).pk)


def state_of(world: World, reference: str, after: str) -> str:
    return f"/actions/{world.action(reference).pk}/state/{after}/"


# States


def test_the_action_page_offers_what_this_person_can_change(client: Client, world: World) -> None:
    address = f"/actions/{world.action('1.4').pk}/"
    page = get(enter(client, world, "manager"), address)
    assert "Pause Withdraw Transfer" in page
    page = get(enter(client, world, "lead"), address)
    assert "Wait for evidence" in page
    assert "Withdraw Transfer" not in page
    complete = f"/actions/{world.action('1.1').pk}/"
    page = get(client, complete)
    assert "Re-open" in page
    assert "Last signed off by Assistant Director, Corporate Parenting, 6 November 2026" in page


def test_an_action_is_paused_and_resumed(client: Client, world: World) -> None:
    enter(client, world, "manager")
    sent = send(client, state_of(world, "1.4", "paused"), note="Waits for the tender.", **DAY)
    assert sent.status_code == 302
    assert now(world, "1.4", "state").state == "paused"
    page = get(client, f"/actions/{world.action('1.4').pk}/")
    assert "Waits for the tender. To look again on 11 January 2027." in page
    assert send(client, state_of(world, "1.4", "open"), note="It came.").status_code == 302
    assert now(world, "1.4", "state").state == "open"


@pytest.mark.parametrize("state", ["withdrawn", "transferred"])
def test_what_leaves_the_plan_asks_for_a_tick(client: Client, world: World, state: str) -> None:
    enter(client, world, "manager")
    address, needed = state_of(world, "1.4", state), NEEDED[state]
    sent = send(client, address, note="The service moves to health.", **needed)
    assert sent.status_code == 422
    assert "Tick that you know what follows." in text_of(sent)
    assert "The service moves to health." in sent.content.decode()
    assert now(world, "1.4", "state").state == "open"
    sent = send(client, address, note="The service moves to health.", sure="on", **needed)
    assert sent.status_code == 302
    assert next(iter(needed.values())) in get(client, f"/actions/{world.action('1.4').pk}/")


@pytest.mark.parametrize(
    ("wanted", "typed", "sentence"),
    [
        (("1.4", "paused"), {"note": " ", **DAY}, "Say why."),
        (("1.4", "paused"), {"note": "Because."}, "Enter the day on which the pause"),
        (("1.4", "withdrawn"), {"note": "Because.", "sure": "on"}, "Say who decided"),
        (("1.3", "paused"), {"note": "Because.", **DAY}, "cannot become paused"),
        (("1.1", "paused"), {"note": "Because.", **DAY}, "nothing to pause"),
    ],
)
def test_what_is_wrong_with_a_state_is_said(
    client: Client, world: World, wanted: tuple[str, str], typed: dict[str, str], sentence: str
) -> None:
    enter(client, world, "manager")
    before = State.objects.count()
    sent = send(client, state_of(world, *wanted), **typed)
    assert sent.status_code == 422
    assert sentence in text_of(sent)
    assert State.objects.count() == before


def test_a_change_that_cannot_be_says_how_it_stands(client: Client, world: World) -> None:
    page = get(enter(client, world, "manager"), state_of(world, "1.3", "paused"))
    assert "is Awaiting sign-off since 4 November 2026, so this cannot happen" in page
    assert client.get(state_of(world, "1.3", "finished")).status_code == 404
    assert client.get(state_of(world, "1.3", "awaiting_sign_off")).status_code == 404


def test_a_complete_action_is_re_opened(client: Client, world: World) -> None:
    enter(client, world, "lead")
    address = f"/actions/{world.action('1.1').pk}/reopen/"
    assert send(client, address, rating="at_risk", why=" ").status_code == 422
    sent = send(client, address, rating="at_risk", why="The audit found old plans.")
    assert sent.status_code == 302
    page = get(client, f"/actions/{world.action('1.1').pk}/")
    assert "Re-opened since, at risk, by Assistant Director, Corporate Parenting" in page
    assert "The audit found old plans." in page
    history = get(client, f"/actions/{world.action('1.1').pk}/history/")
    assert "signed off as complete. Progress: at risk The audit found old plans." in history
    assert "It is not complete" in get(client, address)


# Reviews


def test_a_review_is_planned_asked_for_and_held(client: Client, world: World) -> None:
    enter(client, world, "owner")
    action = f"/actions/{world.action('1.4').pk}/"
    typed = {"next_on_day": "30", "next_on_month": "11", "next_on_year": "2026"}
    assert send(client, f"{action}reviews/", every_months="3", **typed).status_code == 302
    assert "30 November 2026, then every 3 months" in get(client, action)
    assert "Review 1.4" not in get(client, "/my-work/")
    with at(date(2026, 12, 1)):
        assert "Review 1.4: planned for 30 November 2026" in get(client, "/my-work/")
        assert send(client, f"{action}review/", found="").status_code == 422
        assert send(client, f"{action}review/", found="Plans stay in date.").status_code == 302
        assert "Review 1.4" not in get(client, "/my-work/")
    page = get(client, action)
    assert "None planned" not in page
    assert "30 November 2026" in page  # on TODAY nobody knew of the review of December


def test_a_pause_is_looked_at_again_on_its_day(client: Client, world: World) -> None:
    changes.set_state(
        by=world.member("manager"),
        action=world.action("1.4"),
        state="paused",
        note="Waits.",
        review_on=date(2026, 12, 1),
    )
    enter(client, world, "lead")
    assert "1.4 is paused" not in get(client, "/my-work/")
    with at(date(2026, 12, 1)):
        assert "1.4 is paused, to be looked at again on 1 December 2026" in get(client, "/my-work/")


# Dates


def test_ongoing_is_no_due_date(client: Client, world: World) -> None:
    enter(client, world, "owner")
    address = f"/actions/{world.action('1.5').pk}/new-date/"
    typed = {"new_due_on_day": "", "new_due_on_month": "Ongoing", "new_due_on_year": ""}
    sent = send(client, address, why="It goes on.", **typed)
    assert sent.status_code == 422
    assert "“Ongoing” is not a date" in text_of(sent)
    assert "add review dates" in text_of(sent)


def test_the_dates_are_drawn_and_said(client: Client, world: World) -> None:
    owner, action = world.member("owner"), world.action("1.5")
    asked = changes.ask_new_date(by=owner, action=action, due_on=date(2027, 1, 29), why="Late.")
    changes.answer_date_request(by=world.member("lead"), request=asked, agreed=True)
    page = enter(client, world, "lead").get(f"/actions/{action.pk}/").content.decode()
    assert '<title id="gt-dateline-title">The due date moved once: 62 days later in all.' in page
    assert "Moved to 29 January 2027, 62 days later." in page


def test_a_forecast_is_given_shown_and_stands_out(client: Client, world: World) -> None:
    enter(client, world, "owner")
    address = f"/actions/{world.action('1.6').pk}/update/2026-10/"
    expected = {"expected_on_day": "1", "expected_on_month": "3", "expected_on_year": "2027"}
    sent = send(
        client,
        address,
        narrative="The provider is late.",
        next_step="Meet them.",
        rating="at_risk",
        confidence="low",
        **expected,
    )
    assert sent.status_code == 302, text_of(sent)
    plan = f"/plans/{world.plan.pk}/"
    assert "Low: they expect 1 March 2027" in get(client, f"/actions/{world.action('1.6').pk}/")
    listed = get(client, f"{plan}actions/?show=doubted")
    assert "1 of 12 actions" in listed
    assert "Owner’s confidence: low, expects 1 Mar 2027" in listed
    found = get(client, f"{plan}exceptions/?kind=doubt")
    assert "The owner doubts that 28 December 2026 will be met: they expect 1 March 2027." in found
    assert client.get(f"{plan}actions.csv?show=doubted").content.decode().count("1.6") == 1
    # What was said of a date that no longer holds says nothing of the new one.
    owner, action = world.member("owner"), world.action("1.6")
    asked = changes.ask_new_date(by=owner, action=action, due_on=date(2027, 3, 26), why="Late.")
    changes.answer_date_request(by=world.member("lead"), request=asked, agreed=True)
    assert "No action is so." in get(client, f"{plan}actions/?show=doubted")


# Pace


def test_the_pace_counts_what_its_lists_show(client: Client, world: World) -> None:
    plan = f"/plans/{world.plan.pk}/"
    page = get(enter(client, world, "director"), f"{plan}pace/")
    sentence = "2 of 12 actions are complete; 8 were due by now (by their original dates 8)."
    assert sentence in page
    assert "That is 6 fewer than the current dates said." in page
    assert "Too few to tell: 2 actions have become complete since" in page
    assert "8 of 12 actions" in get(client, f"{plan}actions/?show=was-due")
    assert "6 of 12 actions" in get(client, f"{plan}actions/?show=was-due&at=2026-09-30")
    assert "8 actions by current dates were due by now" in get(client, plan)


def test_the_pace_of_a_past_day(client: Client, world: World) -> None:
    give(world, "2.1", Period(date(2026, 11, 1)), "at_risk")
    plan = f"/plans/{world.plan.pk}/"
    page = get(enter(client, world, "director"), f"{plan}pace/?at=2026-09-30")
    assert "0 of 12 actions are complete; 6 were due by now" in page
