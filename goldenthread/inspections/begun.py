"""What a person has begun and not saved yet, and whether a report's file is here already."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, QuerySet, Value
from django.db.models.fields.json import KT

from goldenthread.accounts.access import Member, decide
from goldenthread.core.templating import url
from goldenthread.inspections.models import Kind, ReportDraft
from goldenthread.inspections.read import Dated, dated, inspections_of

BY_HAND = "By hand, without a file"


@dataclass(frozen=True, slots=True)
class Begun:
    """A draft as a list shows it. `number` tells drafts with the same words apart."""

    number: int
    what: str
    begun_at: datetime
    touched_at: datetime
    go_on: str
    discard: str


# What a list of drafts is read from; `source` says which kind of draft it is.
COLUMNS = ("source", "pk", "name", "about", "created_at", "touched_at")
type Columns = tuple[str, int, str, str, datetime, datetime]


def begun_reports(member: Member) -> list[Begun]:
    """The member's own reports that are being checked, the last one touched first."""
    return [as_begun(row) for row in reports_begun(member).order_by("-touched_at", "-pk")]


def reports_begun(member: Member) -> QuerySet[ReportDraft, Columns]:
    """The same as rows of COLUMNS, for a query that reads other drafts too."""
    rows = ReportDraft.objects.filter(authority=member.authority, person=member.person)
    rows = rows.filter(saved_as=None) if decide(member, "inspection.record") else rows.none()
    said = {"source": Value("report"), "name": F("file_name"), "about": KT("reading__kind")}
    return rows.annotate(**said).values_list(*COLUMNS)


def as_begun(row: Columns) -> Begun:
    _source, pk, file_name, kind, begun_at, touched_at = row
    what = file_name or BY_HAND
    return Begun(
        pk,
        f"{what}: {Kind(kind).label}" if kind in Kind.values else what,
        begun_at,
        touched_at,
        url("inspection-draft", pk),
        url("inspection-draft-discard", pk),
    )


def draft_of(member: Member, sha256: str) -> ReportDraft | None:
    """The member's own unfinished draft of the same file."""
    rows = ReportDraft.objects.filter(authority=member.authority, person=member.person)
    return rows.filter(saved_as=None, sha256=sha256).order_by("-touched_at").first()


def inspection_of(member: Member, sha256: str) -> Dated | None:
    """The inspection that was saved from the same file, if the member may see it."""
    row = inspections_of(member).filter(report__sha256=sha256).order_by("-pk").first()
    return dated([row], member.authority)[0] if row else None
