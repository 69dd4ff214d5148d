"""Saying a fact anew: not over somebody else's words, and not what is said already."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from goldenthread.accounts.access import Member, check_may
from goldenthread.core import clock
from goldenthread.core.errors import Refused
from goldenthread.governance.models import Item, Meeting
from goldenthread.ledger.models import Fact, Record
from goldenthread.ledger.moments import Moment
from goldenthread.ledger.recording import check_unchanged

NOT_SAID = {"id", "authority", "entry", "effective_on"}


def latest(track: Any) -> Any:
    """The newest row of a track, or None."""
    return track.newest_first().first()


def say_anew(new: Fact, before: Fact) -> None:
    """Insert a fact that says another thing than the one before; refuse where it does not."""
    check_unchanged(before)
    if not differ(new, before):
        raise Refused("Nothing was changed, so there is nothing to save.")
    new.save()


def differ(new: Fact, before: Fact) -> bool:
    said = [each for each in new._meta.concrete_fields if each.name not in NOT_SAID]
    names = [each.attname for each in said if not each.name.endswith("_salt")]
    return any(getattr(new, name) != getattr(before, name) for name in names)


def link(fact: Any, owner: dict[str, Any], other: str, wanted: Iterable[Record], on: date) -> bool:
    """Link the owner of a fact to these and no others; whether anything changed."""
    rows = fact.objects.filter(**owner).as_at(Moment.latest()).filter(present=True)
    before, after = set(rows.values_list(other, flat=True)), {each.pk for each in wanted}
    for pk in sorted(before ^ after):
        told = {**owner, f"{other}_id": pk, "present": pk in after, "effective_on": on}
        fact.objects.create(**told)
    return before != after


def terms_of(meeting: Meeting) -> Any:
    """When and where a meeting is, as last said."""
    return latest(meeting.terms)


def told_on(meeting: Meeting) -> date:
    """From when on what a meeting did holds: its own day, however late it is entered."""
    day: date = terms_of(meeting).day
    return min(clock.today(), day)


def check_runs(by: Member, item: Item) -> None:
    """Who records meetings, and may see this item."""
    check_may(by, "item.view", item)
    check_may(by, "meeting.run", item)
