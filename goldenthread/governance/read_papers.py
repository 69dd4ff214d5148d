"""Reading papers on items as they stood at a moment, for who may see them. Two queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import OuterRef, Q, Subquery

from goldenthread.accounts.access import Member
from goldenthread.accounts.members import post_of
from goldenthread.core.calendars import CLEAR_DAYS
from goldenthread.documents.models import Legal, Marking, StoredFile
from goldenthread.governance.clear_days import ClearDays, can_be_counted
from goldenthread.governance.models import ItemPaper, ItemPaperStage, ItemPaperTerms, PaperStage
from goldenthread.governance.read import EVERYTHING, at_moment
from goldenthread.governance.rows import MeetingRow
from goldenthread.governance.rows_papers import PaperRow
from goldenthread.ledger.lookups import LookUp
from goldenthread.ledger.models import Authority
from goldenthread.ledger.moments import Moment

SAID = ("title", "marking", "legal", "paragraph", "legal_reason", "person", "post")
STANDS = ("stage", "file", "why")


def papers_at(
    member: Member, moment: Moment, wanted: Q = EVERYTHING, *, days: bool = True
) -> list[PaperRow]:
    """The papers that a member may see, by item and age, with each day of publication (`days`)."""
    rows: Any = ItemPaper.objects.visible_to(member).filter(wanted, entry__lte=moment.entry)
    rows = rows.annotate(
        **{f"said_{name}": each for name, each in _look_ups(moment).items()},
        **at_moment(ItemPaperStage, moment, "pk", *STANDS),
    ).annotate(
        who=post_of("said_person"),
        sha256=Subquery(StoredFile.objects.filter(pk=OuterRef("file")).values("sha256")),
    )
    found = list(rows.exclude(said_title=None).order_by("item", "pk"))
    published = _published([row.pk for row in found if days], moment)
    return [_paper(row, tuple(published[row.pk])) for row in found]


def _look_ups(moment: Moment) -> dict[str, LookUp]:
    return at_moment(ItemPaperTerms, moment, "pk", *SAID)


def _published(papers: list[int], moment: Moment) -> dict[int, list[date]]:
    """Each day on which a paper was published, the first one first."""
    rows = ItemPaperStage.objects.filter(paper__in=papers, stage=PaperStage.PUBLISHED)
    found: dict[int, list[date]] = defaultdict(list)
    for paper, on in rows.upto(moment).oldest_first().values_list("paper", "effective_on"):
        found[paper].append(on)
    return found


def _paper(row: Any, published: tuple[date, ...]) -> PaperRow:
    return PaperRow(
        pk=row.pk,
        item=row.item_id,
        title=row.said_title,
        marking_words=Marking(row.said_marking).label,
        legal=row.said_legal,
        legal_words=Legal(row.said_legal).label,
        paragraph=row.said_paragraph,
        legal_reason=row.said_legal_reason or "",
        person_id=row.said_person,
        who=row.who or row.said_post,
        stage=row.stage,
        stage_words=PaperStage(row.stage).label,
        why=row.why or "",
        file=row.file,
        sha256=row.sha256 or "",
        published=published,
    )


def clear_days_of(authority: Authority, meeting: MeetingRow) -> ClearDays | None:
    """What a meeting's body asks for, with the authority's own days off; None for nothing, or
    where they cannot be counted."""
    if meeting.needs_clear_days is None or not can_be_counted(meeting.day):
        return None
    return ClearDays(meeting.needs_clear_days, CLEAR_DAYS.adding(authority.days_off))


def by_item(papers: Iterable[PaperRow]) -> dict[int, list[PaperRow]]:
    found: dict[int, list[PaperRow]] = defaultdict(list)
    for row in papers:
        found[row.item].append(row)
    return found
