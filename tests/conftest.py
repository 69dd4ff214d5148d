"""What all tests stand on: settings of their own, one of two databases, no network.

`GOLDENTHREAD_TEST_DATABASE=postgres` (./dev test --postgres) starts a private cluster; without
it the tests run on SQLite.
"""

from __future__ import annotations

import contextlib
import gc
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import django
import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests import postgres
from tests.installations import Installation

CI = os.environ.get("CI") == "true"
ON_POSTGRES = os.environ.get("GOLDENTHREAD_TEST_DATABASE") == "postgres"
_ends = contextlib.ExitStack()


def _make_place() -> None:
    """A folder and a database for this run; the processes of xdist inherit both."""
    folder = _ends.enter_context(tempfile.TemporaryDirectory(prefix="goldenthread-tests-"))
    os.environ |= {
        "GOLDENTHREAD_DATA": folder,
        "GOLDENTHREAD_DEMO": "0",
        "GOLDENTHREAD_INSECURE": "1",
        "LOG_LEVEL": "WARNING",
        "DJANGO_SETTINGS_MODULE": "goldenthread.settings",
    }
    Path(folder, "static").mkdir()
    os.environ.pop("DATABASE_URL", None)
    if ON_POSTGRES and (postgres.programs() or CI):
        os.environ["DATABASE_URL"] = _ends.enter_context(postgres.cluster()).url()


# At import: test modules import models, which need settings, before any hook could set them.
if "PYTEST_XDIST_WORKER" not in os.environ:
    _make_place()
django.setup()
# As in wsgi.py: the collector need not look through what is loaded again and again.
gc.freeze()
gc.set_threshold(50_000, 20, 50)

from tests import migrated  # noqa: E402 - what needs Django
from tests.people import world  # noqa: E402, F401 - a fixture

WITHOUT_PROCESSES = ("unit", "pages", "house", "properties")


def pytest_configure(config: pytest.Config) -> None:
    from django.conf import settings

    config.addinivalue_line("markers", "postgres: a journey that is also made on PostgreSQL")
    config.addinivalue_line("markers", "whole_papers: papers are printed whole")
    config.addinivalue_line("markers", "real_sandbox: files are read in a process of their own")
    # A slow hash is for thieves: tests sign in hundreds of times, and journeys keep the real one.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    # Hashed names need `collectstatic`; only journeys have it.
    settings.STORAGES["staticfiles"]["BACKEND"] = (
        "django.contrib.staticfiles.storage.StaticFilesStorage"
    )


def pytest_unconfigure() -> None:
    _ends.close()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not ON_POSTGRES:
        return
    if "DATABASE_URL" not in os.environ:
        for item in items:
            item.add_marker(pytest.mark.skip(reason="PostgreSQL is not installed"))
        return
    same = [item for item in items if not _asks_a_database(item)]
    config.hook.pytest_deselected(items=same)
    items[:] = [item for item in items if _asks_a_database(item)]


def _asks_a_database(item: pytest.Item) -> bool:
    """Whether another database could change what a test finds.

    pytest-django lets no other test of these folders reach one, so on PostgreSQL they are not made
    again; the other folders start processes that have databases of their own.
    """
    if item.path.relative_to(item.config.rootpath).parts[1] not in WITHOUT_PROCESSES:
        return True
    asked = set(getattr(item, "fixturenames", ())) & {"db", "transactional_db"}
    return bool(asked) or item.get_closest_marker("django_db") is not None


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: DjangoDbBlocker) -> None:
    """Each process has a database of its own, gone with the run."""
    with django_db_blocker.unblock():
        migrated.connect_to_a_copy(f"test_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}")


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    """An installation that runs as processes of its own, migrated, with nobody in it."""
    copy = migrated.installation().copy(tmp_path / "installation")
    yield copy
    copy.drop()
