"""Identity rows with their values as facts tell them at a moment.

A model declares what may be asked of it, each with the fact and the column that holds it:

    TRACKS = {"title": ("plans.Text", "title"), "due_on": ("plans.Due", "due_on")}

    Action.objects.as_at(moment, "title", "due_on", "first__due_on")

`first__` asks for the value of the least (effective_on, entry): the original due date;
`previous__` for the value that held on the day before the present one took effect.
"""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.core.exceptions import FieldError, ImproperlyConfigured
from django.db.models import FilteredRelation, OuterRef, Q, Subquery
from django.db.models.expressions import RawSQL

from goldenthread.ledger.models import Fact, FactQuerySet, Record, RecordQuerySet
from goldenthread.ledger.moments import Moment

FIRST = "first__"
PREVIOUS = "previous__"


class TrackedQuerySet[M: Record](RecordQuerySet[M]):
    """Rows of a model with TRACKS, which facts describe."""

    def as_at(self, moment: Moment, *names: str) -> Any:
        """Annotate each name with its value at the moment; None where nothing was recorded.

        One scalar subquery for each name, so that a list can filter and sort by any of them
        at a cost that does not grow with history. Raises FieldError on an unknown name.
        """
        return self.annotate(**{name: value_at(self.model, moment, name) for name in names})


def value_at(model: type[Record], moment: Moment, name: str) -> Subquery:
    """The value of one of the model's TRACKS at the moment, for the row of the outer query."""
    track = model.TRACKS.get(name.removeprefix(FIRST).removeprefix(PREVIOUS))
    if track is None:
        known = ", ".join(model.TRACKS) or "none"
        raise FieldError(f"{model.__name__} has no track {name!r}; it has: {known}")
    fact, column = fact_of(track[0]), track[1]
    return Subquery(_rows_at(fact, moment, name).values(column)[:1])


def _rows_at(fact: type[Fact], moment: Moment, which: str) -> FactQuerySet[Fact]:
    """The rows of the outer query's track upto the moment, the wanted one first."""
    rows: FactQuerySet[Fact] = FactQuerySet(fact).filter(**{key_to(fact): OuterRef("pk")})
    rows = rows.upto(moment)
    if which.startswith(PREVIOUS):
        present = rows.newest_first().values("effective_on")[:1]
        rows = rows.filter(effective_on__lt=Subquery(present))
    return rows.oldest_first() if which.startswith(FIRST) else rows.newest_first()


def held(fact: type[Fact], relation: str, moment: Moment, which: str = "") -> FilteredRelation:
    """The one row of a track that holds at the moment, to join: `.alias(due=held(…))`.

    For roll-ups, which read several columns of many tracks: one look-up for each track, where
    `as_at` makes one for each column. The look-up is written out, since building its query
    anew took longer than running it. `relation` is the fact's related name at the model that
    is asked; `which` is FIRST or PREVIOUS, as in the names of `as_at`.
    """
    key = fact._meta.get_field(key_to(fact))
    row = (
        f"FROM {fact._meta.db_table} WHERE {key.column} = {key.related_model._meta.db_table}.id"  # type: ignore[union-attr]
        " AND effective_on <= %s AND entry <= %s"
    )
    newest = "ORDER BY effective_on DESC, entry DESC LIMIT 1"
    order = "ORDER BY effective_on, entry LIMIT 1" if which == FIRST else newest
    upto: tuple[Any, ...] = (moment.on, moment.entry)
    if which == PREVIOUS:
        row, upto = f"{row} AND effective_on < (SELECT effective_on {row} {newest})", upto * 2
    wanted = RawSQL(f"SELECT id {row} {order}", upto)  # noqa: S611 - names of our own tables
    return FilteredRelation(relation, condition=Q(**{f"{relation}__pk": wanted}))


def fact_of(fact: type[Fact] | str) -> type[Fact]:
    """The fact model itself, also where it was named as "app.Model"."""
    return apps.get_model(fact) if isinstance(fact, str) else fact


def key_to(fact: type[Fact]) -> str:
    """The name of the one foreign key that a tracked fact has for its KEY."""
    if len(fact.KEY) != 1:
        raise ImproperlyConfigured(f"{fact.__name__} has not one KEY but {fact.KEY}")
    return fact.KEY[0]
