"""Writing a section of a paper: marks by buttons and keys, and the last paper's text as a start."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.journeys.browser import PHONE, Visitor, axe, fits, follow, sign_in

MANAGER = "Improvement Programme Manager"


def writes_summary(page: Page) -> Page:
    """The draft for the committee that had a paper before."""
    sign_in(page, MANAGER)
    page.goto("/papers/")
    draft = page.get_by_role("row").filter(has_text="30 November 2026").get_by_role("link").first
    follow(draft)
    write = page.get_by_role("link", name="Change Executive summary")
    if not write.is_visible():  # folded on a phone
        page.get_by_text(re.compile("texts, of which still to be written")).click()
    follow(write)
    return page


def test_marks_are_put_in_by_keyboard_and_can_be_undone(visitor: Visitor) -> None:
    page = writes_summary(visitor.open(size=PHONE))
    text = page.get_by_role("textbox")
    text.fill("one\ntwo")
    text.press("Control+a")
    page.get_by_role("button", name="List", exact=True).press("Enter")
    expect(text).to_have_value("- one\n- two")
    expect(text).to_be_focused()
    text.press("Control+z")
    expect(text).to_have_value("one\ntwo")
    text.press("End")
    text.press("Control+Shift+ArrowLeft")
    text.press("Control+b")
    expect(text).to_have_value("one\n**two**")
    page.get_by_role("button", name="Heading", exact=True).press(" ")
    expect(text).to_have_value("one\n## **two**")
    axe(page)
    fits(page)


def test_without_scripts_marks_are_typed_and_the_last_text_is_taken(visitor: Visitor) -> None:
    page = writes_summary(visitor.open(scripts=False))
    expect(page.get_by_role("button", name="Heading", exact=True)).to_have_count(0)
    last = page.get_by_role("region", name="The last paper").locator("p").first
    box, text = page.get_by_role("textbox").bounding_box(), last.bounding_box()
    assert box
    assert text
    assert text["x"] > box["x"] + box["width"]
    words = last.inner_text()
    follow(page.get_by_role("button", name="Use it as a start"))
    assert words in page.get_by_role("textbox").input_value()
