"""What every step of a journey looks at, and how a day is typed into its three boxes."""

from __future__ import annotations

import re

from playwright.sync_api import Page

from tests.journeys.browser import DESKTOP, PHONE, axe, fits


def look(page: Page) -> None:
    """Accessible, and nothing wider than the window, at a desk and on a phone."""
    axe(page)
    for width, height in (PHONE, DESKTOP):
        page.set_viewport_size({"width": width, "height": height})
        fits(page)


def fill_day(page: Page, legend: str, day: str) -> None:
    group = page.get_by_role("group", name=re.compile(legend))
    for box, text in zip(("Day", "Month", "Year"), day.split(), strict=True):
        group.get_by_label(box, exact=True).fill(text)
