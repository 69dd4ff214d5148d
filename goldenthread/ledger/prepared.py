"""Queries whose SQL is made once: making it took as long as running it.

A query is built with a `Given` in place of each value that differs from page to page. Its SQL
is kept by its shape, which is all else that makes queries differ (how many moments, and so on).

    @prepared
    def _dues(moments: int) -> QuerySet: … .filter(plan=Given("plan"), …)

    rows = _dues.rows(2, plan=plan.pk, **given(moments))
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Expression, Field
from django.db.models.sql.compiler import SQLCompiler

from goldenthread.ledger.moments import Moment


class Given(Expression):
    """A value that each run brings, by its name. Takes any type that the place in the SQL takes."""

    def __init__(self, name: str, output_field: Field[Any, Any] | None = None) -> None:
        super().__init__(output_field)
        self.name = name

    def as_sql(self, *_: Any, **__: Any) -> Any:
        return "%s", [self]


def moments_to_come(count: int) -> list[Moment]:
    """So many moments of which nothing is known yet, to build a query with."""
    to_come: list[Any] = [(Given(f"on{n}"), Given(f"entry{n}")) for n in range(count)]
    return [Moment(on, entry) for on, entry in to_come]


def given(moments: Sequence[Moment]) -> dict[str, Any]:
    """What `moments_to_come` left open."""
    days = {f"on{n}": moment.on for n, moment in enumerate(moments)}
    return days | {f"entry{n}": moment.entry for n, moment in enumerate(moments)}


@dataclass(frozen=True, slots=True)
class _Made:
    """SQL with its parameters, some of them `Given`; the compiler and how it converts columns."""

    sql: str
    params: tuple[Any, ...]
    compiler: SQLCompiler
    converters: dict[int, Any]

    def run(self, values: dict[str, Any]) -> list[tuple[Any, ...]]:
        params = [values[p.name] if isinstance(p, Given) else p for p in self.params]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, params)
            rows: list[tuple[Any, ...]] = cursor.fetchall()
        if self.converters:
            rows = [tuple(row) for row in self.compiler.apply_converters(rows, self.converters)]
        return rows


class Prepared:
    """A query that `build` builds for a shape, given as its positional arguments."""

    def __init__(self, build: Callable[..., Any]) -> None:
        self.build = build
        self._made: dict[Hashable, _Made] = {}

    def rows(self, *shape: Hashable, **values: Any) -> list[tuple[Any, ...]]:
        """The rows of `values_list`, with these values for what was left open."""
        key = (connection.vendor, *shape)
        if key not in self._made:
            self._made[key] = _make(self.build(*shape))
        return self._made[key].run(values)


def prepared(build: Callable[..., Any]) -> Prepared:
    return Prepared(build)


def _make(queryset: Any) -> _Made:
    compiler = queryset.query.get_compiler(connection=connection)
    sql, params = compiler.as_sql()
    columns = [expression for expression, _sql, _alias in compiler.select]
    return _Made(sql, tuple(params), compiler, compiler.get_converters(columns))
