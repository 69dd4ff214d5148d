"""A month to its lock; work that changes hands; what the board asks; what the committee decides."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.journeys.browser import Visitor, follow, sign_in
from tests.journeys.looking import fill_day, look

MANAGER = "Improvement Programme Manager"
CHAIR = "Independent Chair of the Improvement Board"
ANSWERS = "Supported Housing Manager, Wyremouth Homes"
CLERK = "Democratic Services Officer"
PASTED = (
    "Reference\tProgress\tWhat happened\tNext step\r\n"
    "1.11\tAt risk\tForty of 96 are found; 21 want help.\tRing the others by 30 November.\r\n"
    "99.9\tOn track\tNo such action.\t\r\n"
)


def in_row(page: Page, reference: str) -> Locator:
    """The row of the grid for an action."""
    return page.locator("tr").filter(has=page.get_by_role("link", name=f"{reference} "))


def test_manager_runs_a_month_to_its_lock(visitor: Visitor) -> None:
    """Given updates that lack, when they are entered, pasted and locked out, the month is shut."""
    page = sign_in(visitor.open(), MANAGER)
    follow(page.get_by_role("link", name="This month"))
    look(page)
    expect(page.get_by_text("54 of 63 (86%) updates are given")).to_be_visible()
    follow(page.get_by_role("link", name="Enter updates on one page"))
    look(page)
    enter_by_keyboard(page)
    expect(page.get_by_text("1 update is saved: 1.8.")).to_be_visible()
    expect(in_row(page, "1.8")).to_have_count(0)

    page.get_by_text("Paste from Excel").click()
    page.get_by_label("Rows from your spreadsheet").fill(PASTED)
    page.get_by_role("button", name="Look at the rows").click()
    expect(page.get_by_text("Nothing is saved yet.")).to_be_visible()
    expect(page.get_by_text("has the reference 99.9")).to_be_visible()
    expect(page.get_by_label("1.11: what happened?")).to_have_value(re.compile("^Forty of 96"))
    look(page)
    page.get_by_role("button", name="Save the rows that are filled in").click()
    expect(page.get_by_text("1 update is saved: 1.11.")).to_be_visible()

    page.get_by_role("link", name="October 2026").first.click()
    expect(page.get_by_text("56 of 63 (89%) updates are given")).to_be_visible()
    send_back_and_check(page)
    follow(page.get_by_role("link", name=re.compile("^Write it")).first)
    look(page)
    words = "Four young people moved into their flats."
    page.get_by_label("What matters most of this period?").fill(words)
    page.locator("main form button").click()
    expect(page.get_by_text("Highlights: 3 of 7")).to_be_visible()

    follow(page.get_by_role("link", name="Lock October 2026"))
    look(page)
    page.get_by_role("button", name=re.compile("^Lock October 2026")).click()
    expect(page.get_by_role("alert")).to_contain_text("There is a problem")
    look(page)
    page.locator("main textarea").fill("The board's pack goes out today.")
    page.get_by_role("button", name=re.compile("^Lock October 2026")).click()
    expect(page.get_by_text("It takes no more updates.")).to_be_visible()
    look(page)
    page.goto(page.url.split("?")[0] + "updates/")
    expect(page.get_by_text("October 2026 is locked, so it takes no more updates.")).to_be_visible()


def enter_by_keyboard(page: Page) -> None:
    """Three fields and the button, with nothing but Tab, letters and Enter."""
    page.get_by_label("1.8: what happened?").focus()
    page.keyboard.type("Thirty of 41 passports are made.")
    page.keyboard.press("Tab")  # No change
    page.keyboard.press("Tab")
    expect(page.get_by_label("1.8: progress")).to_be_focused()
    page.keyboard.type("At")
    expect(page.get_by_label("1.8: progress").locator("option:checked")).to_have_text("At risk")
    page.keyboard.press("Tab")
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("The other eleven by January.")
    page.get_by_role("button", name="Save the rows that are filled in").focus()
    page.keyboard.press("Enter")


def send_back_and_check(page: Page) -> None:
    """One update goes back with a question; another is ticked as checked."""
    page.get_by_role("link", name="Updates checked").click()
    follow(page.get_by_role("link", name="Send back the update of 1.4"))
    look(page)
    page.get_by_label("What do you ask the owner?").fill("Whose plans are the 55?")
    page.get_by_role("button", name="Send it back").click()
    page.get_by_role("link", name="Updates checked").click()
    page.get_by_label("Checked: 1.1", exact=True).check()
    page.get_by_role("button", name="Mark the ticked ones as checked").click()
    expect(page.get_by_text(re.compile("Updates checked: 1 of 5"))).to_be_visible()
    look(page)


def test_work_changes_hands_and_rests(visitor: Visitor) -> None:
    """Given an owner who leaves, when their work is handed over and one part rests, it says so."""
    page = sign_in(visitor.open(), MANAGER)
    plan = page.url
    page.goto(f"{plan}hand-over/")
    look(page)
    follow(page.get_by_role("link", name="Head of Service, Fostering and Kinship"))
    look(page)
    page.get_by_label("New owner").select_option(label="Head of Service, Children in Care")
    title = page.locator("main .govuk-checkboxes__label").first.inner_text().strip()
    page.get_by_label("Why is the work handed over?").fill("The post is empty from December.")
    fill_day(page, "From which day?", "16 11 2026")
    page.get_by_role("button", name="Look at what this means").click()
    expect(page.get_by_role("heading", name=re.compile("^Hand 3 actions over to"))).to_be_visible()
    look(page)
    page.get_by_role("button", name="Hand over").click()

    page.goto(f"{plan}actions/")
    page.get_by_label("Words").fill(title.split(maxsplit=1)[1])
    page.get_by_role("button", name="Apply").click()
    row = page.locator("tbody tr")
    expect(row).to_have_count(1)
    expect(row).to_contain_text("Head of Service, Children in Care")
    row.get_by_role("link").first.click()
    page.get_by_role("link", name="Pause", exact=True).click()
    page.get_by_role("button", name="Pause").click()
    expect(page.get_by_role("alert")).to_contain_text("There is a problem")
    look(page)
    page.get_by_label("Why?").fill("It waits for the regional contract.")
    fill_day(page, "When is the pause looked at again?", "15 1 2027")
    page.get_by_role("button", name="Pause").click()
    expect(page.get_by_text("To look again on 15 January 2027.")).to_be_visible()
    look(page)


def test_board_member_asks_and_closes(visitor: Visitor) -> None:
    """Given a question, when its answer is not enough and then is, then who asked closes it."""
    chair = sign_in(visitor.open(), CHAIR)
    follow(chair.get_by_role("link", name=re.compile("Questions")).first)
    look(chair)
    follow(chair.get_by_role("link", name="Ask about the plan as a whole"))
    look(chair)
    chair.get_by_role("button", name="Ask", exact=True).click()
    expect(chair.get_by_role("alert")).to_contain_text("Choose who answers.")
    look(chair)
    chair.get_by_role("radio", name="The evidence").check()
    chair.get_by_label("Question", exact=True).fill("Which flats has a young person seen?")
    chair.get_by_label("Who answers?").select_option(label=ANSWERS)
    chair.get_by_role("button", name="Ask", exact=True).click()
    chair.get_by_role("link", name="Which flats has a young person seen?").click()
    expect(chair.get_by_role("heading", name="Question about the plan")).to_be_visible()
    look(chair)
    question = chair.url

    owner = sign_in(visitor.open(), ANSWERS)
    owner.goto("/my-work/")
    expect(owner.get_by_text("Which flats has a young person seen?")).to_be_visible()
    for answer, enough in (("Some of them.", "No"), ("All four on the ground floor.", "Yes")):
        owner.goto(question)
        follow(owner.get_by_role("link", name=re.compile("[Aa]nswer")).last)
        look(owner)
        owner.get_by_label("Answer", exact=True).fill(answer)
        owner.get_by_role("button", name="Answer", exact=True).click()
        expect(owner.get_by_text(answer)).to_be_visible()

        chair.goto(question)
        follow(chair.get_by_role("link", name="Say if the answer is enough"))
        look(chair)
        chair.get_by_role("radio", name=re.compile(f"^{enough}")).check()
        chair.get_by_label("What is missing?").fill("Which of them?" if enough == "No" else "")
        chair.get_by_role("button", name="Save").click()
    expect(chair.get_by_text(re.compile("^Closed"))).to_be_visible()
    expect(chair.get_by_role("link", name="Say if the answer is enough")).to_have_count(0)
    look(chair)


def test_committee_decides_how_findings_stand(visitor: Visitor) -> None:
    """Given proposals, when the committee's decision is recorded, then the findings say so."""
    page = sign_in(visitor.open(), CLERK)
    page.goto("/plans/")
    page.get_by_role("link", name="Improvement plan 2026").first.click()
    follow(page.get_by_role("link", name="3 of 24 findings"))
    look(page)
    page.get_by_role("link", name="Review of 2026").click()
    follow(page.get_by_role("link", name=re.compile("^Propose a status for finding 6")).first)
    look(page)
    page.get_by_role("radio", name="Partly met").check()
    page.get_by_label("On what basis?").fill("Eight of ten files that were read show it.")
    page.get_by_role("button", name="Keep the proposal").click()
    expect(page.get_by_text("Eight of ten files that were read show it.")).to_be_visible()
    follow(page.get_by_role("button", name="Record the body’s decision"))
    look(page)
    page.get_by_role("checkbox").nth(1).uncheck()
    page.get_by_label("Which body decided?").fill("Children and Families Committee")
    fill_day(page, "The day it decided", "16 11 2026")
    page.get_by_role("button", name="Record the decision").click()
    expect(page.get_by_text("4 of 24 findings are fully met (17%).")).to_be_visible()
    page.get_by_role("link", name="Review of 2026").click()
    expect(page.get_by_text("3 of 24 (13%) have their status from this review")).to_be_visible()
    look(page)
