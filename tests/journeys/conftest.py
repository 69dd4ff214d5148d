"""Journeys: a real browser, the real server, the living example as it was made for each test."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import migrated
from tests.conftest import CI
from tests.installations import Installation
from tests.journeys.browser import PATIENCE, PHONE, Visitor, chromium, find_chromium

DATABASE = "goldenthread.sqlite3"
expect.set_options(timeout=PATIENCE)


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


@pytest.fixture(scope="session")
def shared(world: Installation, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One server for the journeys of this process: to start it takes longer than most of them."""
    copy = world.copy(tmp_path_factory.mktemp("journeys") / "shared")
    with copy.served() as url:
        yield Served(copy, url)
    copy.drop()


@dataclass
class Served:
    installation: Installation
    url: str


@pytest.fixture
def live(request: pytest.FixtureRequest, world: Installation, tmp_path: Path) -> Iterator[str]:
    """The address of a server of the example as it was made, whatever went before.

    SQLite puts the whole database back under the running server, in one transaction of its own;
    files may stay, since each is named by its checksum. PostgreSQL can only be copied, and the
    copy be served anew.
    """
    if not world.database:
        shared: Served = request.getfixturevalue("shared")
        put_back(world.data, shared.installation.data)
        yield shared.url
        return
    copy = world.copy(tmp_path / "live")
    with copy.served() as url:
        yield url
    copy.drop()


def put_back(made: Path, used: Path) -> None:
    """Make the database in `used` that of `made`; what is being written is waited for."""
    address = f"file:{made / DATABASE}?immutable=1"
    with (
        contextlib.closing(sqlite3.connect(address, uri=True)) as source,
        contextlib.closing(sqlite3.connect(used / DATABASE)) as target,
    ):
        source.backup(target, sleep=0.05)


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
