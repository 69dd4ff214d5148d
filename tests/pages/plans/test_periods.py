"""The month-end checklist and what is decided there, as pages."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from goldenthread.ledger.models import Entry
from goldenthread.plans import changes
from goldenthread.plans.models import Highlight, PeriodLock, Update, UpdateCheck, UpdateReturn
from goldenthread.plans.periods import Period
from tests.pages.sending import enter, fields_of, send, text_of
from tests.people import World, at, give

OCTOBER = Period(date(2026, 10, 1))


@pytest.fixture
def month(world: World) -> str:
    return f"/plans/{world.plan.pk}/months/2026-10/"


def test_checklist_says_how_far_the_month_is(client: Client, world: World, month: str) -> None:
    page = enter(client, world, "manager").get(month)
    text = text_of(page)
    assert "4 of 12 (33%) updates are given. To give by Friday 20 November 2026, in 4 days." in text
    assert "Waiting for: 3 owners" in text
    assert "Missing: 8 Sent back: 0 To check: 4 Checked: 0 All: 12" in text
    assert "Highlights: 0 of 2 (0%) written" in text


def test_the_plan_leads_to_the_month_that_is_reported(client: Client, world: World) -> None:
    answer = enter(client, world, "inspector").get(f"/plans/{world.plan.pk}/months/")
    assert answer.headers["Location"].endswith("/months/2026-10/")
    answer = client.get(f"/plans/{world.plan.pk}/months/?at=2026-10-02")
    assert answer.headers["Location"].endswith("/months/2026-09/?at=2026-10-02")


def test_who_reads_sees_the_same_without_the_deeds(
    client: Client, world: World, month: str
) -> None:
    html = enter(client, world, "inspector").get(month).content.decode()
    assert "4 of 12 (33%)" in html
    for words in ("Lock October", "Send back", "Enter it", "Mark the ticked"):
        assert words not in html


def test_the_checklist_stands_as_it_was_on_a_day(client: Client, world: World, month: str) -> None:
    give(world, "1.4", OCTOBER, "on_track")
    enter(client, world, "manager")
    assert "5 of 12" in text_of(client.get(month))
    assert "4 of 12" in text_of(client.get(f"{month}?at=2026-11-15"))
    early = text_of(client.get(f"{month}?at=2026-11-02"))
    assert "0 of 12 (0%) updates are given" in early
    assert "Lock October" not in early


def test_a_month_long_past_is_what_it_asked_for_then(client: Client, world: World) -> None:
    """1.1 and 1.2 were completed in November; in September they were asked for."""
    page = enter(client, world, "manager").get(f"/plans/{world.plan.pk}/months/2026-09/")
    assert "3 of 12 (25%) updates are given" in text_of(page)
    assert "What changed in this month" in text_of(page)


@pytest.mark.parametrize("text", ["2026-12", "2026-13", "1999-01", "october"])
def test_a_month_that_is_none_is_not_found(client: Client, world: World, text: str) -> None:
    answer = enter(client, world, "manager").get(f"/plans/{world.plan.pk}/months/{text}/")
    assert answer.status_code == 404


def test_a_day_before_the_month_leads_to_the_month_reported_then(
    client: Client, world: World, month: str
) -> None:
    answer = enter(client, world, "manager").get(f"{month}?at=2026-07-31")
    assert answer.headers["Location"].endswith("/months/2026-06/?at=2026-07-31")


def test_a_month_of_a_quarter_leads_to_the_quarter(client: Client, world: World) -> None:
    terms = changes.PlanInput("Improvement plan 2026", updates_due_day=15, cadence=3)
    changes.change_plan(by=world.member("manager"), plan=world.plan, terms=terms)
    enter(client, world, "manager")
    answer = client.get(f"/plans/{world.plan.pk}/months/2026-08/")
    assert answer.headers["Location"].endswith("/months/2026-09/")
    page = client.get(answer.headers["Location"])
    assert "July to September 2026" in text_of(page)
    update = client.get(f"/actions/{world.action('1.4').pk}/update/2026-08/")
    assert "Update for July to September 2026" in text_of(update)


def test_new_exceptions_stand_on_the_checklist(client: Client, world: World, month: str) -> None:
    text = text_of(enter(client, world, "manager").get(month))
    assert "Since 21 October 2026, when September 2026 was due." in text
    new = text.split("New exceptions:")[1].split("All exceptions")[0]
    assert "2.1" in new  # went off track
    assert "2.4" in new  # fell due on 28 October
    assert "2.2" not in new  # was overdue long before


# The lock


def test_locking_says_what_is_missing_and_asks_why(
    client: Client, world: World, month: str
) -> None:
    enter(client, world, "manager")
    page = client.get(f"{month}lock/")
    assert "8 updates are missing." in text_of(page)
    refused = send(client, f"{month}lock/", note=" ")
    assert refused.status_code == 422
    assert "Say why it is locked all the same." in text_of(refused)
    answer = send(client, f"{month}lock/", note="Two are on leave.")
    assert answer.headers["Location"] == month
    locked = text_of(client.get(month))
    assert "Locked on 16 November 2026 by Improvement Programme Manager." in locked
    assert "Reason: Two are on leave." in locked


def test_a_locked_month_takes_no_update_from_any_page(
    client: Client, world: World, month: str
) -> None:
    action = world.action("1.4")
    enter(client, world, "owner")
    opened = fields_of(client.get(f"/actions/{action.pk}/update/2026-10/"))
    enter(client, world, "manager")
    send(client, f"{month}lock/", note="Two are on leave.")
    enter(client, world, "owner")
    assert "October 2026 is locked" in text_of(client.get(f"/actions/{action.pk}/update/2026-10/"))
    assert "Updates to give" not in text_of(client.get("/my-work/"))
    assert "not now. October 2026 is locked." in text_of(client.get(f"/actions/{action.pk}/"))
    assert "is locked, so it takes no more" in text_of(client.get(f"{month}updates/"))
    typed = {"narrative": "Six plans.", "rating": "on_track", "next_step": "Six more."}
    late = client.post(f"/actions/{action.pk}/update/2026-10/", {**opened, **typed})
    assert late.status_code == 422
    assert not Update.objects.filter(action=action, period=OCTOBER.month).exists()


def test_a_lock_that_is_sent_twice_is_one_entry(client: Client, world: World, month: str) -> None:
    enter(client, world, "manager")
    typed = {**fields_of(client.get(f"{month}lock/")), "note": "Two are on leave."}
    first, second = (client.post(f"{month}lock/", typed) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"] == month
    assert PeriodLock.objects.count() == 1


def test_reopening_is_recorded_with_its_reason(client: Client, world: World, month: str) -> None:
    enter(client, world, "manager")
    send(client, f"{month}lock/", note="Two are on leave.")
    send(client, f"{month}reopen/", note="A figure was wrong.")
    text = text_of(client.get(month))
    assert "Opened again on 16 November 2026" in text
    assert "A figure was wrong." in text


# Questions, checks, highlights


def test_an_update_is_sent_back_and_the_owner_asked(
    client: Client, world: World, month: str
) -> None:
    action = world.action("2.1")
    enter(client, world, "manager")
    answer = send(client, f"/actions/{action.pk}/update/2026-10/send-back/", asked="From when?")
    assert answer.headers["Location"] == month
    assert "From when?" in text_of(client.get(f"{month}?show=back"))
    enter(client, world, "owner_2")
    work = text_of(client.get("/my-work/"))
    assert "Sent back: From when?" in work
    update = f"/actions/{action.pk}/update/2026-10/"
    assert "It was sent back with a question" in text_of(client.get(update))
    assert "Sent back with a question: From when?" in text_of(client.get(f"/actions/{action.pk}/"))
    send(client, update, narrative="From 2 November.", then="work")
    assert "From when?" not in text_of(client.get("/my-work/"))
    assert not UpdateReturn.objects.newest_first()[0].open


def test_ticked_updates_are_checked_together(client: Client, world: World, month: str) -> None:
    enter(client, world, "manager")
    page = client.get(f"{month}?show=given")
    fields = fields_of(page, f"{month}check/")
    before = Entry.objects.count()
    ticked = [world.action(each).pk for each in ("1.1", "2.1")]
    client.post(f"{month}check/", {**fields, "actions": ticked})
    assert Entry.objects.count() == before + 1
    assert UpdateCheck.objects.count() == 2
    assert "Checked by Improvement Programme Manager" in text_of(
        client.get(f"{month}?show=checked")
    )


@pytest.mark.parametrize("reference", ["", "1.4"])
def test_what_cannot_be_checked_is_said(
    client: Client, world: World, month: str, reference: str
) -> None:
    enter(client, world, "manager")
    fields = fields_of(client.get(f"{month}?show=given"), f"{month}check/")
    ticked = [world.action(reference).pk] if reference else []
    answer = client.post(f"{month}check/", {**fields, "actions": ticked})
    assert answer.status_code == 422
    assert "Nothing was marked as checked" in text_of(answer)


def test_the_lead_writes_a_highlight_with_last_month_s_beside(
    client: Client, world: World, month: str
) -> None:
    priority = world.plan.priorities.order_by("pk")[0]
    with at(date(2026, 10, 9)):
        changes.write_highlight(
            by=world.member("lead"),
            priority=priority,
            period=OCTOBER.before,
            text="Half of the plans.",
        )
    enter(client, world, "lead")
    address = f"/priorities/{priority.pk}/highlight/2026-10/"
    assert "Half of the plans." in text_of(client.get(address))
    send(client, address, text="Most plans are in date.")
    assert "Most plans are in date." in text_of(client.get(month))
    assert Highlight.objects.newest_first()[0].text == "Most plans are in date."
    enter(client, world, "manager")
    assert "on behalf of the lead" in text_of(client.get(address))


# "No change"


def test_no_change_is_one_press(client: Client, world: World) -> None:
    action = world.action("1.4")
    enter(client, world, "owner")
    address = f"/actions/{action.pk}/update/2026-10/no-change/"
    fields = fields_of(client.get("/my-work/"), address)
    first, second = (client.post(address, fields) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"] == "/my-work/"
    (given,) = Update.objects.filter(action=action, period=OCTOBER.month)
    assert (given.narrative, given.rating) == ("No change.", "on_track")


def test_no_change_over_what_was_given_meanwhile_is_told(client: Client, world: World) -> None:
    action = world.action("1.4")
    enter(client, world, "owner")
    address = f"/actions/{action.pk}/update/2026-10/no-change/"
    fields = fields_of(client.get("/my-work/"), address)
    give(world, "1.4", OCTOBER, "off_track")
    answer = client.post(address, fields)
    assert answer.status_code == 422
    assert Update.objects.get(action=action, period=OCTOBER.month).rating == "off_track"


def test_a_handed_over_action_says_so_in_its_history(client: Client, world: World) -> None:
    changes.hand_over(
        by=world.member("manager"),
        plan=world.plan,
        owner=world.person("owner"),
        to=world.person("owner_2"),
        actions=[world.action("1.4")],
        why="She leaves.",
    )
    enter(client, world, "manager")
    history = client.get(f"/actions/{world.action('1.4').pk}/history/")
    assert "Work handed over to another owner" in text_of(history)
    other = client.get(f"/actions/{world.action('1.5').pk}/history/")
    assert "handed over" not in text_of(other)
