"""Which ratings of a plan are to be looked at again, since a key defines their level anew."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Value

from goldenthread.ledger.moments import Moment
from goldenthread.plans.models import (
    ActionImpact,
    FindingImpact,
    LevelDecision,
    PriorityImpact,
    Progress,
    RatingConfirmed,
)
from goldenthread.plans.position import ActionRow, FindingRow, Position, Rated

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


@dataclass(frozen=True, slots=True)
class _Asked:
    since: date
    version: int
    entry: int


def to_look_again(position: Position, moment: Moment, authority: int) -> list[Marked]:
    """Until it is rated again or confirmed. The newest decision about a level is the one that
    counts: "keep as it is" of a later key ends what an earlier one asked."""
    asked = _asked(authority, moment)
    if not asked:
        return []
    done = _confirmed(authority, moment)
    entries = _entries(authority, moment)
    found = []
    for kind, about, row, level in _ratings(position):
        why = asked.get((kind, level))
        given = entries.get((kind, about, row.pk))  # none where nobody has rated it yet
        if why and given and max(given, done.get((kind, about, row.pk), 0)) < why.entry:
            found.append(Marked(row, kind, about, level, why.since, why.version))
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


def _asked(authority: int, moment: Moment) -> dict[tuple[str, str], _Asked]:
    rows = LevelDecision.objects.filter(
        authority=authority, entry__lte=moment.entry, key__effective_on__lte=moment.on
    )
    told = rows.order_by("entry").values_list(
        *("key__kind", "level", "look_again"), *("key__effective_on", "key__version", "entry")
    )
    asked: dict[tuple[str, str], _Asked] = {}
    for kind, level, again, *rest in told:
        asked.pop((kind, level), None)
        if again:
            asked[kind, level] = _Asked(*rest)
    return asked


def _entries(authority: int, moment: Moment) -> dict[tuple[str, str, int], int]:
    """The entry that gave each rating, all four kinds in one query."""
    first, *others = (
        fact.objects.filter(authority=authority)
        .as_at(moment)
        .order_by()
        .values_list(Value(kind), Value(about), F(f"{about}_id"), F("entry"))
        for kind, about, fact in FACTS
    )
    return {(kind, about, pk): entry for kind, about, pk, entry in first.union(*others, all=True)}


def _confirmed(authority: int, moment: Moment) -> dict[tuple[str, str, int], int]:
    rows = RatingConfirmed.objects.filter(
        authority=authority, entry__lte=moment.entry, confirmed_on__lte=moment.on
    )
    names = ("action", "priority", "finding")
    found: dict[tuple[str, str, int], int] = {}
    for kind, entry, *subjects in rows.order_by("entry").values_list("kind", "entry", *names):
        for about, pk in zip(names, subjects, strict=True):
            if pk is not None:
                found[kind, about, pk] = entry
    return found
