"""A month of the plan, by the people who live it: owner, lead, assurer, director, outsider."""

from __future__ import annotations

import io
import re

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.journeys.browser import PHONE, Visitor, axe, fits, follow, sign_in
from tests.journeys.looking import fill_day

OWNER = "Head of Service, Care Leavers"
LEAD = "Assistant Director, Corporate Parenting"
ASSURER = "Quality Assurance Manager"
DIRECTOR = "Director of Children's Services"
SIZES = [(1280, 900), PHONE]


def look(page: Page) -> None:
    """What every step looks at: accessibility, and nothing wider than the window."""
    axe(page)
    fits(page)


@pytest.mark.postgres
def test_owner_gives_an_update_on_a_phone_without_javascript(visitor: Visitor) -> None:
    """Given an update that is due, when its owner gives it by keyboard, then it stands there."""
    page = sign_in(visitor.open(size=PHONE, scripts=False), OWNER)
    fits(page)
    before = page.get_by_role("link", name="Give update").count()
    assert before > 0
    page.get_by_role("link", name="Give update").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("What happened?")).to_be_visible()
    fits(page)
    page.get_by_label("What happened?").fill("Nine of twelve visits were made this month.")
    page.get_by_role("radio", name=re.compile("At risk")).focus()
    page.keyboard.press("Space")
    page.get_by_label("What is the next step?").fill("Make the other three by 27 November.")
    page.get_by_role("button", name="Save and go to your work").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Your work")).to_be_visible()
    assert page.get_by_role("link", name="Give update").count() == before - 1


def test_owner_asks_for_a_date_and_the_lead_agrees(visitor: Visitor) -> None:
    """Given an action that will be late, when the lead agrees a date, then both dates stand."""
    owner = sign_in(visitor.open(), OWNER)
    look(owner)
    follow(owner.get_by_role("link", name="Give update").first)
    look(owner)
    address = owner.url.split("/update/")[0]
    owner.get_by_label("What happened?").fill("The contractor has withdrawn from the work.")
    owner.get_by_role("radio", name=re.compile("Off track")).check()
    owner.get_by_label("What is the next step?").fill("Find another contractor.")
    owner.get_by_label("Ask for a new due date").check()
    fill_day(owner, "New due date", "30 7 2027")
    owner.get_by_label("Why, and what is done").fill("A contract takes ten weeks.")
    owner.get_by_role("button", name="Save and go to your work").click()
    expect(owner.get_by_text("is saved")).to_be_visible()

    lead = sign_in(visitor.open(), LEAD)
    lead.goto("/my-work/")
    look(lead)
    row = lead.get_by_role("listitem").filter(has_text="30 July 2027")
    follow(row.get_by_role("link"))
    look(lead)
    lead.get_by_role("radio", name="Agree the new date").check()
    lead.get_by_role("button", name="Record the answer").click()
    assert lead.url == f"{address}/"
    expect(lead.get_by_text("30 July 2027").first).to_be_visible()
    look(lead)


def test_a_new_date_without_a_reason_says_what_is_missing(visitor: Visitor) -> None:
    page = sign_in(visitor.open(), OWNER)
    page.get_by_role("link", name="Give update").first.click()
    page.get_by_label("What happened?").fill("Written before the mistake.")
    page.get_by_label("Ask for a new due date").check()
    page.get_by_role("button", name="Save and go to your work").click()
    expect(page.get_by_role("alert")).to_contain_text("There is a problem")
    expect(page.get_by_label("What happened?")).to_have_value("Written before the mistake.")
    look(page)


