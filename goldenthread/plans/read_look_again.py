"""Which ratings of a plan are to be looked at again, since a key defines their level anew."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Value

from goldenthread.ledger.models import Authority
from goldenthread.ledger.moments import Moment
from goldenthread.plans.models import (
    ActionImpact,
    FindingImpact,
    PriorityImpact,
    Progress,
    RatingConfirmed,
)
from goldenthread.plans.position import ActionRow, FindingRow, Position, Rated
from goldenthread.plans.read_keys import Put, put_by

SUBJECTS: dict[type, str] = {ActionRow: "action", FindingRow: "finding"}
FACTS: tuple[tuple[str, str, Any], ...] = (
    ("progress", "action", Progress),
    ("impact", "action", ActionImpact),
    ("impact", "priority", PriorityImpact),
    ("impact", "finding", FindingImpact),
)


@dataclass(frozen=True, slots=True)
class Marked:
    """One rating to look at again. `kind` is "progress" or "impact", `level` its code; `since`
    the day of the key that asks for it, which is `version`. `about`: "action", "priority"…"""

    row: Rated
    kind: str
    about: str
    level: str
    since: date
    version: int


def to_look_again(position: Position, moment: Moment, authority: Authority) -> list[Marked]:
    """Until it is rated again or confirmed. The newest decision about a level is the one that
    counts: "keep as it is" of a later key ends what an earlier one asked."""
    asked = _asked(authority, moment)
    if not asked:
        return []
    given = _given(authority, moment)
    found = []
    for kind, about, row, level in _ratings(position):
        why = asked.get((kind, level))
        last = given.get((kind, about, row.pk))  # none where nobody has rated it yet
        if why and last and last < why.entry:
            found.append(Marked(row, kind, about, level, why.on, why.key.version))
    return found


def _ratings(position: Position) -> list[tuple[str, str, Rated, str]]:
    """Every rating of the position: its kind, what it is of, the row, the level's code."""
    rated = [("progress", "action", row, str(row.progress)) for row in position.counted]
    of = [
        ("impact", SUBJECTS.get(type(row), "priority"), row, str(row.impact))
        for row in position.all_rated
        if row.impact
    ]
    return [*rated, *of]


def _asked(authority: Authority, moment: Moment) -> dict[tuple[str, str], Put]:
    """By kind and level: the key since which its ratings are to be looked at again."""
    asked: dict[tuple[str, str], Put] = {}
    for put in put_by(authority, moment):
        for level, again in put.decisions.items():
            asked.pop((put.key.kind.lower(), level), None)
            if again:
                asked[put.key.kind.lower(), level] = put
    return asked


def _given(authority: Authority, moment: Moment) -> dict[tuple[str, str, int], int]:
    """The entry that gave or last confirmed each rating, all in one query."""
    first, *others = (
        fact.objects.filter(authority=authority)
        .as_at(moment)
        .order_by()
        .values_list(Value(kind), Value(about), F(f"{about}_id"), F("entry"))
        for kind, about, fact in FACTS
    )
    confirmed = RatingConfirmed.objects.filter(
        authority=authority, entry__lte=moment.entry, confirmed_on__lte=moment.on
    )
    others += (
        confirmed.filter(**{f"{about}__isnull": False})
        .order_by()
        .values_list(F("kind"), Value(about), F(f"{about}_id"), F("entry"))
        for about in ("action", "priority", "finding")
    )
    found: dict[tuple[str, str, int], int] = {}
    for kind, about, pk, entry in first.union(*others, all=True):
        found[kind, about, pk] = max(entry, found.get((kind, about, pk), 0))
    return found
