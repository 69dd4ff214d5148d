"""The funding of a plan as pages: roll-ups, a line and its months, its decisions, the need."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from goldenthread.plans import changes
from goldenthread.plans.funding import MonthRow
from goldenthread.plans.models import FundingLine, FundingMonth, FundingNeed, FundingStage
from tests.pages.reading import get
from tests.pages.sending import enter, fields_of, text_of
from tests.people import World, at

OCTOBER = date(2026, 10, 1)


@pytest.fixture
def page(world: World) -> str:
    return f"/plans/{world.plan.pk}/funding/"


@pytest.fixture
def line(world: World) -> FundingLine:
    with at(date(2026, 10, 20)):
        made = changes.add_funding_line(
            by=world.member("manager"),
            plan=world.plan,
            funding=changes.FundingInput("Mentors", "DfE improvement grant", "one_off"),
            subject=world.action("1.4"),
        )
        changes.set_funding_months(
            by=world.member("manager"),
            line=made,
            year=2026,
            months=[MonthRow(OCTOBER, Decimal(4000), Decimal("1200.50"))],
        )
    return made


def test_a_plan_without_lines_says_so(world: World, client: Client, page: str) -> None:
    enter(client, world, "adviser")
    assert "No funding line stands in this plan yet." in get(client, page)


def test_numbers_open_the_lines_that_they_sum(
    world: World, client: Client, page: str, line: FundingLine
) -> None:
    enter(client, world, "adviser")
    words = get(client, page)
    assert "£4,000 is forecast until October 2026: £0 of it approved, £4,000 not yet." in words
    assert "£1,200.50 has been spent." in words
    assert "Add a line" not in words
    assert "1 of 1 line" in get(client, f"{page}?show=bid&source=DfE+improvement+grant&year=2026")
    assert "No line is so." in get(client, f"{page}?show=approved")


def test_the_past_shows_what_stood_then(
    world: World, client: Client, page: str, line: FundingLine
) -> None:
    changes.approve_funding(by=world.member("finance"), line=line, body="S151 Officer")
    enter(client, world, "manager")
    assert "£4,000 of it approved" in get(client, page)
    assert "£0 of it approved" in get(client, f"{page}?at=2026-10-25")
    assert "No funding line stands" in get(client, f"{page}?at=2026-10-10")
    then = client.get(f"/funding/{line.pk}/?at=2026-10-25").content.decode()
    assert "Bid: not yet approved" in then
    assert f"/funding/{line.pk}/withdraw/" not in then


def test_the_file_adds_up_to_the_page(
    world: World, client: Client, page: str, line: FundingLine
) -> None:
    enter(client, world, "finance")
    text = client.get(f"/plans/{world.plan.pk}/funding.csv?show=bid").content.decode("utf-8-sig")
    (row,) = csv.DictReader(text.splitlines())
    assert (row["Month"], row["Forecast, £"], row["Spent, £"]) == (
        "2026-10-01",
        "4000.00",
        "1200.50",
    )
    kinds = [client.get(f"/plans/{world.plan.pk}/funding.{kind}") for kind in ("xlsx", "json")]
    assert [each.status_code for each in kinds] == [200, 200]
    assert '"Spent, £": "1200.50"' in kinds[1].content.decode()


def test_a_line_is_added_once_and_waits_for_its_months(
    world: World, client: Client, page: str
) -> None:
    enter(client, world, "manager")
    address = f"/actions/{world.action('1.4').pk}/fund/"
    sent = {
        **fields_of(client.get(address)),
        "title": "Mentors",
        "source": "Reserve",
        "recurrence": "recurrent",
    }
    answers = [client.post(address, sent) for _ in range(2)]
    made = FundingLine.objects.get()
    assert {each["Location"] for each in answers} == {f"/funding/{made.pk}/"}
    words = get(client, f"/funding/{made.pk}/")
    assert "No month has an amount yet." in words
    assert "from Reserve, recurrent" in words


def test_what_is_missing_of_a_line_is_said(world: World, client: Client, page: str) -> None:
    enter(client, world, "finance")
    answer = client.post(f"{page}add/", {**fields_of(client.get(f"{page}add/")), "note": "Kept."})
    assert answer.status_code == 422
    words = text_of(answer)
    assert "Say where the money comes from." in words
    assert "Kept." in words


def test_a_year_is_typed_as_people_type_money(
    world: World, client: Client, line: FundingLine
) -> None:
    enter(client, world, "finance")
    address = f"/funding/{line.pk}/months/2026/"
    sent = {**fields_of(client.get(address)), "forecast_11": "£1,250.50", "spent_11": "-20"}
    assert sent["forecast_10"] == "4,000"
    assert client.post(address, sent)["Location"] == f"/funding/{line.pk}/"
    made = FundingMonth.objects.get(month=date(2026, 11, 1))
    assert (made.forecast, made.spent) == (Decimal("1250.50"), Decimal(-20))
    assert FundingMonth.objects.filter(month=OCTOBER).count() == 1


def test_what_is_no_amount_is_said_and_nothing_is_lost(
    world: World, client: Client, line: FundingLine
) -> None:
    enter(client, world, "manager")
    address = f"/funding/{line.pk}/months/2026/"
    sent = {**fields_of(client.get(address)), "forecast_11": "12k", "forecast_12": "77"}
    answer = client.post(address, sent)
    assert answer.status_code == 422
    assert "Forecast for November 2026 must be an amount in pounds" in text_of(answer)
    kept = fields_of(answer)
    assert (kept["forecast_11"], kept["forecast_12"]) == ("12k", "77")
    same = client.post(address, fields_of(client.get(address)))
    assert "Nothing is different" in text_of(same)
    assert client.get(f"/funding/{line.pk}/months/1999/").status_code == 404


def test_months_that_somebody_else_saved_stand_beside(
    world: World, client: Client, line: FundingLine
) -> None:
    enter(client, world, "manager")
    address = f"/funding/{line.pk}/months/2026/"
    sent = {**fields_of(client.get(address)), "forecast_10": "5000"}
    theirs = [MonthRow(OCTOBER, Decimal(4500), Decimal("1200.50"))]
    changes.set_funding_months(by=world.member("finance"), line=line, year=2026, months=theirs)
    answer = client.post(address, sent)
    assert "Saved: £4,500 forecast" in text_of(answer)
    again = fields_of(answer)
    assert again["forecast_10"] == "5000"
    assert client.post(address, again).status_code == 302


def test_finance_approves_after_reading_how_much(
    world: World, client: Client, line: FundingLine
) -> None:
    enter(client, world, "finance")
    address = f"/funding/{line.pk}/approve/"
    asked = client.get(address)
    assert "Approve £4,000" in text_of(asked)
    assert fields_of(asked)["body"] == "Finance Manager"
    sent = fields_of(asked)
    for _ in range(2):
        assert client.post(address, sent)["Location"] == f"/funding/{line.pk}/"
    assert FundingStage.objects.filter(stage="approved").count() == 1
    assert "£4,000 by Finance Manager" in get(client, f"/funding/{line.pk}/")


def test_a_forecast_that_changed_meanwhile_is_not_approved_unseen(
    world: World, client: Client, line: FundingLine
) -> None:
    enter(client, world, "finance")
    sent = fields_of(client.get(f"/funding/{line.pk}/approve/"))
    more = [MonthRow(OCTOBER, Decimal(9000))]
    changes.set_funding_months(by=world.member("manager"), line=line, year=2026, months=more)
    answer = client.post(f"/funding/{line.pk}/approve/", sent)
    assert answer.status_code == 422
    assert "Somebody else changed this" in text_of(answer)
    assert "Approve £9,000" in text_of(answer)


def test_withdrawing_asks_for_the_reason_and_keeps_what_was_spent(
    world: World, client: Client, page: str, line: FundingLine
) -> None:
    enter(client, world, "manager")
    address = f"/funding/{line.pk}/withdraw/"
    sent = fields_of(client.get(address))
    assert "Say why it is withdrawn." in text_of(client.post(address, sent))
    assert client.post(address, {**sent, "note": "Not needed."}).status_code == 302
    words = get(client, page)
    assert "£0 is forecast" in words
    assert "£1,200.50 has been spent." in words


def test_the_need_is_said_from_the_action_and_stands_out(
    world: World, client: Client, page: str
) -> None:
    action = world.action("1.4")
    enter(client, world, "owner")
    assert "Say whether this action needs money" in get(client, f"/actions/{action.pk}/")
    address = f"/actions/{action.pk}/money/"
    sent = {**fields_of(client.get(address)), "needed": "yes", "estimate": "£64,000"}
    assert client.post(address, sent)["Location"] == f"/actions/{action.pk}/"
    assert FundingNeed.objects.get().estimate == 64_000
    stands_out = get(client, f"/plans/{world.plan.pk}/exceptions/?kind=unfunded")
    assert "It needs money, about £64,000, and none is approved." in stands_out
    assert "1 action needs money, and none is approved for it." in get(client, page)
    assert (
        "unfunded" not in get(client, f"/plans/{world.plan.pk}/exceptions/?at=2026-11-10").lower()
    )


def test_the_line_of_another_authority_is_not_there(
    world: World, client: Client, line: FundingLine
) -> None:
    client.force_login(world.outsider)
    for rest in ("", "change/", "months/2026/", "approve/", "withdraw/"):
        assert client.get(f"/funding/{line.pk}/{rest}").status_code in {403, 404}


def test_what_is_decided_is_not_offered_again(
    world: World, client: Client, line: FundingLine
) -> None:
    by = world.member("manager")
    changes.withdraw_funding(by=by, line=line, note="Not needed.")
    enter(client, world, "finance")
    for page in ("approve", "withdraw"):
        shown = client.get(f"/funding/{line.pk}/{page}/")
        assert "Withdrawn" in text_of(shown)
        assert "note" not in fields_of(shown)
