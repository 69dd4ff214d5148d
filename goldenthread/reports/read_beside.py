"""What stands beside a text while it is written: the figures, and the last paper's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import OuterRef, Subquery

from goldenthread.ledger.moments import Moment
from goldenthread.plans.read import position, positions
from goldenthread.reports.build import earlier_of, plan_stood
from goldenthread.reports.filling import audience
from goldenthread.reports.models import PaperEdition, PaperText
from goldenthread.reports.offers import Offer, Stale, offers, stale_in_each


def offers_of(paper: Any) -> tuple[Offer, ...]:
    """The sentences that the position of the paper gives, in the words of the keys in force.
    Raises Refused where there was no such plan on its day.

    The paper is annotated with its `as_at_day`, `include_later`, `earlier_on` and `body`.
    """
    moment = Moment.position(paper.authority, paper.as_at_day, include_later=paper.include_later)
    stood, reader = plan_stood(paper.plan, moment), audience(paper.authority)
    before = earlier_of(paper, paper)
    if before is None:
        return offers(position(stood, moment, reader, findings=False))
    return offers(*positions(stood, moment, before, reader, findings=False))


def stale_texts(paper: Any, texts: Mapping[str, str]) -> dict[str, tuple[Stale, ...]]:
    """By section, what its text says and the record says otherwise."""
    return stale_in_each(texts, offers_of(paper))


def last_of(paper: Any, section: str) -> Any:
    """The last edition that the body had of papers of the kind, with its `text` of the section;
    None where this is the first."""
    texts = PaperText.objects.filter(authority=paper.authority, paper=OuterRef("paper"))
    text = texts.filter(section=section, entry__lt=OuterRef("entry")).newest_first()
    had = PaperEdition.objects.filter(
        authority=paper.authority, body=paper.body, meeting_on__lt=paper.meeting_on
    )
    had = had.filter(paper__kind=paper.kind).exclude(paper=paper)
    rows: Any = had.order_by("-meeting_on", "-edition").annotate(
        text=Subquery(text.values("text")[:1])
    )
    return rows.first()
