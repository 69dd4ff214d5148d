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

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import Expression, Field
from django.db.models.query import get_related_populators
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
    populators: tuple[Any, ...]

    def run(self, values: dict[str, Any]) -> list[tuple[Any, ...]]:
        params = [values[p.name] if isinstance(p, Given) else p for p in self.params]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, params)
            rows: list[tuple[Any, ...]] = cursor.fetchall()
        if self.converters:
            rows = [tuple(row) for row in self.compiler.apply_converters(rows, self.converters)]
        return rows

    def instance(self, row: tuple[Any, ...]) -> Any:
        """The model's instance in a row, with what it was annotated with and joined to."""
        info: Any = self.compiler.klass_info
        fields = info["select_fields"]
        start, end = fields[0], fields[-1] + 1
        names = [column[0].target.attname for column in self.compiler.select[start:end]]
        made = info["model"].from_db(DEFAULT_DB_ALIAS, names, row[start:end])
        for populator in self.populators:
            populator.populate(row, made)
        for name, place in (self.compiler.annotation_col_map or {}).items():
            setattr(made, name, row[place])
        return made


MOST = 500  # shapes that one query keeps; a day or a person can be part of a shape


class Prepared:
    """A query that `build` builds for a shape, given as its positional arguments."""

    def __init__(self, build: Callable[..., Any]) -> None:
        self.build = build
        self._made: dict[Hashable, _Made] = {}

    def rows(self, *shape: Hashable, **values: Any) -> list[tuple[Any, ...]]:
        """The rows of `values_list`, with these values for what was left open."""
        return self._of(shape).run(values)

    def instances(self, *shape: Hashable, **values: Any) -> list[Any]:
        """The instances of a query without `values_list`, as iterating over it would make them."""
        made = self._of(shape)
        return [made.instance(row) for row in made.run(values)]

    def _of(self, shape: tuple[Hashable, ...]) -> _Made:
        key = (connection.vendor, *shape)
        if key not in self._made:
            while len(self._made) >= MOST:
                self._made.pop(next(iter(self._made)), None)  # another thread may have
            self._made[key] = _make(self.build(*shape))
        return self._made[key]


def prepared(build: Callable[..., Any]) -> Prepared:
    return Prepared(build)


def _make(queryset: Any) -> _Made:
    compiler = queryset.query.get_compiler(connection=connection)
    sql, params = compiler.as_sql()
    columns = [expression for expression, _sql, _alias in compiler.select]
    info = compiler.klass_info
    populators = (
        get_related_populators(info, compiler.select, DEFAULT_DB_ALIAS, queryset._fetch_mode)
        if info
        else ()
    )
    return _Made(sql, tuple(params), compiler, compiler.get_converters(columns), tuple(populators))
