"""Each page of plans and inspections that the programme manager gets to, on a phone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from heapq import heappop, heappush
from typing import Any

import pytest
from django.urls import Resolver404, resolve
from playwright.sync_api import Page

from goldenthread.inspections import urls as of_inspections
from goldenthread.plans import urls as of_plans
from tests.journeys.browser import PHONE, Visitor, axe, fits, sign_in, sign_in_again
from tests.journeys.pages import BEGIN, NOT_HERE, SWEPT

LINKS = "all => all.map(link => link.getAttribute('href'))"
HREF = re.compile(r'href="([^"]+)"')
ENOUGH = 20


def test_every_page_is_listed() -> None:
    """A new page is swept, or it says why it is not."""
    known = {*SWEPT, *NOT_HERE}
    assert set(names(of_plans.urlpatterns + of_inspections.urlpatterns)) <= known
    assert not set(SWEPT) & set(NOT_HERE)


@pytest.mark.timeout(600)
def test_every_page_of_the_manager_on_a_phone(visitor: Visitor) -> None:
    """Given the links of each page, when one of every name is opened, then all can be read."""
    page = sign_in(visitor.open(size=PHONE), "Improvement Programme Manager")
    sign_in_again(page)
    wrong, left = [], set(SWEPT)
    for name, answer in pages_by_link(page, left):
        left.discard(name)
        wrong += [f"{name}: {answer}"] if answer != 200 else []
        for check in (axe, fits):
            try:
                check(page)
            except AssertionError as found:
                wrong.append(str(found))
    assert not wrong, "\n".join(wrong)
    assert not left, f"no link leads to {sorted(left)}"


def pages_by_link(page: Page, wanted: set[str]) -> Iterator[tuple[str, int]]:
    """One page of each name that is wanted, as the links lead there: its name, its answer.

    A link may stand on some pages of a name only (a decision that is to be sent on): while a name
    is left, more pages of known names are read for their links, the least read names first.
    """
    read: Counter[str] = Counter()
    links = [(0, n, link) for n, link in enumerate(BEGIN)]
    met = set(BEGIN)
    while links and wanted:
        times, _, link = heappop(links)
        name = named(link)
        if times < read[name]:
            heappush(links, (read[name], len(met), link))
            continue
        read[name] += 1
        if name in wanted:
            answer = page.goto(link)
            yield name, answer.status if answer else 0
            found = page.locator("main a, .govuk-breadcrumbs a").evaluate_all(LINKS)
        else:
            found = HREF.findall(page.request.get(link).text())
        for each in found:
            if each and each not in met and named(each) in SWEPT and read[named(each)] < ENOUGH:
                met.add(each)
                heappush(links, (read[named(each)], len(met), each))


def named(link: str) -> str:
    """The name of the address of a link; empty where it leads to another site, or nowhere."""
    try:
        return resolve(link.partition("#")[0].partition("?")[0]).url_name or ""
    except Resolver404:
        return ""


def names(patterns: list[Any]) -> Iterator[str]:
    for each in patterns:
        if hasattr(each, "url_patterns"):
            yield from names(each.url_patterns)
        else:
            yield each.name
