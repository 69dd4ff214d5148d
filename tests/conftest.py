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

from tests import installations, postgres
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

from tests.people import world  # noqa: E402, F401 - a fixture; needs Django


def pytest_configure(config: pytest.Config) -> None:
    from django.conf import settings

    config.addinivalue_line("markers", "postgres: a journey that is also made on PostgreSQL")
    worker = os.environ.get("PYTEST_XDIST_WORKER", "alone")
    # None keeps SQLite's in memory, which each process has to itself.
    on_server = settings.DATABASES["default"]["ENGINE"].endswith("postgresql")
    settings.DATABASES["default"]["TEST"]["NAME"] = f"test_{worker}" if on_server else None
    # Hashed names need `collectstatic`; only journeys have it.
    settings.STORAGES["staticfiles"]["BACKEND"] = (
        "django.contrib.staticfiles.storage.StaticFilesStorage"
    )


def pytest_unconfigure() -> None:
    _ends.close()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if ON_POSTGRES and "DATABASE_URL" not in os.environ:
        for item in items:
            item.add_marker(pytest.mark.skip(reason="PostgreSQL is not installed"))


@pytest.fixture(scope="session")
def django_db_modify_db_settings() -> None:
    """Each process has a database of its own already (above); no other suffix is wanted."""


@pytest.fixture(scope="session")
def _migrated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    made = installations.new(tmp_path_factory.mktemp("migrated"))
    made.do("migrate")
    yield made
    made.drop()


@pytest.fixture
def installation(_migrated: Installation, tmp_path: Path) -> Iterator[Installation]:
    """An installation that runs as processes of its own, migrated, with nobody in it."""
    copy = _migrated.copy(tmp_path / "installation")
    yield copy
    copy.drop()
