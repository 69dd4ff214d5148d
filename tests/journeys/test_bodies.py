"""Bodies: minutes and papers of democratic services, a member’s evening, the chair’s programme."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.governing import MINUTES
from tests.journeys.browser import PHONE, Visitor, sign_in
from tests.journeys.looking import look

CLERK = "Democratic Services Officer"
COUNCILLOR = "Member of the Children and Families Committee"
CHAIR = "Independent Chair of the Improvement Board"


def test_clerk_reads_minutes_in_and_publishes_a_paper(visitor: Visitor) -> None:
    """What is ticked of pasted minutes is saved; an appendix in hand is opened in time."""
    page = sign_in(visitor.open(), CLERK)
    page.goto("/bodies/")
    page.get_by_role("link", name="Read minutes in").click()
    page.get_by_label("Or paste them").fill(MINUTES)
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("heading", name="Check the minutes")).to_be_visible()
    look(page)
    page.get_by_role("textbox", name="Title").fill("Improvement plan")
    page.get_by_label("Take this decision").nth(1).check()
    page.get_by_label("Take this undertaking").check()
    page.get_by_role("button", name="Save what is ticked").click()
    expect(page.get_by_text("What you ticked is saved.")).to_be_visible()
    expect(page.get_by_text("Recommend to Full Council that the plan be approved.")).to_be_visible()

    page.goto("/programme/")
    look(page)
    page.get_by_role("link", name="Progress of the improvement plan").first.click()
    expect(page.get_by_text(re.compile("Publish by Friday 20 November 2026")).first).to_be_visible()
    look(page)
    page.get_by_role("link", name="Publish Appendix 3").click()
    expect(page.get_by_text("Everybody who sees the item")).to_be_visible()
    page.get_by_role("button", name="Publish it").click()
    expect(page.get_by_text("Published on 16 November 2026")).to_be_visible()


def test_councillor_reads_on_a_phone_what_members_alone_may(visitor: Visitor) -> None:
    """From the body to its July meeting: a closed paper of a member; then the feeds and visits."""
    page = sign_in(visitor.open(size=PHONE), COUNCILLOR)
    page.goto("/bodies/")
    page.get_by_role("link", name="Children and Families Committee").first.click()
    page.get_by_role("link", name="Monday 13 July 2026").click()
    expect(page.get_by_role("link", name="What each bidder asks")).to_be_visible()
    expect(page.get_by_text("and 5 are needed").first).to_be_visible()
    look(page)
    for address in ("/feeds/", "/visits/"):
        page.goto(address)
        look(page)
    page.get_by_role("link", name="Care leavers’ team").click()
    expect(page.get_by_text("Advisers know their young people well")).to_be_visible()


def test_chair_sees_what_comes_and_nothing_of_the_bids(visitor: Visitor) -> None:
    """The chair of the board follows the intervention and the programme, without closed papers."""
    page = sign_in(visitor.open(), CHAIR)
    page.goto("/intervention/")
    expect(page.get_by_text("review by 12 February 2027")).to_be_visible()
    look(page)
    page.goto("/programme/")
    page.get_by_role("link", name="Wednesday 18 November 2026").click()
    expect(page.get_by_role("heading", name=re.compile("still waits for"))).to_be_visible()
    no_trace_of_bids(page)


def no_trace_of_bids(page: Page) -> None:
    page.goto("/bodies/")
    page.get_by_role("link", name="Children and Families Committee").first.click()
    page.get_by_role("link", name="Monday 13 July 2026").click()
    expect(page.get_by_role("link", name="Progress of the improvement plan")).to_be_visible()
    expect(page.get_by_text("What each bidder asks")).to_have_count(0)