def test_lead_signs_off_and_assurer_assesses(visitor: Visitor) -> None:
    """Given work that is said to be done, when two others judge it, then both ratings stand."""
    lead = sign_in(visitor.open(), LEAD)
    lead.goto("/my-work/")
    follow(lead.get_by_role("listitem").filter(has_text="Sign off").get_by_role("link").first)
    look(lead)
    title = lead.get_by_role("link", name=re.compile("^Action ")).inner_text()
    lead.get_by_role("radio", name="Yes, I sign it off").check()
    lead.get_by_role("button", name="Record your decision").click()
    expect(lead.get_by_text("Signed off as complete.")).to_be_visible()
    action = lead.url

    assurer = sign_in(visitor.open(), ASSURER)
    assurer.goto(action)
    assert title.split()[-1] in assurer.title()
    follow(assurer.get_by_role("link", name="Assess impact"))
    look(assurer)
    assurer.get_by_role("radio", name=re.compile("Clear evidence")).check()
    assurer.get_by_label(re.compile("Say what you saw")).fill("Eight young people were asked.")
    assurer.get_by_role("button", name="Record impact").click()
    expect(assurer.get_by_role("alert")).to_contain_text("Clear evidence” is above")
    look(assurer)
    assurer.get_by_role("radio", name=re.compile("No evidence of impact")).check()
    assurer.get_by_role("button", name="Record impact").click()
    assurer.goto(action)
    expect(assurer.get_by_text("No evidence of impact").first).to_be_visible()


@pytest.mark.parametrize("size", SIZES)
def test_director_reads_the_plan_on_a_page(visitor: Visitor, size: tuple[int, int]) -> None:
    """Every number opens its list, and the list has as many rows as the number says."""
    page = sign_in(visitor.open(size=size), DIRECTOR)
    expect(page.get_by_role("heading", name="Plan on a page")).to_be_visible()
    look(page)
    plan = page.url
    for link in ("18 of 90", "11 of 18", "6 of 90", "6 of 72"):
        page.goto(plan)
        follow(page.get_by_role("link", name=link).first)
        look(page)
        assert page.locator("tbody tr").count() == int(link.split()[0])


def test_director_exports_the_list_that_is_shown(visitor: Visitor) -> None:
    page = sign_in(visitor.open(), DIRECTOR)
    page.get_by_role("link", name="6 of 72").first.click()
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("Excel")).first.click()
    book = openpyxl.load_workbook(io.BytesIO(download.value.path().read_bytes()))
    sheet = next(s for s in book if s.title == "Actions")
    heads = [cell.value for row in sheet.iter_rows() for cell in row]
    assert "Progress rating" in heads
    assert "Impact rating" in heads


def test_director_sees_the_position_of_a_past_day(visitor: Visitor) -> None:
    """Given today's plan, when a day in June is asked for, then it stands as it stood."""
    page = sign_in(visitor.open(), DIRECTOR)
    page.get_by_text("See another day").click()
    page.locator("#at").fill("2026-06-30")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_text("Position at Tuesday 30 June 2026")).to_be_visible()
    expect(page.get_by_text("18 of 90")).to_have_count(0)
    look(page)
    page.get_by_role("link", name=re.compile("Care leavers")).first.click()
    expect(page.get_by_text("Position at Tuesday 30 June 2026")).to_be_visible()
    page.get_by_role("link", name="Back to today").click()
    expect(page.get_by_text("today")).not_to_have_count(0)


@pytest.mark.postgres
def test_outsider_and_people_without_the_role_get_nowhere(visitor: Visitor) -> None:
    director = sign_in(visitor.open(), DIRECTOR)
    plan = director.url
    outsider = sign_in(visitor.open(), "Improvement Programme Manager, Eastmere")
    assert outsider.goto(plan).status == 404  # type: ignore[union-attr]
    assert outsider.goto(f"{plan}actions/").status == 404  # type: ignore[union-attr]
    outsider.goto("/plans/")
    expect(outsider.get_by_text("Improvement plan 2026")).to_have_count(0)
    owner = sign_in(visitor.open(), OWNER)
    assert owner.goto(f"{plan}settings/").status == 403  # type: ignore[union-attr]
    axe(owner)
    stranger = visitor.open()
    stranger.goto(plan)
    assert "/sign-in/" in stranger.url
    look(stranger)
