"""Rows of the record against the entries that wrote them, both ways.

Forwards: each row that an entry's body names is there, with its values. Backwards: a table
holds as many rows as were found so; where it holds more, the strays are searched for.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import batched, chain
from typing import Any

from django.apps import apps
from django.db import DatabaseError, connection, models
from django.db.models import QuerySet

from goldenthread.ledger.canonical import commitment, plain
from goldenthread.ledger.models import Authority, CommittedText, Entry, Record
from goldenthread.ledger.moments import head_of
from goldenthread.ledger.problems import Found, Place, Wrong

BLOCK = 2000
TABLES = 200  # in one statement: SQLite joins 500
# What reading a value can raise after somebody put nonsense into the database.
UNREADABLE = (ValueError, TypeError, AttributeError, ArithmeticError, DatabaseError)

type Columns = dict[str, Any]
type Claim = tuple[int, Columns]  # the entry that wrote a row, and the row's columns


@dataclass(frozen=True, slots=True)
class Written:
    """What an entry's body says that it did: the rows it wrote, the texts it erased."""

    n: int
    rows: list[tuple[str, int, Columns]]
    erased: list[Place]

    @classmethod
    def of(cls, n: int, body: dict[str, Any]) -> Written:
        """Raises ValueError, TypeError or KeyError where the body has another shape."""
        rows = [(name, pk, dict(columns)) for name, pk, columns in body["rows"]]
        return cls(n, rows, [(name, pk, column) for name, pk, column in body["erased"]])


class Table:
    """A model of the record, read as plain values."""

    def __init__(self, model: type[Record]) -> None:
        self.label = model._meta.label_lower
        self.model = model
        fields = {column.attname: column for column in model._meta.concrete_fields}
        self.texts = [name for name, each in fields.items() if isinstance(each, CommittedText)]
        salts = [f"{name}_salt" for name in self.texts]
        skipped = {model._meta.pk.attname, "entry", *self.texts, *salts}
        self.plain = [(n, _form_of(each)) for n, each in fields.items() if n not in skipped]
        self.defaults = {name: plain(each.get_default()) for name, each in fields.items()}
        self.read = ["pk", "entry", *(name for name, _ in self.plain), *self.texts, *salts]
        self.authority = self.read.index("authority_id")

    @property
    def rows(self) -> QuerySet[Any]:
        return QuerySet(self.model)


def _form_of(column: models.Field[Any, Any]) -> Callable[[Any], Any]:
    """How a column's value is written in a body, without asking for its type each time."""
    if isinstance(column, models.DateTimeField):
        return plain
    if isinstance(column, models.DateField):
        return _iso
    if isinstance(column, models.CharField | models.TextField | models.IntegerField):
        return _itself
    return plain


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _itself(value: Any) -> Any:
    return value


def readable(query: QuerySet[Any], names: Sequence[str]) -> list[tuple[Any, ...]]:
    """The rows' values; where one of them cannot be read, all others."""
    try:
        return list(query.values_list(*names))
    except UNREADABLE:
        kept: list[tuple[Any, ...]] = []
        for key in list(query.values_list("pk", flat=True)):
            try:
                kept.append(query.values_list(*names).get(pk=key))
            except UNREADABLE:
                continue
        return kept


