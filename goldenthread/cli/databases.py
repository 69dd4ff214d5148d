"""Taking a database as it stands at one instant, and putting one back; SQLite and PostgreSQL."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from django.db import connection, transaction

from goldenthread.cli.common import Failed
from goldenthread.ledger.canonical import Tree
from goldenthread.ledger.models import Authority, Entry

type Ledgers = dict[str, dict[str, int | str]]

LEAVES = (
    f"SELECT a.slug, e.leaf FROM {Authority._meta.db_table} a "  # noqa: S608 - our own names
    f"LEFT JOIN {Entry._meta.db_table} e ON e.authority_id = a.id ORDER BY a.slug, e.n"
)


def is_empty() -> bool:
    """Nothing is there that a restore would destroy: no tables, or no authority."""
    if Authority._meta.db_table not in connection.introspection.table_names():
        return True
    return not Authority.objects.exists()


def dump(target: Path) -> Ledgers:
    """Write the database to `target`; the length and root of each ledger in exactly that state."""
    return _dump_sqlite(target) if connection.vendor == "sqlite" else _dump_postgresql(target)


def load(source: Path) -> None:
    """Put the dump in the place of whatever the database holds."""
    if connection.vendor == "sqlite":
        _load_sqlite(source)
    else:
        _load_postgresql(source)


def clear() -> None:
    """Take away all tables."""
    if connection.vendor == "sqlite":
        connection.close()
        for suffix in ("", "-wal", "-shm", "-journal"):
            Path(f"{connection.settings_dict['NAME']}{suffix}").unlink(missing_ok=True)
        return
    quoted = map(connection.ops.quote_name, connection.introspection.table_names())
    if tables := ", ".join(quoted):
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TABLE {tables} CASCADE")


def ledgers_now() -> Ledgers:
    with connection.cursor() as cursor:
        cursor.execute(LEAVES)
        return _ledgers(cursor.fetchall())


def _ledgers(rows: Iterable[tuple[str, str | None]]) -> Ledgers:
    return {slug: _ledger(leaf for _, leaf in group) for slug, group in groupby(rows, _slug)}


def _slug(row: tuple[str, str | None]) -> str:
    return row[0]


def _ledger(leaves: Iterator[str | None]) -> dict[str, int | str]:
    tree, n = Tree(), 0
    for leaf in leaves:
        if leaf is not None:  # an authority without entries
            tree.add(leaf)
            n += 1
    return {"n": n, "root": tree.root()}


def _dump_sqlite(target: Path) -> Ledgers:
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(target)])
    copy = sqlite3.connect(target)
    try:
        return _ledgers(copy.execute(LEAVES))
    finally:
        copy.close()


def _load_sqlite(source: Path) -> None:
    place = Path(connection.settings_dict["NAME"])
    place.parent.mkdir(parents=True, exist_ok=True)
    new = place.with_name(f"{place.name}.restoring")
    shutil.copyfile(source, new)
    with new.open("rb+") as file:
        os.fsync(file.fileno())
    clear()
    os.replace(new, place)


def _dump_postgresql(target: Path) -> Ledgers:
    with transaction.atomic(), connection.cursor() as cursor:
        # The dump and the roots are of one and the same instant.
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SELECT pg_export_snapshot()")
        (snapshot,) = cursor.fetchone()
        _run(
            *("pg_dump", "--format=custom", "--no-owner", "--no-privileges"),
            *(f"--snapshot={snapshot}", f"--file={target}"),
        )
        return ledgers_now()


def _load_postgresql(source: Path) -> None:
    clear()
    database = str(connection.settings_dict["NAME"])
    connection.close()
    _run(
        *("pg_restore", "--clean", "--if-exists", "--no-owner", "--no-privileges"),
        *("--single-transaction", f"--dbname={database}", str(source)),
    )


def _run(program: str, *words: str) -> None:
    """Run one of PostgreSQL's programs on our database."""
    done = subprocess.run(  # noqa: S603
        [_find(program), *words], env=_environment(), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise Failed(f"{program} failed: {done.stderr.strip()}")


def _find(program: str) -> str:
    """Debian keeps each version's programs in a folder of its own; the newest reads all older."""
    folders = Path("/usr/lib/postgresql").glob(f"*/bin/{program}")
    newest = sorted(folders, key=lambda path: int(path.parts[-3]))
    found = str(newest[-1]) if newest else shutil.which(program)
    if not found:
        raise Failed(f"{program} is missing: install PostgreSQL’s client programs.")
    return found


def _environment() -> dict[str, str]:
    settings = connection.settings_dict
    names = {"HOST": "PGHOST", "PORT": "PGPORT", "USER": "PGUSER", "PASSWORD": "PGPASSWORD"}
    told = {names[key]: str(settings[key]) for key in names if settings.get(key)}
    if mode := settings["OPTIONS"].get("sslmode"):
        told["PGSSLMODE"] = str(mode)
    return {**os.environ, **told, "PGDATABASE": str(settings["NAME"])}
