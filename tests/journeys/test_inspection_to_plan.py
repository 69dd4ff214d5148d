"""From the inspector's PDF to a draft plan, by the programme manager; and who sees it early."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.browser import PHONE, Visitor, fits, follow, sign_in
from tests.journeys.looking import fill_day, look
from tests.unit.inspections.reader.made import report_pdf

MANAGER = "Improvement Programme Manager"
LEAD = "Assistant Director, Corporate Parenting"
OWNER = "Head of Service, Care Leavers"
DIRECTOR = "Director of Children's Services"
REAL = Path(__file__).parents[3] / "shared/data/ofsted-reports/with-truth"


def upload(page: Page, name: str, data: bytes) -> None:
    page.goto("/inspections/read/")
    file = {"name": name, "mimeType": "application/pdf", "buffer": data}
    page.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type]
    page.locator("main form button[type=submit]").first.click()


def test_report_becomes_an_inspection_and_a_draft_plan(visitor: Visitor) -> None:
    """Given a report under embargo, when it is checked and saved, then only named people see it."""
    page = sign_in(visitor.open(), MANAGER)
    upload(page, "report.pdf", report_pdf())
    expect(page.get_by_role("heading", name="Check what we read in the report")).to_be_visible()
    expect(page.locator("textarea").first).to_have_value(re.compile("16- and 17-year-olds"))
    look(page)
    fill_day(page, "council received", "5 1 2026")
    fill_day(page, "it was, or will be, published", "30 11 2026")
    page.get_by_role("button", name="Save the inspection").click()
    expect(page.get_by_text("15 April 2026").first).to_be_visible()  # 70 working days
    expect(page.get_by_text("Inadequate").first).to_be_visible()
    look(page)
    inspection = page.url

    director = sign_in(visitor.open(), DIRECTOR)
    assert director.goto(inspection).status == 404  # type: ignore[union-attr]
    director.goto("/inspections/")
    expect(director.get_by_text("30 November 2026")).to_have_count(0)
    look(director)

    follow(page.get_by_role("button", name="Draft a plan from the findings"))
    look(page)
    page.get_by_label("Title of the plan").fill("Plan for Wyremouth’s care leavers")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", name="Title and priorities")).to_be_visible()
    look(page)
    for words, post in (("Accountable lead", LEAD), ("[Oo]wner", OWNER)):
        for choice in page.get_by_label(re.compile(words)).all():
            choice.select_option(label=post)
    fill_day(page, "Actions start", "1 12 2026")
    fill_day(page, "Actions are due", "30 6 2027")
    page.get_by_role("button", name="Continue to the actions").click()
    expect(page.get_by_role("heading", name="What answers each finding")).to_be_visible()
    look(page)
    for words in page.get_by_label("What difference should it make for children?").all():
        words.fill("Young people say that they are helped in time.")
    page.get_by_role("button", name="Save the draft plan").click()
    expect(page.get_by_role("heading", name="Plan on a page")).to_be_visible()
    expect(page.get_by_text("Plan for Wyremouth’s care leavers").first).to_be_visible()
    look(page)


def test_drafts_are_discarded(visitor: Visitor) -> None:
    """Given a report and a plan that were begun, when each is discarded, then neither is left."""
    page = sign_in(visitor.open(), MANAGER)
    upload(page, "report.pdf", report_pdf())
    expect(page.get_by_role("heading", name="Check what we read in the report")).to_be_visible()
    discard(page, "/inspections/read/")
    page.goto("/plans/draft/")
    page.get_by_role("checkbox").first.check()
    page.get_by_label("Title of the plan").fill("Plan that nobody needs")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", name="Title and priorities")).to_be_visible()
    discard(page, "/plans/draft/")


def discard(page: Page, begun: str) -> None:
    """Throw away the one draft that a page lists, once that is confirmed."""
    page.goto(begun)
    look(page)
    follow(page.get_by_role("link", name=re.compile("^Discard")))
    look(page)
    page.get_by_role("button", name="Discard the draft").click()
    expect(page.get_by_text("The draft is discarded.")).to_be_visible()
    page.goto(begun)
    expect(page.get_by_role("link", name=re.compile("^Discard"))).to_have_count(0)


@pytest.mark.skipif(not REAL.exists(), reason="../shared with real reports is not here")
def test_real_report_is_read_in_the_browser(visitor: Visitor) -> None:
    page = sign_in(visitor.open(size=PHONE), MANAGER)
    name = "ilacs-cheshire-east-2024-05-16.pdf"
    upload(page, name, (REAL / name).read_bytes())
    expect(page.get_by_role("heading", name="Check what we read in the report")).to_be_visible()
    expect(page.get_by_text("Inadequate").first).to_be_visible()
    page.get_by_role("button", name="Save the inspection").click()  # of another council's report
    expect(page.get_by_role("alert")).to_contain_text("belongs in this register")
    page.get_by_label(re.compile("all the same")).check()
    fits(page)


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("page.pdf", b"<html><body>A web page</body></html>", "PDF"),
        ("empty.pdf", b"", "empty"),
    ],
)
def test_what_is_no_report_is_refused_in_a_sentence(
    visitor: Visitor, name: str, data: bytes, sentence: str
) -> None:
    page = sign_in(visitor.open(), MANAGER)
    upload(page, name, data)
    expect(page.get_by_role("alert")).to_contain_text(sentence)
    look(page)
