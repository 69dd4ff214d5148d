"""Reading the keys of an authority's ratings, as they were in force at a moment."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from goldenthread.ledger.moments import Moment
from goldenthread.ledger.prepared import Given, given, moments_to_come, prepared
from goldenthread.plans.models import RatingKey
from goldenthread.plans.ratings import OURS, Key, Keys, Level


@prepared
def _key_rows() -> Any:
    (moment,) = moments_to_come(1)
    rows = RatingKey.objects.filter(authority=Given("authority")).upto(moment)
    return rows.oldest_first().values_list("kind", "version", "levels")


def keys_at(authority: int, moment: Moment) -> Keys:
    """Both keys of an authority (its number) at a moment; ours where it has none of its own."""
    found = {"progress": OURS.progress, "impact": OURS.impact}
    for kind, version, levels in _key_rows.rows(authority=authority, **given([moment])):
        found[kind] = key_of(kind, version, levels)
    return Keys(**found)


def key_of(kind: str, version: int, levels: list[list[str]]) -> Key:
    """A version of a key; what it asks and who gives it is always as in ours."""
    ours: Key = getattr(OURS, kind)
    return replace(ours, version=version, levels=tuple(Level(*each) for each in levels))


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a key with the days it was in force; `until` is None of the one in force.

    `since` is None of ours, which held from the beginning. `by`: the body or post that set it.
    """

    key: Key
    since: date | None
    until: date | None
    by: str = ""
    why: str = ""


def versions_of(authority: int, kind: str, moment: Moment) -> list[Version]:
    """Every version of a key up to a moment, newest first."""
    rows = RatingKey.objects.filter(authority=authority, kind=kind).upto(moment)
    told = list(rows.select_related("set_by").oldest_first())
    made = [Version(getattr(OURS, kind), None, None)]
    for row in told:
        made[-1] = replace(made[-1], until=row.effective_on)
        key = key_of(kind, row.version, row.levels)
        made.append(
            Version(key, row.effective_on, None, row.body or row.set_by.post, row.why or "")
        )
    return made[::-1]
