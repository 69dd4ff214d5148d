"""Checking a report beside its pages, with and without JavaScript, by mouse and by keyboard."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.journeys.browser import PHONE, Visitor, axe, fits, sign_in
from tests.journeys.test_inspection_to_plan import MANAGER, upload
from tests.unit.inspections.reader.made import report_pdf

CHOSEN = re.compile(r"\bgt-chosen\b")


def begin(page: Page, name: str) -> Page:
    upload(sign_in(page, MANAGER), name, report_pdf(lead_inspector=f"Inspector {name}"))
    expect(page.get_by_role("heading", name="Check what we read in the report")).to_be_visible()
    return page


def test_a_box_and_its_item_are_shown_together(visitor: Visitor) -> None:
    page = begin(visitor.open(), "boxes.pdf")
    item, mark = page.locator("#finding-2"), page.locator("#mark-finding-2-1")
    item.locator("p").first.click()
    for each in (item, mark):
        expect(each).to_have_class(CHOSEN)
        expect(each).to_be_in_viewport()
    page.locator("#mark-judgement-1-1").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#judgement-1")).to_have_class(CHOSEN)
    expect(item).not_to_have_class(CHOSEN)
    page.keyboard.press("Tab")  # on from the item, not from the box
    expect(page.locator("#judgement-1 a").first).to_be_focused()
    axe(page)


def test_a_finding_is_split_at_the_cursor_left_out_and_taken_back(visitor: Visitor) -> None:
    page = begin(visitor.open(), "split.pdf")
    before = page.locator(".gt-finding[id^=finding]").count()
    item = page.locator("#finding-1")
    item.locator("summary").click()
    words = item.locator("textarea")
    text = words.input_value()
    words.evaluate("(field) => field.setSelectionRange(12, 12)")
    item.get_by_role("button", name=re.compile("^Split")).click()
    expect(page.locator(".gt-finding[id^=finding]")).to_have_count(before + 1)
    expect(page.locator("#finding-1 textarea")).to_have_value(text[:12].strip())
    expect(page.locator("#finding-2 textarea")).to_have_value(text[12:].strip())
    page.locator("#finding-2 summary").click()
    page.get_by_role("button", name=re.compile("^Leave out finding 2")).click()
    expect(page.get_by_role("heading", name="Left out", exact=True)).to_be_visible()
    axe(page)
    page.get_by_role("button", name=re.compile("^Take it back")).click()
    expect(page.get_by_role("heading", name="Left out", exact=True)).to_have_count(0)
    expect(page.locator(".gt-finding[id^=finding]")).to_have_count(before + 1)


def test_words_are_marked_as_a_strength_on_a_phone_without_javascript(visitor: Visitor) -> None:
    page = begin(visitor.open(size=PHONE, scripts=False), "marked.pdf")
    fits(page)
    page.get_by_text(re.compile(r"^All \d+ pages")).click()
    page.locator("details button", has_text=re.compile(r"^Page 2$")).click()
    expect(page.get_by_role("heading", name="Mark findings on page 2")).to_be_visible()
    fits(page)
    box = page.get_by_role("checkbox").first
    words = page.locator(f"label[for={box.get_attribute('id')}]").inner_text()
    box.check()
    page.get_by_role("button", name="Add as a strength").click()
    expect(page.get_by_role("alert")).to_contain_text(re.compile(r"Added as finding \d+: strength"))
    page.get_by_role("link", name="Back to the findings").click()
    added = page.locator(".gt-finding[id^=finding]").last
    expect(added).to_contain_text(words)
    expect(added).to_contain_text("Added by hand")
    added.get_by_role("link", name=re.compile("^Page 2")).click()
    expect(page.locator("a.gt-report__mark:target")).to_have_count(1)
