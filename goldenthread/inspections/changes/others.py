"""Reports on other authorities: what is published, loaded to compare with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from goldenthread.accounts.access import Member, check_may
from goldenthread.core.errors import Refused
from goldenthread.documents.changes import keep
from goldenthread.documents.check import CheckedFile
from goldenthread.inspections.models import OtherFinding, OtherReport
from goldenthread.ledger.recording import change, record


@dataclass(frozen=True, slots=True)
class OtherFindingInput:
    kind: str
    text: str
    page: int = 0


@dataclass(frozen=True, slots=True)
class OtherReportInput:
    """What was read of a report on another authority; `judgements`: area, grade in words."""

    about: str
    kind: str
    started_on: date | None = None
    ended_on: date | None = None
    published_on: date | None = None
    judgements: Sequence[tuple[str, str]] = ()
    outcome: str = ""
    findings: Sequence[OtherFindingInput] = field(default_factory=list)


@change
def load_other_report(*, by: Member, read: OtherReportInput, report: CheckedFile) -> OtherReport:
    """Keep a published report on another authority with what was read of it; each file once."""
    check_may(by, "other_report.load")
    if not read.about:
        raise Refused("The authority that the report is about could not be read.")
    if OtherReport.objects.filter(authority=by.authority, sha256=report.sha256).exists():
        raise Refused("This report is loaded already.")
    loaded = OtherReport.objects.create(
        about=read.about,
        kind=read.kind,
        started_on=read.started_on,
        ended_on=read.ended_on,
        published_on=read.published_on,
        judgements=[[*row] for row in read.judgements],
        outcome=read.outcome,
        sha256=report.sha256,
        report=keep(report),
    )
    OtherFinding.objects.bulk_create(
        OtherFinding(report=loaded, number=n, kind=row.kind, text=row.text, page=row.page)
        for n, row in enumerate(read.findings, start=1)
    )
    record("other_report.loaded", loaded, basis=[report.sha256])
    return loaded
