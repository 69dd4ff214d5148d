"""Installations for a whole run: each is made by the first process that asks for it.

Migrating takes seconds, copying what it made takes milliseconds.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import sqlite3
from pathlib import Path
from typing import Any

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from tests import installations, postgres
from tests.installations import Installation


def installation() -> Installation:
    """The migrated one; the other processes of the run wait for the first."""
    return made_once("migrated", "migrate")


def made_once(name: str, *words: str, **settings: str) -> Installation:
    """One for the whole run, on which the first process that asks did goldenthread WORDS…"""
    place = Path(os.environ["GOLDENTHREAD_DATA"])  # of the tests, one for each run
    done = place / f"{name}.database"
    with (place / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            made = installations.new(place / name, **settings)
            made.do(*words)
            done.write_text(made.database)
    server = os.environ.get("DATABASE_URL", "")
    return Installation(place / name, server, done.read_text(), settings)


def connect_to_a_copy(name: str) -> None:
    """Make Django's connection one to a copy of its own, called `name`: on SQLite in memory."""
    connection.settings_dict["NAME"] = _placed(name)
    connection.ensure_connection()
    _fill(connection)


def copy_called(name: str) -> Any:
    """A connection besides Django's, without a transaction, to another copy."""
    besides = connection.copy()
    besides.settings_dict = {**connection.settings_dict, "NAME": _placed(name)}
    besides.ensure_connection()
    _fill(besides)
    return besides.connection


def _placed(name: str) -> str:
    """What Django calls it; on PostgreSQL it is there by now."""
    base = installation()
    if not base.server:
        return f"file:{name}?mode=memory&cache=shared"
    postgres.create_database(base.server, name, base.database.rpartition("/")[2])
    return name


def _fill(empty: BaseDatabaseWrapper) -> None:
    """On SQLite the tables are copied once connected."""
    base = installation()
    if not base.server:
        # Nobody writes it any more; as immutable it leaves no files beside it that come and go.
        address = f"file:{base.data / 'goldenthread.sqlite3'}?immutable=1"
        with contextlib.closing(sqlite3.connect(address, uri=True)) as source:
            source.backup(empty.connection)