class Comparison:
    """The rows of one authority, compared block by block with its entries up to `last`."""

    def __init__(self, authority: Authority, last: int, found: Found) -> None:
        self.authority, self.last, self.found = authority, last, found
        self.there: Counter[str] = Counter()
        self.gone: dict[Place, int] = {}
        self.erased: dict[Place, int] = {}
        models_of_record = (model for model in apps.get_models() if issubclass(model, Record))
        self.tables = {table.label: table for table in map(Table, models_of_record)}

    def compare(self, entries: Iterable[Written]) -> None:
        """Forwards, for one block of entries."""
        claims: dict[str, dict[int, Claim]] = defaultdict(dict)
        for entry in entries:
            self.erased |= dict.fromkeys(entry.erased, entry.n)
            for name, pk, columns in entry.rows:
                claims[name][pk] = (entry.n, columns)
        for name, claimed in claims.items():
            if table := self.tables.get(name):
                self._compare_table(table, claimed)
            else:
                first = min(n for n, _ in claimed.values())
                self.found.add(Wrong.NO_TABLE.at(first, (name, 0, "")))

    def _compare_table(self, table: Table, claimed: dict[int, Claim]) -> None:
        kept = readable(table.rows.filter(pk__in=list(claimed)), table.read)
        rows = {row[0]: row for row in kept}
        for pk, (n, told) in claimed.items():
            if row := rows.get(pk):
                self._compare_row(table, n, row, told)
                if row[table.authority] == self.authority.pk and row[1] <= self.last:
                    self.there[table.label] += 1
            else:
                self.found.add(Wrong.ROW_MISSING.at(n, (table.label, pk, "")))

    def _compare_row(self, table: Table, n: int, row: tuple[Any, ...], told: Columns) -> None:
        pk, entry, *values = row
        if entry != n:
            self.found.add(Wrong.ROW_CHANGED.at(n, (table.label, pk, "entry"), entry, n))
        # A column that a later migration added holds its default in older rows.
        for (name, form), value in zip(table.plain, values, strict=False):
            right = told[name] if name in told else table.defaults[name]
            if (value := form(value)) != right:
                self.found.add(Wrong.ROW_CHANGED.at(n, (table.label, pk, name), value, right))
        texts = values[len(table.plain) :]
        salts = texts[len(table.texts) :]
        for name, text, salt in zip(table.texts, texts, salts, strict=False):
            if name in told:
                self.check_text(n, (table.label, pk, name), told[name], text, salt)
            elif text != table.defaults[name]:
                self.found.add(Wrong.TEXT_CHANGED.at(n, (table.label, pk, name)))

    def check_text(
        self, n: int, place: Place, told: Columns | None, text: str | None, salt: str | None
    ) -> None:
        """A committed text is the one that entry `n` committed to, or both it and its salt went."""
        if told is None:
            if text is not None:
                self.found.add(Wrong.TEXT_CHANGED.at(n, place))
        elif text is None and salt is None:
            self.gone[place] = n
        elif text is None or salt is None or not _opens(told, text, salt):
            self.found.add(Wrong.TEXT_CHANGED.at(n, place))

    def finish(self) -> None:
        """What can only be said at the end: texts that are gone, and rows that no entry wrote."""
        for place, n in self.gone.items():
            if self.erased.get(place, 0) <= n:
                self.found.add(Wrong.TEXT_GONE.at(n, place))
        for place, n in self.erased.items():
            if place not in self.gone:
                self.found.add(Wrong.TEXT_BACK.at(n, place))
        for label, last, kept in self._counted():
            for pk, entry in self._added(self.tables[label], last or 0, kept):
                self.found.add(Wrong.ROW_ADDED.at(entry, (label, pk, "")))

    def _counted(self) -> Iterator[tuple[str, int | None, int]]:
        """Of each table the last entry that a row names, and how many rows are of those read."""
        for tables in batched(self.tables.values(), TABLES):
            sql = " UNION ALL ".join(
                "SELECT %s, MAX(entry), COUNT(CASE WHEN entry <= %s THEN 1 END) "  # noqa: S608
                f'FROM "{table.model._meta.db_table}" WHERE authority_id = %s'
                for table in tables
            )
            told = [(table.label, self.last, self.authority.pk) for table in tables]
            with connection.cursor() as cursor:
                cursor.execute(sql, list(chain.from_iterable(told)))
                yield from cursor.fetchall()

    def _added(self, table: Table, last: int, kept: int) -> Iterator[tuple[int, int]]:
        """Backwards: the rows (key, entry) that no entry wrote."""
        own = table.rows.filter(authority=self.authority)
        # The head is read after the rows, so that a row written meanwhile counts as written.
        if last > self.last and last > (head := head_of(self.authority)):
            yield from own.filter(entry__gt=head).values_list("pk", "entry")
        own = own.filter(entry__lte=self.last).order_by("pk")
        if kept == self.there[table.label]:
            return
        seen = -1
        while block := list(own.filter(pk__gt=seen).values_list("pk", "entry")[:BLOCK]):
            seen = block[-1][0]
            written = self._written(table.label, {entry for _, entry in block})
            yield from (row for row in block if row not in written)

    def _written(self, label: str, entries: set[int]) -> set[tuple[int, int]]:
        """The rows (key, entry) of a table that these entries say they wrote."""
        rows: set[tuple[int, int]] = set()
        found = Entry.objects.filter(authority=self.authority, n__in=entries)
        for n, body in found.values_list("n", "body"):
            try:
                written = Written.of(n, json.loads(body)).rows
            except (ValueError, TypeError, KeyError):
                continue  # said where the entry itself was read
            rows |= {(pk, n) for name, pk, _ in written if name == label}
        return rows


def _opens(told: Columns, text: str, salt: str) -> bool:
    """Whether text and salt give the commitment."""
    try:
        return bool(commitment(text, salt) == told["#"])
    except (ValueError, TypeError, KeyError):
        return False
