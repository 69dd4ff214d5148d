"""A month of 300 actions and forty owners, from its first update to its lock, by its people."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests import migrated
from tests.installations import Installation
from tests.journeys.browser import Visitor, follow, sign_in
from tests.journeys.large import EACH, OWNERS, PRIORITIES, lead, owner, owner_of
from tests.journeys.looking import look

MANAGER = "Improvement Programme Manager"
ALL = PRIORITIES * EACH
PASTES, SAYS_NO_CHANGE, ABSENT = 7, 8, 9
"""Owners by number: one pastes from Excel, one had no change, one is away all month."""


@pytest.fixture
def live(tmp_path: Path) -> Iterator[str]:
    copy = migrated.installation().copy(tmp_path / "large")
    copy.settings["GOLDENTHREAD_DEMO"] = "1"  # for its page to sign in as anybody
    build = [sys.executable, "-m", "tests.journeys.large"]
    told = copy.environment | {"DJANGO_SETTINGS_MODULE": "goldenthread.settings"}
    subprocess.run(build, env=told, check=True, timeout=170)
    with copy.served() as url:
        yield url
    verified(copy)
    copy.drop()


def verified(installation: Installation) -> None:
    assert "as it was recorded" in installation.do("ledger", "verify")


@pytest.mark.timeout(600)
def test_a_month_is_run_to_its_lock(visitor: Visitor) -> None:
    """Given 300 updates to give, when forty owners, six leads and the programme manager have done
    their part, then the month is locked and takes no more; and opens again only with a reason."""
    page = visitor.open()
    for number in range(OWNERS):
        if number != ABSENT:
            sign_in(page, owner(number))
            page.get_by_role("link", name=re.compile("on one page")).first.click()
            gives_all(page, number)
    manager = sign_in(visitor.open(), MANAGER)
    opens_month(manager)
    months = manager.url.split("?")[0]
    expect(manager.get_by_text(f"{ALL - mine(ABSENT)} of {ALL}").first).to_be_visible()
    look(manager)

    cannot_lock_without_a_reason(manager, months)
    enters_for(manager, months, owner(ABSENT))
    sends_back(manager, months, "1.1", "How many plans is that?")
    answers(sign_in(visitor.open(), owner(owner_of(0, 0))), "1.1")
    for number in range(PRIORITIES):
        writes_highlight(sign_in(page, lead(number)), months)
    checks_all(manager, months)

    manager.goto(months)
    follow(manager.get_by_role("link", name="Lock October 2026"))
    look(manager)
    manager.get_by_role("button", name="Lock October 2026").click()
    expect(manager.get_by_text("Locked").first).to_be_visible()

    late = sign_in(visitor.open(), owner(0))
    late.goto(f"{months}updates/")
    expect(late.get_by_text("is locked, so it takes no more updates")).to_be_visible()
    opens_again(manager, months)


def mine(number: int) -> int:
    return sum(owner_of(p, n) == number for p in range(PRIORITIES) for n in range(EACH))


def gives_all(page: Page, number: int) -> None:
    """Every row of an owner's grid: typed, pasted from a spreadsheet, or without change."""
    save = page.get_by_role("button", name="Save the rows that are filled in")
    expect(save).to_be_visible()  # the rows are looked for at once, and the page may not be here
    if number == PASTES:
        pastes(page, number)
    else:
        for row in page.locator("tr[id^=row-]").all():
            if number == SAYS_NO_CHANGE:
                row.get_by_label(re.compile("No change")).check()
            else:
                row.get_by_label(re.compile("what happened")).fill("Twelve plans were read.")
    save.click()
    expect(page.get_by_text(f"{mine(number)} updates are saved")).to_be_visible()


def pastes(page: Page, number: int) -> None:
    rows = [
        f"{p + 1}.{n + 1}\tAt risk\tNine plans were read.\tRead eleven."
        for p in range(PRIORITIES)
        for n in range(EACH)
        if owner_of(p, n) == number
    ]
    page.get_by_text("Paste from Excel").click()
    page.get_by_label("Rows from your spreadsheet").fill("\n".join(rows))
    page.get_by_role("button", name="Look at the rows").click()
    expect(page.get_by_role("heading", name="Look at what was pasted")).to_be_visible()


def opens_month(page: Page) -> None:
    page.goto("/plans/")
    page.get_by_role("link", name="Improvement plan").first.click()
    page.get_by_role("link", name=re.compile("Month-end|October 2026")).first.click()
    expect(page.get_by_role("heading", name="October 2026", exact=True)).to_be_visible()


def cannot_lock_without_a_reason(page: Page, months: str) -> None:
    page.goto(f"{months}lock/")
    page.get_by_role("button", name="Lock October 2026 without them").click()
    expect(page.get_by_text("There is a problem")).to_be_visible()


def enters_for(page: Page, months: str, post: str) -> None:
    page.goto(f"{months}updates/")
    for row in page.locator("tr[id^=row-]").filter(has_text=f"For {post}.").all():
        row.get_by_label(re.compile("what happened")).fill("Told by telephone: ten plans.")
    page.get_by_role("button", name="Save the rows that are filled in").click()
    expect(page.get_by_text("updates are saved")).to_be_visible()
    expect(page.get_by_text("Nothing is left to give")).to_be_visible()


def sends_back(page: Page, months: str, reference: str, question: str) -> None:
    page.goto(f"{months}?show=given")
    page.get_by_role("link", name=f"Send back the update of {reference}", exact=True).click()
    page.get_by_label("What do you ask the owner?").fill(question)
    page.get_by_role("button", name="Send it back").click()
    page.goto(f"{months}lock/")
    expect(page.get_by_text(question)).to_be_visible()


def answers(page: Page, reference: str) -> None:
    expect(page.get_by_text("How many plans is that?").first).to_be_visible()
    page.get_by_role(
        "link", name=re.compile(f"(Answer|update).*{re.escape(reference)}")
    ).first.click()
    page.get_by_label("What happened?").fill("Twelve of fourteen plans were read.")
    page.get_by_role("button", name="Save and go to your work").click()
    expect(page.get_by_text("is saved")).to_be_visible()
    page.context.close()


def writes_highlight(page: Page, months: str) -> None:
    page.goto(months)
    page.get_by_role("link", name=re.compile("Write", re.IGNORECASE)).first.click()
    page.get_by_label("What matters most of this period?").fill("Most plans were read in time.")
    page.get_by_role("button", name=re.compile("Save")).click()
    expect(page.get_by_text("Most plans were read in time.").first).to_be_visible()


def checks_all(page: Page, months: str) -> None:
    """A page of fifty at a time, until none is left to check."""
    for _ in range(-(-ALL // 50)):
        page.goto(f"{months}?show=given")
        for box in page.get_by_role("checkbox").all():
            box.check()
        page.get_by_role("button", name="Mark the ticked ones as checked").click()
        page.wait_for_load_state()
    page.goto(f"{months}?show=checked")
    expect(page.get_by_text(f"Checked: {ALL}").first).to_be_visible()


def opens_again(page: Page, months: str) -> None:
    page.goto(months)
    page.get_by_role("link", name="Open it again").click()
    page.get_by_role("button", name="Open it again").click()
    expect(page.get_by_text("There is a problem")).to_be_visible()
    page.get_by_label("Why is it opened again?").fill("The health partner's figures came late.")
    page.get_by_role("button", name="Open it again").click()
    expect(page.get_by_text("The health partner's figures came late.").first).to_be_visible()
    page.get_by_role("link", name="Lock October 2026").click()
    page.get_by_role("button", name="Lock October 2026").click()
    expect(page.get_by_text("Locked").first).to_be_visible()
