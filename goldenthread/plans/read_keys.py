"""Reading the keys of an authority's ratings, as they were in force at a moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from goldenthread.ledger.models import Authority
from goldenthread.ledger.moments import Moment
from goldenthread.plans.models import RatingKey
from goldenthread.plans.ratings import OURS, Key, Keys, Level


@dataclass(frozen=True, slots=True)
class Put:
    """A version of a key as it was put in force; `decisions` by level: to be looked at again?"""

    key: Key
    on: date
    entry: int
    decisions: Mapping[str, bool]


@lru_cache(maxsize=1_000)
def _put(authority: int, _entry: int) -> tuple[Put, ...]:
    """Every version that an authority has set up to an entry; rows are never changed."""
    rows = RatingKey.objects.filter(authority=authority).oldest_first()
    names = ("entry", "effective_on", "kind", "version", "levels")
    told = rows.values_list(*names, "decisions__level", "decisions__look_again")
    found: dict[int, Put] = {}
    for entry, on, kind, version, levels, level, look_again in told:
        put = found.setdefault(entry, Put(key_of(kind, version, levels), on, entry, {}))
        if level:
            found[entry] = replace(put, decisions={**put.decisions, level: look_again})
    return tuple(found.values())


def forget_versions() -> None:
    """What was read before a change of this process may be of one that was rolled back."""
    _put.cache_clear()


def put_by(authority: Authority, moment: Moment) -> list[Put]:
    """What an authority had set by a moment, oldest first.

    Asks the database once for each change of a key, so it is as good as free on a page.
    """
    if not authority.keys_entry:
        return []
    every = _put(authority.pk, authority.keys_entry)
    return [each for each in every if each.on <= moment.on and each.entry <= moment.entry]


def keys_at(authority: Authority, moment: Moment) -> Keys:
    """Both keys of an authority at a moment; ours where it has none of its own."""
    keys = OURS
    for each in put_by(authority, moment):
        keys = replace(keys, **{each.key.kind.lower(): each.key})
    return keys


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
