"""Journeys: a real browser, the real server, and a copy of the living example for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests import migrated
from tests.conftest import CI
from tests.installations import Installation
from tests.journeys.browser import PHONE, Visitor, chromium, find_chromium


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = find_chromium()
    if path is None:
        if CI:
            pytest.fail("Chromium is not installed: apt-get install chromium")
        pytest.skip("Chromium is not installed")
    with chromium(path) as launched:
        yield launched


@pytest.fixture(scope="session")
def world() -> Installation:
    """The living example, made once for all processes of the run."""
    return migrated.made_once("world", "demo", "--no-serve", GOLDENTHREAD_DEMO="1")


@pytest.fixture
def live(world: Installation, tmp_path: Path) -> Iterator[str]:
    """The address of a server on a copy of the example; what a test does there stays there."""
    copy = world.copy(tmp_path / "live")
    with copy.served() as url:
        yield url
    copy.drop()


@pytest.fixture
def visitor(browser: Browser, live: str) -> Iterator[Visitor]:
    """Opens pages for as many people as a journey has; fails on what the console complains of."""
    made = Visitor(browser, live)
    yield made
    made.leave()
    assert not made.complaints, "\n".join(made.complaints)


@pytest.fixture
def page(visitor: Visitor) -> Page:
    return visitor.open()


@pytest.fixture
def phone(visitor: Visitor) -> Page:
    return visitor.open(size=PHONE)
