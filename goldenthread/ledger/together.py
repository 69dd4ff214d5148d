"""Several queries, each with columns of its own, in one statement that is made once.

A page that wants a few rows of each of eight tables would else ask the database eight times.

    @together
    def _beside(roles: frozenset[str]) -> list[Part[Any]]:
        plan, (moment,) = Given("plan"), moments_to_come(1)
        return [late_milestones(plan, moment), waits_of_plan(plan, moment)]

    late, waits = _beside.read(member.roles, plan=plan.pk, **given([moment]))
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db import models
from django.db.models import ExpressionWrapper, F, Value
from django.db.models.functions import Cast

from goldenthread.ledger.prepared import MOST, Prepared

type Row = tuple[Any, ...]
type Place = tuple[str, models.Field[Any, Any]]
"""Where a column stands in the statement: its slot, and the field that it is read as."""


@dataclass(frozen=True, slots=True)
class Part[T]:
    """A query, its columns (fields, annotations, `…_id`), and what to make of its rows, which
    come in no order."""

    rows: Any
    columns: Sequence[str]
    read: Callable[[list[Row]], T]

    def alone(self) -> T:
        """What it makes of its rows, in a query of its own."""
        return self.read(list(self.rows.order_by().values_list(*self.columns)))


class Together:
    """The parts that `build` builds for a shape, as `Prepared` has it."""

    def __init__(self, build: Callable[..., Sequence[Part[Any]]]) -> None:
        self._laid = lru_cache(MOST)(lambda *shape: _Laid.of(build(*shape)))
        self._rows = Prepared(lambda *shape: self._laid(*shape).query())

    def read(self, *shape: Hashable, **values: Any) -> list[Any]:
        """What each part makes of its own rows, in one query."""
        return self._laid(*shape).read(self._rows.rows(*shape, **values))


def together(build: Callable[..., Sequence[Part[Any]]]) -> Together:
    return Together(build)


def at_once(*parts: Part[Any]) -> list[Any]:
    """What each part makes of its rows, in one query that is built for this once: of what is rarely
    asked, or depends on more than `Given` values."""
    laid = _Laid.of(parts)
    return laid.read(laid.query())


@dataclass(frozen=True, slots=True)
class _Laid:
    """Parts with the places of their columns, and all slots that these take."""

    parts: Sequence[Part[Any]]
    places: Sequence[Sequence[Place]]
    slots: dict[str, models.Field[Any, Any]]

    @classmethod
    def of(cls, parts: Sequence[Part[Any]]) -> _Laid:
        places = [_places(part) for part in parts]
        return cls(parts, places, dict(place for each in places for place in each))

    def query(self) -> Any:
        first, *others = (self._slotted(n) for n in range(len(self.parts)))
        return first.union(*others, all=True)

    def _slotted(self, number: int) -> Any:
        """A part's rows: its number, then every slot, those of other parts empty."""
        part = self.parts[number]
        # Cast, since PostgreSQL takes untyped columns of a union for text.
        values: dict[str, Any] = {n: Cast(Value(None), field) for n, field in self.slots.items()}
        for column, (name, field) in zip(part.columns, self.places[number], strict=True):
            values[name] = ExpressionWrapper(F(column), output_field=field)
        rows = part.rows.order_by().annotate(slot=Value(number), **values)
        return rows.values_list("slot", *self.slots)

    def read(self, rows: Iterable[Row]) -> list[Any]:
        at = {name: n for n, name in enumerate(self.slots, start=1)}
        wanted = [[at[name] for name, _field in places] for places in self.places]
        found: list[list[Row]] = [[] for _ in self.parts]
        for row in rows:
            found[row[0]].append(tuple(row[n] for n in wanted[row[0]]))
        return [part.read(each) for part, each in zip(self.parts, found, strict=True)]


def _places(part: Part[Any]) -> list[Place]:
    """For each column the next slot of its kind."""
    used: Counter[str] = Counter()
    places = []
    query = part.rows.query.clone()
    for column in part.columns:
        kind, field = _kind(query.resolve_ref(column).output_field)
        places.append((f"slot_{kind}{used[kind]}", field))
        used[kind] += 1
    return places


def _kind(field: Any) -> Place:
    """Which columns can stand under one another: a name, and the field that all are read as."""
    if isinstance(field, models.ForeignKey):
        field = field.target_field
    if isinstance(field, models.DecimalField):
        digits, places = field.max_digits, field.decimal_places
        money = models.DecimalField(max_digits=digits, decimal_places=places)
        return f"decimal{digits}_{places}_", money
    for name, (kind, read_as) in _KINDS.items():
        if isinstance(field, kind):
            return name, read_as
    return "text", models.TextField()


# A time is a date, too: it comes first.
_KINDS: dict[str, tuple[type[models.Field[Any, Any]], models.Field[Any, Any]]] = {
    "bool": (models.BooleanField, models.BooleanField()),
    "int": (models.IntegerField, models.BigIntegerField()),
    "time": (models.DateTimeField, models.DateTimeField()),
    "date": (models.DateField, models.DateField()),
}
