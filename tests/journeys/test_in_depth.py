"""What a year brings: somebody away, work opened again, a version kept, a finding that returns."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.journeys.browser import Visitor, follow, sign_in
from tests.journeys.looking import fill_day, look

MANAGER = "Improvement Programme Manager"
OWNER = "Head of Service, Care Leavers"
COVER = "Head of Service, Children in Care"
LEAD = "Assistant Director, Corporate Parenting"
DIRECTOR = "Director of Children's Services"
INSPECTION = "Standard inspection (ILACS), November 2025"


def test_an_absent_owner_is_covered_for(visitor: Visitor) -> None:
    """Given cover for an absence, when the colleague gives an update, then it says for whom."""
    manager = sign_in(visitor.open(), MANAGER)
    manager.goto("/cover/")
    look(manager)
    manager.get_by_label("Who is absent?").select_option(label=OWNER)
    manager.get_by_label("Who gives their updates?").select_option(label=COVER)
    fill_day(manager, "First day", "16 11 2026")
    fill_day(manager, "Last day", "4 12 2026")
    manager.get_by_role("button", name="Arrange cover").click()
    expect(manager.get_by_role("row", name=re.compile(OWNER))).to_be_visible()

    colleague = sign_in(visitor.open(), COVER)
    colleague.goto("/my-work/")
    look(colleague)
    theirs = colleague.get_by_role("region", name=f"You cover for {OWNER}")
    theirs.get_by_role("link", name="Give update").first.click()
    address = colleague.url.split("update/")[0]
    colleague.get_by_role("radio", name=re.compile("On track")).check()
    colleague.get_by_label("What happened?").fill("Told by the team: ten visits were made.")
    colleague.get_by_label("What is the next step?").fill("Make the other two.")
    colleague.get_by_role("button", name="Save and go to your work").click()
    expect(colleague.get_by_role("heading", name="Your work")).to_be_visible()
    colleague.goto(address)
    expect(colleague.get_by_text(f"in the absence of {OWNER}").first).to_be_visible()


def test_complete_work_is_opened_again(visitor: Visitor) -> None:
    """Given a complete action, when its lead opens it again, then its history says why."""
    lead = sign_in(visitor.open(), LEAD)
    lead.goto("/plans/2/actions/?progress=complete&priority=1")
    lead.get_by_role("link", name=re.compile(r"^1\.2 ")).first.click()
    address = lead.url
    follow(lead.get_by_role("link", name=re.compile("Re-open")))
    look(lead)
    lead.get_by_role("radio", name=re.compile("At risk")).check()
    lead.get_by_role("button", name=re.compile("Re-open")).click()
    expect(lead.get_by_text("There is a problem")).to_be_visible()
    lead.get_by_label(re.compile("Why")).fill("The line is not answered at weekends.")
    lead.get_by_role("button", name=re.compile("Re-open")).click()
    assert lead.url == address
    expect(lead.get_by_text("not answered at weekends").first).to_be_visible()
    expect(lead.get_by_text("At risk").first).to_be_visible()
    lead.goto(f"{address}history/")
    expect(lead.get_by_text("Re-opened: it was signed off as complete").first).to_be_visible()
    expect(lead.get_by_text("not answered at weekends").first).to_be_visible()


def test_a_version_is_kept_and_compared(visitor: Visitor) -> None:
    """Given what a committee approved, when it is kept, then it can be compared with today."""
    manager = sign_in(visitor.open(), MANAGER)
    manager.goto("/plans/2/versions/keep/")
    manager.get_by_role("radio", name=re.compile("Approved")).check()
    fill_day(manager, "On which day", "2 3 2026")
    manager.get_by_label("Who decided, or submitted it?").fill("Children and Families Committee")
    look(manager)
    manager.get_by_role("button", name="Keep this version").click()
    expect(manager.get_by_text("Children and Families Committee").first).to_be_visible()
    look(manager)
    manager.get_by_role("link", name=re.compile("[Cc]ompare")).first.click()
    expect(manager.get_by_role("heading", level=1)).to_be_visible()
    look(manager)


def test_a_finding_that_returns_says_so(visitor: Visitor) -> None:
    """Given a finding that repeats one of 2023, then the inspection says so, and what was promised
    and closed then stands one click away."""
    director = sign_in(visitor.open(), DIRECTOR)
    director.goto("/inspections/")
    follow(director.get_by_role("link", name=INSPECTION, exact=True))
    look(director)
    director.goto(f"{director.url}repeats/")
    expect(director.get_by_text("5 of 13 (38%) of the findings repeat")).to_be_visible()
    look(director)
    follow(director.get_by_role("link", name="What was promised then (finding 3)"))
    look(director)
    expect(director.get_by_text("June 2023").first).to_be_visible()
    expect(director.get_by_text("Improvement plan 2023 to 2025").first).to_be_visible()
