"""Recording, dating and correcting inspections: the verbs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from goldenthread.accounts.access import Member, check_may
from goldenthread.accounts.models import Person
from goldenthread.core import clock
from goldenthread.core.errors import Refused
from goldenthread.documents.changes import keep
from goldenthread.documents.check import CheckedFile
from goldenthread.inspections.models import (
    Correction,
    DateKind,
    Finding,
    FindingText,
    Inspection,
    InspectionDate,
    InspectionDetails,
    Judgement,
    NamedReader,
    ReportDraft,
)
from goldenthread.inspections.rules import check_areas, check_dates, check_finding_text
from goldenthread.ledger.moments import Moment
from goldenthread.ledger.recording import change, check_unchanged, record

type Place = list[list[int]]

# What is said of a finding, and corrected by a later fact.
SAID = tuple(Finding.TRACKS)


@dataclass(frozen=True, slots=True)
class ReadAs:
    """What the reader of reports had read, where a person says otherwise; `words` "": nothing.

    `field` is one of corrections.FIELDS; `about` names the judgement that it is of.
    """

    field: str
    words: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class JudgementInput:
    area: str
    grade: str
    grade_text: str = ""
    place: Place = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class FindingInput:
    kind: str
    text: str
    practice_area: str = ""
    framework_tag: str = ""
    place: Place = field(default_factory=list)
    confirmed: bool = True
    read_as: Sequence[ReadAs] = ()
    heading: str = ""
    bodies: str = ""
    of_board: bool = False


@dataclass(frozen=True, slots=True)
class InspectionInput:
    """What a person confirmed of a report. `dates` may lack what is not yet known.

    `read_as`: of the inspection itself, its judgements, and what was no finding.
    `pages`: width and height of each of the report's pages, in points.
    """

    kind: str
    started_on: date | None
    ended_on: date | None
    lead_inspector: str = ""
    dates: dict[str, date] = field(default_factory=dict)
    judgements: Sequence[JudgementInput] = ()
    findings: Sequence[FindingInput] = ()
    readers: Iterable[Person] = ()
    pages: Sequence[Sequence[int]] = ()
    read_as: Sequence[ReadAs] = ()
    outcome: str = ""
    outcome_code: str = ""


@change
def record_inspection(
    *,
    by: Member,
    inspection: InspectionInput,
    report: CheckedFile | None = None,
    draft: ReportDraft | None = None,
    note: str = "",
) -> Inspection:
    """Save an inspection with its judgements and findings.

    Who records it is always a named reader: it may not be published yet. The draft it was
    checked in, if any, is marked as saved. `note` is what they confirmed besides.
    """
    check_may(by, "inspection.record")
    check_dates(
        received=inspection.dates.get(DateKind.RECEIVED),
        published=inspection.dates.get(DateKind.PUBLISHED),
        stated=inspection.dates.get(DateKind.STATEMENT_DUE),
        ended=inspection.ended_on,
        today=clock.today(),
    )
    check_areas([row.area for row in inspection.judgements])
    saved = Inspection.objects.create(
        report=keep(report) if report else None, pages=[[*size] for size in inspection.pages]
    )
    today = clock.today()
    _add_details(saved, inspection, today)
    _add_judgements(saved, inspection.judgements, today)
    _add_corrections(inspection.read_as, inspection=saved)
    for number, finding in enumerate(inspection.findings, start=1):
        _add_finding(saved, number, finding, today)
    readers = {person.pk: person for person in inspection.readers}
    if by.person:
        readers[by.person.pk] = by.person
    for person in readers.values():
        NamedReader.objects.create(inspection=saved, person=person, effective_on=today)
    if draft is not None:
        ReportDraft.objects.filter(pk=draft.pk).update(saved_as=saved, reading={})
    record("inspection.recorded", saved, reason=note, basis=[report.sha256] if report else [])
    return saved


def _add_details(saved: Inspection, given: InspectionInput, on: date) -> None:
    InspectionDetails.objects.create(
        inspection=saved,
        kind=given.kind,
        started_on=given.started_on,
        ended_on=given.ended_on,
        lead_inspector=given.lead_inspector,
        outcome=given.outcome,
        outcome_code=given.outcome_code,
        effective_on=on,
    )
    for kind, day in given.dates.items():
        InspectionDate.objects.create(inspection=saved, kind=kind, on=day, effective_on=on)


def _add_judgements(saved: Inspection, rows: Sequence[JudgementInput], on: date) -> None:
    for position, row in enumerate(rows):
        Judgement.objects.create(
            inspection=saved,
            area=row.area,
            position=position,
            grade=row.grade,
            grade_text=row.grade_text,
            place=row.place,
            effective_on=on,
        )


def _add_corrections(rows: Sequence[ReadAs], **of: Any) -> None:
    for row in rows:
        Correction.objects.create(field=row.field, about=row.about, read_as=row.words, **of)


def _add_finding(saved: Inspection, number: int, row: FindingInput, on: date) -> Finding:
    check_finding_text(row.text)
    finding = Finding.objects.create(inspection=saved, kind=row.kind, place=row.place)
    FindingText.objects.create(
        finding=finding,
        number=number,
        text=row.text.strip(),
        practice_area=row.practice_area,
        framework_tag=row.framework_tag,
        heading=row.heading,
        bodies=row.bodies,
        of_board=row.of_board,
        confirmed=row.confirmed,
        effective_on=on,
    )
    _add_corrections(row.read_as, inspection=saved, finding=finding)
    return finding


@change
def set_inspection_date(
    *, by: Member, inspection: Inspection, kind: str, on: date | None, source: str = ""
) -> InspectionDate:
    """Tell, correct or take back (None) one date of an inspection."""
    check_may(by, "inspection.correct", inspection)
    latest = InspectionDate.objects.filter(inspection=inspection)
    known = {row.kind: row.on for row in latest.order_by("effective_on", "entry")}
    known[kind] = on
    details = inspection.details.order_by("-effective_on", "-entry").first()
    check_dates(
        received=known.get(DateKind.RECEIVED),
        published=known.get(DateKind.PUBLISHED),
        stated=known.get(DateKind.STATEMENT_DUE),
        ended=details.ended_on if details else None,
        today=clock.today(),
    )
    check_unchanged(latest.filter(kind=kind).newest_first().first())
    dated = InspectionDate.objects.create(
        inspection=inspection, kind=kind, on=on, source=source, effective_on=clock.today()
    )
    record("inspection.date_set" if on else "inspection.date_taken_back", inspection)
    return dated


@change
def name_reader(*, by: Member, inspection: Inspection, person: Person) -> NamedReader:
    """Let a person read the inspection before it is published."""
    check_may(by, "inspection.correct", inspection)
    if person in named_readers(inspection):
        raise Refused(f"{person.post} is a named reader already.", field="person")
    reader = NamedReader.objects.create(
        inspection=inspection, person=person, effective_on=clock.today()
    )
    record("inspection.reader_named", inspection)
    return reader


def named_readers(inspection: Inspection) -> list[Person]:
    """Who may read the inspection before it is published, by post."""
    now = NamedReader.objects.filter(inspection=inspection).as_at(Moment.latest())
    named = now.filter(present=True).values("person")
    return list(Person.objects.filter(pk__in=named).order_by("post"))


@change
def remove_reader(*, by: Member, inspection: Inspection, person: Person) -> NamedReader:
    """A person may no longer read the inspection before it is published."""
    check_may(by, "inspection.correct", inspection)
    if person.pk == by.person_id:
        raise Refused("You cannot remove yourself: somebody must be able to read the inspection.")
    reader = NamedReader.objects.create(
        inspection=inspection, person=person, present=False, effective_on=clock.today()
    )
    record("inspection.reader_removed", inspection)
    return reader


@change
def add_finding(*, by: Member, inspection: Inspection, finding: FindingInput) -> Finding:
    """Add a finding that was missed when the report was read."""
    check_may(by, "inspection.correct", inspection)
    numbers = FindingText.objects.filter(finding__inspection=inspection)
    last = numbers.order_by("-number").values_list("number", flat=True).first() or 0
    added = _add_finding(inspection, last + 1, finding, clock.today())
    record("finding.added", added)
    return added


@change
def correct_finding(*, by: Member, finding: Finding, **values: Any) -> FindingText:
    """Correct a finding's words, number or practice area, confirm it, or drop it (`present`)."""
    check_may(by, "inspection.correct", finding.inspection)
    before = finding.texts.newest_first().first()
    check_unchanged(before)
    was = {name: getattr(before, name) for name in SAID}
    now = was | {name: value for name, value in values.items() if name in SAID}
    if now == was:
        raise Refused("Nothing was changed, so there is nothing to save.")
    check_finding_text(now["text"])
    text = FindingText.objects.create(finding=finding, effective_on=clock.today(), **now)
    record("finding.corrected" if now["present"] else "finding.dropped", finding)
    return text


def start_draft(
    *, by: Member, reading: dict[str, Any], file: CheckedFile | None = None
) -> ReportDraft:
    """Begin to check a report that was read, or to record an inspection by hand.

    Drafts are operational: nothing is recorded yet.
    """
    check_may(by, "inspection.record")
    return ReportDraft.objects.create(
        authority=by.authority,
        person=by.person,  # type: ignore[misc]  # the worker reads no reports
        file_name=file.name if file else "",
        sha256=file.sha256 if file else "",
        size=file.size if file else 0,
        reading=reading,
    )


def save_draft(*, by: Member, draft: ReportDraft, reading: dict[str, Any]) -> None:
    """Keep what was typed so far."""
    check_may(by, "inspection.record")
    # One that was saved as an inspection meanwhile stays empty.
    kept = ReportDraft.objects.filter(pk=draft.pk, saved_as=None)
    kept.update(reading=reading, touched_at=clock.now())


def discard_draft(*, by: Member, draft: ReportDraft) -> None:
    """Throw away a draft that was not saved."""
    check_may(by, "inspection.record")
    draft.delete()
