"""A world that is built once and stands in a database of its own, for each test that wants it.

Building one through the verbs takes half a second. A test that asks for it is connected to its
database, and what the test does there is rolled back; every other test finds an empty one.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection

from goldenthread.ledger.models import Authority
from tests import migrated


@dataclass(frozen=True)
class Saved:
    """What building made: an object with model instances in it, and the database they are in."""

    made: bytes
    database: Any


_saved: dict[Callable[[], Any], Saved] = {}


@contextmanager
def once[W](build: Callable[[], W]) -> Iterator[W]:
    """What `build` makes, built in this process only once.

    Where a test has rows of its own already, it is built beside them.
    """
    if Authority.objects.exists():
        yield build()
        return
    if build not in _saved:
        _saved[build] = _build(build)
    with _connected_to(_saved[build].database):
        yield pickle.loads(_saved[build].made)  # noqa: S301 - made by this process


def _build(build: Callable[[], Any]) -> Saved:
    worker = os.environ.get("PYTEST_XDIST_WORKER", "alone")
    database = migrated.copy_called(f"saved{len(_saved)}_{worker}")
    with _connected_to(database):
        made = build()
        database.commit()
    return Saved(pickle.dumps(made), database)


@contextmanager
def _connected_to(database: Any) -> Iterator[None]:
    """Django's transaction goes on in another database; what it does there is rolled back."""
    own = connection.connection
    connection.connection = database
    database.execute("BEGIN")
    try:
        yield
    finally:
        connection.connection = own
        database.rollback()
