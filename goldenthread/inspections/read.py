"""Reading inspections for pages: a few queries, however many there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from goldenthread.accounts.access import Member, decide
from goldenthread.accounts.models import Person
from goldenthread.core import clock
from goldenthread.inspections.models import (
    DateKind,
    Finding,
    FindingKind,
    Grade,
    Inspection,
    InspectionDate,
    Judgement,
    Kind,
)
from goldenthread.inspections.rules import StatementDue, statement_due, working_days_left
from goldenthread.ledger.events import sentence_of
from goldenthread.ledger.models import Authority, Entry
from goldenthread.ledger.moments import Moment

COLUMNS = tuple(Inspection.TRACKS)


@dataclass(frozen=True, slots=True)
class Dated:
    """An inspection with its dates, and what follows from them today."""

    row: Any
    dates: dict[str, InspectionDate]
    due: StatementDue | None
    days_left: int | None

    @property
    def kind(self) -> str:
        return Kind(self.row.kind).label

    @property
    def name(self) -> str:
        ended = self.row.ended_on
        return f"{self.kind}, {ended:%B %Y}" if ended else self.kind

    @property
    def published_on(self) -> date | None:
        return self.on(DateKind.PUBLISHED)

    @property
    def is_published(self) -> bool:
        return bool(self.published_on and self.published_on <= clock.today())

    def on(self, kind: str) -> date | None:
        return self.dates[kind].on if kind in self.dates else None


def inspections_of(member: Member) -> Any:
    """The inspections that the member may see, with today's kind, days and inspector."""
    return Inspection.objects.visible_to(member).as_at(Moment.latest(), *COLUMNS)


def dated(rows: Iterable[Any], authority: Authority) -> list[Dated]:
    """The rows of `inspections_of` with their dates, which are read at once."""
    rows = list(rows)
    dates: dict[int, dict[str, InspectionDate]] = defaultdict(dict)
    told = InspectionDate.objects.filter(inspection__in=[row.pk for row in rows])
    for fact in told.as_at(Moment.latest()):
        dates[fact.inspection_id][fact.kind] = fact
    return [_dated(row, dates[row.pk], authority) for row in rows]


def _dated(row: Any, dates: dict[str, InspectionDate], authority: Authority) -> Dated:
    on = {kind: fact.on for kind, fact in dates.items()}
    extra = authority.days_off
    due = statement_due(
        row.kind,
        received=on.get(DateKind.RECEIVED),
        published=on.get(DateKind.PUBLISHED),
        stated=on.get(DateKind.STATEMENT_DUE),
        extra_days_off=extra,
    )
    left = working_days_left(due.on, clock.today(), extra) if due and due.on else None
    return Dated(row, dates, due, left)


def judgements_of(inspections: Iterable[int]) -> list[Judgement]:
    """The judgements as they stand today, in the report's order."""
    rows = Judgement.objects.filter(inspection__in=list(inspections)).as_at(Moment.latest())
    return list(rows.filter(present=True).order_by("inspection", "position"))


def grade_words(row: Judgement) -> str:
    """The grade as the report words it, or as Ofsted does; "Not graded" where there is none."""
    known = Grade(row.grade).label if row.grade in Grade.values else row.grade
    return row.grade_text or known or "Not graded"


def overall_of(rows: Iterable[Judgement]) -> dict[int, str]:
    """The judgement on the whole, in words, by inspection; of those that have one."""
    whole = (row for row in rows if row.area.lower().startswith("overall"))
    return {row.inspection_id: grade_words(row) for row in whole}


def findings_of(inspections: Iterable[int], *also: str) -> list[Any]:
    """The findings with today's words, those that were dropped too, in their order.

    `also`: further names of their tracks, such as "first__text".
    """
    rows = Finding.objects.filter(inspection__in=list(inspections))
    return list(
        rows.as_at(Moment.latest(), *Finding.TRACKS, *also).order_by("inspection", "number", "pk")
    )


def is_for_the_plan(finding: Any) -> bool:
    """A strength asks for no action, and what was dropped is no finding."""
    return bool(finding.present) and finding.kind != FindingKind.STRENGTH


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a thing's history."""

    entry: Entry
    sentence: str
    by: str


def history_of(member: Member, inspection: Inspection, findings: Iterable[Any]) -> list[Line]:
    """What the ledger holds about the inspection, newest first; none without a right to it."""
    if not decide(member, "ledger.view"):
        return []
    own = Entry.objects.filter(authority=member.authority)
    about = own.filter(subject="inspections.inspection", subject_pk=inspection.pk)
    about |= own.filter(subject="inspections.finding", subject_pk__in=[f.pk for f in findings])
    entries = list(about.order_by("-n")[:50])
    people = Person.objects.filter(
        authority=member.authority, pk__in={each.by for each in entries if each.by}
    )
    posts = dict(people.values_list("pk", "post"))
    return [Line(e, sentence_of(e), posts.get(e.by or 0, "The system")) for e in entries]
