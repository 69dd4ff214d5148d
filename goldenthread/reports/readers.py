"""Who reads what of a paper and its other part: asked of the queries that decide it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from goldenthread.accounts.access import Member
from goldenthread.accounts.members import member_of
from goldenthread.core.articles import the
from goldenthread.documents.models import Legal
from goldenthread.governance.permissions import somebody_on
from goldenthread.ledger.moments import Moment
from goldenthread.reports.models import Paper, PaperEdition


@dataclass(frozen=True, slots=True)
class Sees:
    """One part of a paper as somebody meets it: `reads` now, or `will` once it is published."""

    part: str
    title: str
    paper: int
    is_open: bool
    reads: bool
    will: bool

    @property
    def shown(self) -> bool:
        """There is something to preview: they read it, now or once it is published."""
        return self.reads or self.will


@dataclass(frozen=True, slots=True)
class Reader:
    """`known` is False where nobody sits on the body, so that nothing could be asked. `code` is
    "public" or "member"."""

    code: str
    who: str
    sees: tuple[Sees, ...]
    known: bool = True


def readers_of(paper: Paper) -> tuple[Reader, ...]:
    """The public, and a member of the body to which both parts go."""
    first = paper.part_one_id or paper.pk
    both = Q(pk=first) | Q(part_one=first)
    rows = Paper.objects.filter(both, authority=paper.authority_id).order_by("pk")
    parts = list(rows.as_at(Moment.latest(), "title", "body", "legal"))
    keys, body = [part.pk for part in parts], parts[0].body
    public = PaperEdition.objects.public().filter(paper__in=keys)
    member = _member(paper, body)
    seen = Paper.objects.visible_to(member).filter(pk__in=keys) if member else Paper.objects.none()
    return (
        Reader(
            "public",
            "The public",
            _sees(parts, public.values_list("paper", flat=True), closed=False),
        ),
        Reader(
            "member",
            f"A member of {the(body)}",
            _sees(parts, seen.values_list("pk", flat=True), closed=True) if member else (),
            known=member is not None,
        ),
    )


def _member(paper: Paper, body: str) -> Member | None:
    person = somebody_on(paper.authority_id, body)
    return member_of(person) if person else None


def _sees(parts: list[Any], reads: Iterable[int], *, closed: bool) -> tuple[Sees, ...]:
    """`closed`: they read what is exempt or confidential too."""
    now = set(reads)
    return tuple(
        Sees(
            "Part 2" if part.part_one_id else "Part 1",
            part.title,
            part.pk,
            part.legal == Legal.OPEN,
            part.pk in now,
            closed or part.legal == Legal.OPEN,
        )
        for part in parts
    )
