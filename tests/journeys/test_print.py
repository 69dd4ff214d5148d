"""The pages taken to meetings, on paper: no navigation, tables whole, both ratings in words."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.journeys.browser import DESKTOP, Visitor, sign_in

MANAGER = "Improvement Programme Manager"
PAGES = (
    *("/my-work/", "/plans/2/", "/actions/27/", "/plans/2/exceptions/"),
    *("/plans/2/months/2026-10/", "/plans/2/since/", "/plans/2/evidence/", "/plans/2/funding/"),
    *("/plans/2/thread/", "/plans/2/evidence/picture/", "/plans/2/areas/", "/plans/2/aims/"),
)
SHEET = 672  # px of 178 mm: A4 but for its margins
# What leads elsewhere or asks for something is no use on paper.
LEFT_OUT = (
    "nav, form, .gt-tools, .gt-do, .govuk-button, .govuk-breadcrumbs, .govuk-pagination,"
    " .govuk-skip-link, footer a"
)
SHOWN = "all => all.filter(one => one.checkVisibility()).map(one => one.outerHTML.slice(0, 120))"
WIDE = f"all => all.filter(one => one.scrollWidth > {SHEET}).map(one => one.innerText.slice(0, 60))"
# A rating is read without its colour: its word stands beside its sign.
WORDLESS = "all => all.filter(one => !one.textContent.trim()).map(one => one.outerHTML)"
SPLIT = "all => all.filter(one => getComputedStyle(one).breakInside != 'avoid').length"
REPEATED = "all => all.filter(one => getComputedStyle(one).display == 'table-footer-group').length"


def test_pages_that_must_be_excellent_print_well(visitor: Visitor) -> None:
    """Given each page on paper, then nothing is on it that paper cannot do, and nothing is cut."""
    page = sign_in(visitor.open(size=(SHEET, DESKTOP[1])), MANAGER)
    page.emulate_media(media="print")
    wrong = {address: found for address in PAGES if (found := faults(page, address))}
    assert not wrong, "\n".join(f"{address}: {found}" for address, found in wrong.items())


def faults(page: Page, address: str) -> list[str]:
    page.goto(address)
    found = [f"not for paper: {each}" for each in page.locator(LEFT_OUT).evaluate_all(SHOWN)]
    found += [f"wider than paper: {each}" for each in page.locator(".gt-table").evaluate_all(WIDE)]
    ratings = page.locator(".gt-progress, .gt-impact")
    found += [f"without its word: {each}" for each in ratings.evaluate_all(WORDLESS)]
    if rows := page.locator(".gt-table tbody tr").evaluate_all(SPLIT):
        found.append(f"{rows} rows may be split between sheets")
    if totals := page.locator("tfoot").evaluate_all(REPEATED):
        found.append(f"{totals} totals stand again on each sheet")
    return found
