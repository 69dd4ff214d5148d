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
from django.db.models import FilteredRelation, Q
from django.db.models.expressions import RawSQL

from goldenthread.ledger.lookups import FIRST, PREVIOUS, LookUp, row_of
from goldenthread.ledger.models import Fact, Record, RecordQuerySet
from goldenthread.ledger.moments import Moment

__all__ = ["FIRST", "PREVIOUS", "TrackedQuerySet", "fact_of", "held", "value_at"]


class TrackedQuerySet[M: Record](RecordQuerySet[M]):
    """Rows of a model with TRACKS, which facts describe."""

    def as_at(self, moment: Moment, *names: str) -> Any:
        """Annotate each name with its value at the moment; None where nothing was recorded.

        One scalar subquery for each name, so that a list can filter and sort by any of them
        at a cost that does not grow with history. Raises FieldError on an unknown name.
        """
        return self.annotate(**{name: value_at(self.model, moment, name) for name in names})


def value_at(model: type[Record], moment: Moment, name: str) -> LookUp:
    """The value of one of the model's TRACKS at the moment, for the row of the outer query."""
    track = model.TRACKS.get(name.removeprefix(FIRST).removeprefix(PREVIOUS))
    if track is None:
        known = ", ".join(model.TRACKS) or "none"
        raise FieldError(f"{model.__name__} has no track {name!r}; it has: {known}")
    fact = fact_of(track[0])
    check_one_key(fact)
    which = next((each for each in (FIRST, PREVIOUS) if name.startswith(each)), "")
    return LookUp(fact, track[1], moment, which, "pk")


def held(fact: type[Fact], relation: str, moment: Moment, which: str = "") -> FilteredRelation:
    """The one row of a track that holds at the moment, to join: `.alias(due=held(…))`.

    For roll-ups, which read several columns of many tracks: one look-up for each track, where
    `as_at` makes one for each column. `relation` is the fact's related name at the model that
    is asked; `which` is FIRST or PREVIOUS, as in the names of `as_at`.
    """
    check_one_key(fact)
    owner = fact._meta.get_field(fact.KEY[0]).related_model._meta.db_table  # type: ignore[union-attr]
    row, params = row_of(fact, moment, which)
    wanted = RawSQL(f"SELECT held.id {row.format(f'{owner}.id')}", params)  # noqa: S611 - our own names
    return FilteredRelation(relation, condition=Q(**{f"{relation}__pk": wanted}))


def fact_of(fact: type[Fact] | str) -> type[Fact]:
    """The fact model itself, also where it was named as "app.Model"."""
    return apps.get_model(fact) if isinstance(fact, str) else fact


def check_one_key(fact: type[Fact]) -> None:
    """A tracked fact's KEY is the one foreign key to what it tells of."""
    if len(fact.KEY) != 1:
        raise ImproperlyConfigured(f"{fact.__name__} has not one KEY but {fact.KEY}")
