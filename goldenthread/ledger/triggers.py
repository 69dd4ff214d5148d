"""The database itself refuses to rewrite the record: UPDATE, DELETE, TRUNCATE, INSERT OR REPLACE.

One UPDATE is permitted, erasing: a committed text and its salt become NULL together, and
nothing else changes. Triggers are made after each migration, since Django's AlterField on
SQLite drops them silently; `check` says which are missing or altered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from django.apps import AppConfig, apps
from django.db import connection, models, transaction

from goldenthread.ledger.models import Entry, Record

REFUSAL = "the record is never rewritten"


def guarded_models() -> list[type[models.Model]]:
    """Every table of the record: the ledger and all models that are a Record."""
    records = [model for model in apps.get_models() if issubclass(model, Record)]
    return [Entry, *records]


def salts_of(model: type[models.Model]) -> dict[str, str]:
    """The committed texts of a model with the columns of their salts."""
    names = {column.name for column in model._meta.concrete_fields}
    pairs = {name: f"{name}_salt" for name in names if f"{name}_salt" in names}
    return dict(sorted(pairs.items()))


def install(tables: Iterable[type[models.Model]] | None = None) -> None:
    """Make the triggers that are missing or altered, for all tables or those given."""
    with transaction.atomic(), connection.cursor() as cursor:
        existing = set(connection.introspection.table_names(cursor))
        stand = standing()
        for model in guarded_models() if tables is None else tables:
            if model._meta.db_table in existing:
                for guard in unguarded(model, stand):
                    for statement in guard.statements:
                        cursor.execute(statement)


def check() -> list[str]:
    """What the database does not refuse, each in a sentence; empty when all triggers stand."""
    stand = standing()
    return [
        f"The table {model._meta.db_table} can be rewritten: its trigger {guard.name} is missing "
        f"or altered. Run “goldenthread migrate” to put it back, then “goldenthread ledger verify”."
        for model in guarded_models()
        for guard in unguarded(model, stand)
    ]


def install_after_migrate(sender: AppConfig, **_kwargs: Any) -> None:
    """Receiver of post_migrate: the triggers of the tables of one app."""
    own = set(sender.get_models())
    install(model for model in guarded_models() if model in own)


@dataclass(frozen=True, slots=True)
class Guard:
    """A trigger: its name, how the database describes it when it stands, how it is made."""

    name: str
    described: tuple[object, ...]
    statements: tuple[str, ...]


type Standing = dict[tuple[str, str], tuple[object, ...]]


def standing() -> Standing:
    """Each trigger of the database, by its table and name: how the database describes it."""
    with connection.cursor() as cursor:
        cursor.execute(_DIALECTS[connection.vendor].described)
        return {(table, name): tuple(rest) for table, name, *rest in cursor.fetchall()}


def unguarded(model: type[models.Model], stand: Standing) -> list[Guard]:
    """The guards of a model that do not stand as they should."""
    table, guards = model._meta.db_table, _DIALECTS[connection.vendor].guards(model)
    return [guard for guard in guards if stand.get((table, guard.name)) != guard.described]


@cache
def _sqlite(model: type[models.Model]) -> list[Guard]:
    table = model._meta.db_table
    guards = []
    for event, unless in (
        ("UPDATE", f"WHEN NOT ({erases_only(model, 'IS')})"),
        ("DELETE", ""),
        ("INSERT", f"WHEN {replaces(model)}"),
    ):
        name = f"{table}_keep_{event.lower()}"
        sql = (
            f'CREATE TRIGGER "{name}" BEFORE {event} ON "{table}" {unless} '
            f"BEGIN SELECT RAISE(ABORT, '{table}: {REFUSAL}'); END"
        )
        guards.append(Guard(name, (sql,), (f'DROP TRIGGER IF EXISTS "{name}"', sql)))
    return guards


ROW_UPDATE_DELETE, STATEMENT_TRUNCATE = 1 + 2 + 8 + 16, 2 + 32  # pg_trigger.tgtype, all BEFORE


@cache
def _postgresql(model: type[models.Model]) -> list[Guard]:
    table = model._meta.db_table
    function = f"{table}_keep"
    source = (
        f"BEGIN IF TG_OP = 'UPDATE' THEN IF {erases_only(model, 'IS NOT DISTINCT FROM')} "
        f"THEN RETURN NEW; END IF; END IF; RAISE EXCEPTION '{table}: {REFUSAL}' "
        "USING ERRCODE = 'integrity_constraint_violation'; END"
    )
    make = (
        f'CREATE OR REPLACE FUNCTION "{function}"() RETURNS trigger LANGUAGE plpgsql '
        f"AS $keep${source}$keep$"
    )
    guards = []
    for suffix, kind, when in (
        ("rows", ROW_UPDATE_DELETE, "BEFORE UPDATE OR DELETE ON {} FOR EACH ROW"),
        ("table", STATEMENT_TRUNCATE, "BEFORE TRUNCATE ON {} FOR EACH STATEMENT"),
    ):
        name = f"{function}_{suffix}"
        sql = (
            f'CREATE OR REPLACE TRIGGER "{name}" {when.format(f'"{table}"')} '
            f'EXECUTE FUNCTION "{function}"()'
        )
        enable = f'ALTER TABLE "{table}" ENABLE TRIGGER "{name}"'
        guards.append(Guard(name, (kind, "O", None, function, source), (make, sql, enable)))
    return guards


class Dialect(NamedTuple):
    """The guards of a model, and the question after each trigger's table, name and description."""

    guards: Callable[[type[models.Model]], list[Guard]]
    described: str


