"""A position in time on both axes: how things stood on a day, as known by an entry."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Subquery

from goldenthread.core import clock
from goldenthread.ledger.models import Authority, Entry, Head
from goldenthread.ledger.upto import known_head

EVERYTHING = 2**62  # above every entry number


@dataclass(frozen=True, slots=True)
class Moment:
    """`on` is the day asked about; `entry` the last ledger entry that counts.

    `is_now` says that nothing was asked: today, with all that is known.
    """

    on: date
    entry: int
    is_now: bool = True
    include_later: bool = False

    @classmethod
    def now(cls, authority: Authority) -> Moment:
        return cls(on=clock.today(), entry=head_of(authority))

    @classmethod
    def latest(cls) -> Moment:
        """Today, with all that is known, of any authority; costs no query."""
        return cls(on=clock.today(), entry=EVERYTHING)

    @classmethod
    def position(cls, authority: Authority, day: date, *, include_later: bool = False) -> Moment:
        """How the record stood at the end of `day` in London.

        With `include_later`, also what was entered afterwards about that day and before.
        A day to come is taken as today: the record cannot know it.
        """
        day = min(day, clock.today())
        if include_later:
            return cls(day, head_of(authority), is_now=False, include_later=True)
        known = Entry.objects.filter(authority=authority, at__lt=clock.end_of(day))
        # The highest number, not the latest time: a clock that steps back hides no entry.
        last = known.order_by("-n").values_list("n", flat=True).first()
        return cls(day, last or 0, is_now=False)


def recorded_at() -> Subquery:
    """The instant at which a row of the record was inserted, as a column of its query."""
    entries = Entry.objects.filter(authority=OuterRef("authority"), n=OuterRef("entry"))
    return Subquery(entries.values("at"))


def head_of(authority: Authority) -> int:
    """The number of the last entry of the authority's ledger; 0 before the first."""
    known = known_head(authority.pk)
    if known is not None:
        return known
    return Head.objects.filter(authority=authority).values_list("n", flat=True).first() or 0
