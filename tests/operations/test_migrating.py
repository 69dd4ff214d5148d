"""An empty database gets its tables at once: the same that all migrations make, one by one."""

from __future__ import annotations

import contextlib
import sqlite3
import subprocess
import sys
from pathlib import Path

import psycopg

from tests import installations
from tests.installations import Installation

# Everything of a table but its order: what a database keeps to, and what it refuses. Of one
# table of Django's own, which nothing here uses, Django itself makes its key in two widths.
OF_POSTGRES = (
    "SELECT table_name, column_name, data_type, character_maximum_length, is_nullable, "
    "column_default, is_identity FROM information_schema.columns WHERE table_schema = 'public' "
    "AND table_name <> 'auth_group_permissions'",
    "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint "
    "WHERE connamespace = 'public'::regnamespace",
    "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
    "SELECT app, name FROM django_migrations",
)


def test_a_new_database_is_what_all_migrations_make(
    installation: Installation, tmp_path: Path
) -> None:
    migrated = installations.new(tmp_path / "migrated")
    try:
        by_migrations(migrated)
        migrated.do("migrate")
        assert shape(migrated) == shape(installation)
    finally:
        migrated.drop()


def test_a_database_with_tables_is_left_to_its_migrations(installation: Installation) -> None:
    before = shape(installation)
    installation.do("migrate")
    assert shape(installation) == before


def by_migrations(empty: Installation) -> None:
    subprocess.run(
        [sys.executable, "-m", "django", "migrate", "--verbosity", "0"],
        env=empty.environment,
        check=True,
    )


def shape(of: Installation) -> set[tuple[object, ...]]:
    """Tables, columns, constraints, indexes, triggers and the migrations noted."""
    if of.database:
        with psycopg.connect(of.database) as server:
            return {(n, *row) for n, ask in enumerate(OF_POSTGRES) for row in server.execute(ask)}
    with contextlib.closing(sqlite3.connect(of.data / "goldenthread.sqlite3")) as connection:
        found: set[tuple[object, ...]] = set(
            connection.execute("SELECT app, name FROM django_migrations")
        )
        rows = connection.execute("SELECT type, tbl_name, sql FROM sqlite_master WHERE sql > ''")
        for kind, table, sql in rows:
            parts = clauses(sql) if kind == "table" else [sql]
            found |= {(kind, table, part) for part in parts}
    return found


def clauses(sql: str) -> list[str]:
    """What stands between the outermost commas of CREATE TABLE (…)."""
    inside = sql[sql.index("(") + 1 : sql.rindex(")")]
    parts, depth = [""], 0
    for letter in inside:
        depth += (letter == "(") - (letter == ")")
        if letter == "," and not depth:
            parts.append("")
        else:
            parts[-1] += letter
    return [part.strip() for part in parts]
