"""The committee's paper: written by one, cleared and published by others, read by everyone."""

from __future__ import annotations

import hashlib
import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.browser import PHONE, Visitor, axe, fits, follow, sign_in, sign_in_again

AUTHOR = "Improvement Programme Manager"
CHAIR = "Chair of the Children and Families Committee"
CLERK = "Democratic Services Officer"


def look(page: Page) -> None:
    axe(page)
    fits(page)


@pytest.mark.postgres
def test_a_paper_is_written_cleared_published_read_and_verified(visitor: Visitor) -> None:
    """Author and public on a phone; the chair of the paper's own committee clears it."""
    paper = written(sign_in(visitor.open(size=PHONE), AUTHOR))
    cleared(sign_in(visitor.open(), CHAIR), paper)
    published(sign_in(visitor.open(), CLERK))
    reader = visitor.open(size=PHONE)
    verified(reader, read(reader))
    assert reader.goto("/papers/").url.find("/sign-in/") > 0  # type: ignore[union-attr]


def written(author: Page) -> str:
    """The address of the paper, of which a section is written."""
    author.goto("/papers/")
    follow(author.get_by_role("link", name=re.compile("^Children's .*, 30 November 2026")))
    look(author)
    paper = author.url
    author.get_by_text(re.compile("of which still to be written")).click()  # folded on a phone
    follow(author.get_by_role("link", name="Write Legal", exact=True))
    look(author)
    author.get_by_label("Text under").fill("The council must carry out the plan that it sent.")
    follow(author.get_by_role("button", name="Save", exact=True))
    return paper


def cleared(chair: Page, paper: str) -> None:
    chair.goto("/papers/mine/")
    follow(chair.get_by_role("link", name=re.compile("^Read it.*30 November")))
    follow(chair.get_by_role("link", name="Comment on Legal"))
    chair.get_by_label("Your comment").fill("Name the section of the Act.")
    follow(chair.get_by_role("button", name="Comment", exact=True))
    chair.goto(paper)
    follow(chair.get_by_role("link", name=re.compile("^Clear or return.*Chair")))
    look(chair)
    chair.get_by_label("Cleared, as it stands").check()
    follow(chair.get_by_role("button", name="Save"))


def published(clerk: Page) -> None:
    clerk.goto("/papers/mine/")
    follow(clerk.get_by_role("link", name=re.compile("^Is it ready.*30 November")))
    expect(clerk.get_by_role("heading", name=f"Sign in again as the {CLERK}")).to_be_visible()
    look(clerk)
    sign_in_again(clerk)
    expect(clerk.get_by_text("2 comments are open; no file shows them.")).to_be_visible()
    look(clerk)
    for box in clerk.get_by_role("checkbox").all():
        box.check()
    follow(clerk.get_by_role("button", name=re.compile("^Publish edition")))


def read(reader: Page) -> bytes:
    """The paper's PDF, as the public gets it; its page is looked at in print too."""
    reader.goto("/public/wyremouth/")
    follow(reader.get_by_role("link", name=re.compile("progress and impact, 30 November")))
    expect(reader.get_by_text("18 of 90").first).to_be_visible()
    look(reader)
    with reader.expect_download() as download:
        reader.get_by_role("link", name=re.compile("PDF")).first.click()
    data = download.value.path().read_bytes()
    assert data.startswith(b"%PDF-")
    shown = re.sub(r"\s", "", reader.locator("main").inner_text())  # in groups, to be compared
    assert hashlib.sha256(data).hexdigest() in shown
    reader.emulate_media(media="print")
    fits(reader)
    expect(reader.get_by_text("18 of 90").first).to_be_visible()
    reader.emulate_media(media="screen")
    return data


def verified(reader: Page, data: bytes) -> None:
    reader.goto("/v/")
    paper: Any = {"name": "paper.pdf", "mimeType": "application/pdf", "buffer": data}
    reader.get_by_label("A PDF, Word, Excel or web page file").set_input_files(paper)
    follow(reader.get_by_role("button", name="Check the file"))
    expect(reader.get_by_text("This is edition 1, published on")).to_be_visible()
    look(reader)


def test_councillor_reads_a_paper_with_its_part_2_and_no_plan(visitor: Visitor) -> None:
    page = sign_in(visitor.open(), CHAIR)
    assert page.url.endswith("/papers/")
    look(page)
    follow(page.get_by_role("link", name=re.compile("part 2, 21 September 2026")))
    expect(page.get_by_text("Exempt: frozen, and not public.")).to_be_visible()
    look(page)
    follow(page.get_by_role("link", name="Part 1, which the public reads"))
    assert page.goto("/plans/").status == 403  # type: ignore[union-attr]
