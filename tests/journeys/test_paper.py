"""The committee's paper: written by one, published by another, read by everyone, never changed."""

from __future__ import annotations

import hashlib
import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.browser import Visitor, axe, fits, sign_in

CLERK = "Democratic Services Officer"


def look(page: Page) -> None:
    axe(page)
    fits(page)


@pytest.mark.postgres
def test_paper_is_published_and_read_by_the_public(visitor: Visitor) -> None:
    """Given a draft, when democratic services publish it, then anyone reads the frozen paper."""
    clerk = sign_in(visitor.open(), CLERK)
    clerk.goto("/papers/")
    look(clerk)
    clerk.get_by_role("link", name=re.compile("30 November 2026|progress and impact")).first.click()
    look(clerk)
    clerk.get_by_role("button", name="Read and publish").click()
    look(clerk)
    for box in clerk.get_by_role("checkbox").all():
        box.check()
    clerk.get_by_role("button", name=re.compile("^Publish edition")).click()
    expect(clerk.get_by_text(re.compile("[Pp]ublished")).first).to_be_visible()
    look(clerk)

    reader = visitor.open()
    reader.goto("/public/")
    look(reader)
    reader.get_by_role("link", name=re.compile("Wyremouth")).first.click()
    look(reader)
    reader.get_by_role("link", name=re.compile("progress and impact")).first.click()
    expect(reader.get_by_text("18 of 90").first).to_be_visible()
    look(reader)
    with reader.expect_download() as download:
        reader.get_by_role("link", name=re.compile("PDF")).first.click()
    data = download.value.path().read_bytes()
    assert data.startswith(b"%PDF-")
    shown = re.sub(r"\s", "", reader.locator("main").inner_text())  # in groups, to be compared
    assert hashlib.sha256(data).hexdigest() in shown
    assert reader.goto("/papers/").url.find("/sign-in/") > 0  # type: ignore[union-attr]


def test_councillor_reads_published_papers_only(visitor: Visitor) -> None:
    page = sign_in(visitor.open(), "Chair of the Children and Families Committee")
    assert page.url.endswith("/papers/")
    look(page)
    expect(page.get_by_text("Draft", exact=True)).to_have_count(0)
    assert page.goto("/plans/").status == 403  # type: ignore[union-attr]
