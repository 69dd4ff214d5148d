"""The plan that succeeds a plan, and the words of the two keys: what is decided takes effect."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.journeys.browser import Visitor, follow, sign_in
from tests.journeys.looking import fill_day, look

MANAGER = "Improvement Programme Manager"
OWNER = "Head of Service, Care Leavers"
DIRECTOR = "Director of Children's Services"
ASSURER = "Quality Assurance Manager"


def test_plan_is_refreshed_and_goes_live(visitor: Visitor) -> None:
    """Given a live plan, when the next one is made live, then its actions go on there."""
    page = sign_in(visitor.open(), MANAGER)
    former = page.url
    follow(page.get_by_role("link", name="Begin the plan that succeeds it"))
    look(page)
    page.get_by_label("Title").fill("Improvement plan 2027")
    page.get_by_role("button", name="Begin the next plan").click()
    expect(page.get_by_role("heading", name=re.compile("What becomes of"))).to_be_visible()
    look(page)
    decide_all(page)
    expect(page.get_by_text("Is dropped: 1")).to_be_visible()
    expect(page.get_by_text("Not decided yet")).to_have_count(0)

    follow(page.get_by_role("link", name="this plan is made live"))
    look(page)
    page.get_by_label("Who decided?").fill("Improvement Board")
    fill_day(page, "Date of the decision", "16 11 2026")
    page.get_by_label("Yes, make this plan live").check()
    page.get_by_role("button", name="Make the plan live").click()
    expect(page.get_by_role("heading", name="Plan on a page")).to_be_visible()
    expect(page.get_by_text("Improvement plan 2027").first).to_be_visible()
    look(page)

    owner = sign_in(visitor.open(), OWNER)
    assert owner.get_by_role("link", name="Give update").count() > 0
    owner.goto(former)
    expect(owner.get_by_text("Closed").first).to_be_visible()
    look(owner)


def decide_all(page: Page) -> None:
    """The first action is dropped with a reason; of all others what is offered is saved."""
    page.get_by_label("What becomes of it").first.select_option(label="Is dropped")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("There is a problem")
    look(page)
    page.get_by_label("If merged, split or dropped: why?").first.fill("Another team does it now.")
    while True:
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_text("What you decided is saved.")).to_be_visible()
        left = page.get_by_role("link", name=re.compile("not decided"))
        if not left.count():
            return
        left.first.click()


def test_keys_are_reworded_and_ratings_looked_at_again(visitor: Visitor) -> None:
    """Given a level that is defined anew, when its rating is confirmed, then it leaves the list."""
    page = sign_in(visitor.open(), DIRECTOR)
    follow(page.get_by_role("link", name="What the two ratings mean").last)
    look(page)
    follow(page.get_by_role("link", name="Change the impact key"))
    look(page)
    page.get_by_label("Word for “Early evidence”").fill("First evidence")
    page.get_by_label("Definition of “Clear evidence”").fill(
        "Evidence of two kinds, one of them children’s own words."
    )
    page.get_by_label("Why does the key change?").fill("The board asked for children’s words.")
    page.get_by_role("button", name="See what changes").click()
    expect(page.get_by_text("(new word)")).to_be_visible()
    expect(page.get_by_text("(new definition)")).to_be_visible()
    look(page)
    page.get_by_role("radio", name=re.compile("looked at again")).check()
    page.get_by_role("button", name="Put version 2 in force").click()
    expect(page.get_by_text("The new key of impact is in force from today.")).to_be_visible()
    page.get_by_role("link", name=re.compile("^Ratings to be looked at again")).click()
    listed = page.url
    look(page)

    assurer = sign_in(visitor.open(), ASSURER)
    assurer.goto(listed)
    before = assurer.locator("main tbody tr").count()
    follow(assurer.get_by_role("link", name=re.compile("^Confirm the impact rating")).first)
    look(assurer)
    assurer.get_by_label(re.compile("Why does the rating hold")).fill("Eight children were asked.")
    assurer.get_by_role("button", name="Confirm the rating").click()
    expect(assurer.get_by_text("impact confirmed.")).to_be_visible()
    assert assurer.locator("main tbody tr").count() == before - 1
    expect(assurer.get_by_text("First evidence").first).to_be_visible()
    look(assurer)