_DIALECTS = {
    "sqlite": Dialect(
        _sqlite, "SELECT tbl_name, name, sql FROM sqlite_master WHERE type = 'trigger'"
    ),
    "postgresql": Dialect(
        _postgresql,
        "SELECT c.relname, t.tgname, t.tgtype, t.tgenabled::text, t.tgqual::text, p.proname, "
        "p.prosrc FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid "
        "JOIN pg_class c ON c.oid = t.tgrelid "
        "WHERE pg_table_is_visible(c.oid) AND NOT t.tgisinternal",
    ),
}


def erases_only(model: type[models.Model], same: str) -> str:
    """The condition under which an UPDATE does nothing but erase. `same` is the null-safe equal."""
    pairs = salts_of(model)
    if not pairs:
        return "FALSE"
    erasable = set(pairs) | set(pairs.values())
    kept = [c.column for c in model._meta.concrete_fields if c.name not in erasable]
    unchanged = [f'OLD."{column}" {same} NEW."{column}"' for column in kept]
    erased = [
        f'(NEW."{text}" IS NULL AND NEW."{salt}" IS NULL OR '
        f'OLD."{text}" {same} NEW."{text}" AND OLD."{salt}" {same} NEW."{salt}")'
        for text, salt in pairs.items()
    ]
    return " AND ".join(unchanged + erased)


def replaces(model: type[models.Model]) -> str:
    """The condition under which INSERT OR REPLACE would remove a row of the record."""
    found = f'EXISTS (SELECT 1 FROM "{model._meta.db_table}" WHERE {{}})'  # noqa: S608 - our names
    matches = (
        " AND ".join(f'"{column}" = NEW."{column}"' for column in columns)
        for columns in unique_columns(model)
    )
    return " OR ".join(map(found.format, matches))


def unique_columns(model: type[models.Model]) -> Iterator[list[str]]:
    """The columns of each unique index of the table, the primary key's first."""
    meta = model._meta
    column_of = {field.name: str(field.column) for field in meta.concrete_fields}
    yield from ([column_of[field.name]] for field in meta.concrete_fields if field.unique)
    for constraint in meta.constraints:
        if isinstance(constraint, models.UniqueConstraint):
            yield [column_of[name] for name in constraint.fields]
