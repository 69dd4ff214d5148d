"""A Word plan is brought into use in one sitting; an owner who never signs in fills in a sheet."""

from __future__ import annotations

import io
import re

import openpyxl
from playwright.sync_api import Page, expect

from tests.corpus.plans.writing import Doc, Heading, Table, write
from tests.journeys.browser import PHONE, Visitor, sign_in
from tests.journeys.looking import fill_day, look

MANAGER = "Improvement Programme Manager"
LEAD = "Assistant Director, Corporate Parenting"
OWNER = "Head of Service, Care Leavers"
PLAN = "Improvement plan 2026"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def word_plan() -> bytes:
    """60 actions in three tables, with what such plans have: months for days, one rating."""
    parts: list[Heading | Table] = [Heading("Joint plan for young people")]
    for number in (1, 2, 3):
        rows = [["No.", "Action", "Lead", "By when", "RAG", "Progress", "Next steps"]]
        for n in range(1, 21):
            by_when = "May 27" if n == 20 else "30/06/2027"
            rating = ("Green", "Amber", "Red")[n % 3]
            rows.append(
                [f"{number}.{n}", f"Do piece of work {number}.{n} with young people", "HoS leavers",
                 by_when, rating, f"Begun with group {n}", "Go on with the next group"]
            )  # fmt: skip
        parts += [Heading(f"Priority {number}: Theme {number}", 2), Table(rows)]
    return write(Doc(parts), "docx")


def upload(page: Page, name: str, kind: str, data: bytes) -> None:
    file = {"name": name, "mimeType": kind, "buffer": data}
    page.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type]
    page.get_by_role("button", name="Read it").click()


def go_on(page: Page) -> None:
    """By keyboard, as everything here can be done."""
    page.get_by_role("button", name=re.compile("go on", re.IGNORECASE)).focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")


def answer_all(page: Page) -> None:
    """Each step as it is proposed, but for who is who and the month that is no day."""
    page.get_by_role("link", name="Go on").or_(page.get_by_role("button", name="Go on")).click()
    page.get_by_label("Title of the plan").fill("Joint plan for young people")
    page.get_by_label("Accountable lead").select_option(label=LEAD)
    fill_day(page, "Actions start", "1 9 2026")
    look(page)
    go_on(page)
    expect(page.get_by_role("heading", name="Columns")).to_be_visible()
    go_on(page)
    page.get_by_label("Who is “HoS leavers”?").select_option(label=OWNER)
    go_on(page)
    expect(page.get_by_label("What does “RAG” rate?")).to_be_visible()
    look(page)
    go_on(page)
    while page.get_by_role("heading", name="Dates").count() == 0:  # findings and other questions
        go_on(page)
    fill_day(page, "May 27", "31 5 2027")
    go_on(page)
    while page.get_by_role("heading", name="What the file says").count() == 0:
        for box in page.get_by_role("checkbox").all():
            box.check()
        go_on(page)


def test_a_word_plan_of_60_actions_is_in_use_in_one_sitting(visitor: Visitor) -> None:
    page = sign_in(visitor.open(), MANAGER)
    page.goto("/plans/")
    page.get_by_role("link", name="Bring in a plan that you have").click()
    upload(page, "Joint plan.docx", WORD, word_plan())
    expect(page.get_by_text("60 actions in 3 priorities")).to_be_visible()
    answer_all(page)
    look(page)
    page.get_by_label("I have looked at what the file became").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Save the plan").click()
    expect(page.get_by_text("60 actions came from “Joint plan.docx”")).to_be_visible()
    batch = page.url

    page.get_by_role("link", name="Make it live when it is agreed").click()
    page.get_by_label("Who decided?").fill("Cabinet")
    page.get_by_label("Yes, make this plan live").check()
    page.locator("main form button[type=submit]").click()
    page.goto(batch)
    page.get_by_role("link", name="Bring in the progress that the file reports").click()
    page.get_by_role("button", name="Show them").click()
    expect(page.get_by_text("60 actions differ")).to_be_visible()
    page.get_by_role("button", name="Save what is ticked").click()
    expect(page.get_by_text("60 actions changed or came")).to_be_visible()
    look(page)


def test_an_owner_who_never_signs_in_gives_an_update(visitor: Visitor) -> None:
    page = sign_in(visitor.open(size=PHONE), MANAGER)
    page.goto("/imports/")
    with page.expect_download() as loading:
        page.get_by_role("link", name=f"{PLAN}: workbook to fill in").click()
    book = openpyxl.load_workbook(io.BytesIO(loading.value.path().read_bytes()))
    sheet = book["Plan"]
    row = next(cells for cells in sheet.iter_rows(min_row=2) if cells[11].value == "At risk")
    words = "Two of the three workers are in post since Monday."
    row[13].value, row[14].value, row[15].value = "On track", words, "Fill the third post"
    out = io.BytesIO()
    book.save(out)
    page.get_by_label(f"A newer version of “{PLAN}”").check()
    upload(page, "From the owner.xlsx", EXCEL, out.getvalue())
    expect(page.get_by_text("1 action differs")).to_be_visible()
    look(page)
    page.get_by_role("button", name="Save what is ticked").click()
    expect(page.get_by_text("1 action changed or came")).to_be_visible()
    page.goto("/plans/2/actions/")
    page.get_by_role("link", name=re.compile(rf"^{row[0].value}\b")).first.click()
    expect(page.get_by_text(words).first).to_be_visible()
    look(page)
