"""Evidence, and the impact that it shows: the verbs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Min

from goldenthread.accounts.access import Member, NotAllowed, check_may
from goldenthread.accounts.models import Person
from goldenthread.core import clock
from goldenthread.core.errors import Refused
from goldenthread.documents.changes import keep
from goldenthread.documents.check import CheckedFile
from goldenthread.documents.models import StoredFile
from goldenthread.inspections.models import Finding
from goldenthread.ledger.moments import Moment
from goldenthread.ledger.recording import change, check_unchanged, record
from goldenthread.measures.series import Series
from goldenthread.plans.changes.acting import day_of, person_of
from goldenthread.plans.changes.months import placed
from goldenthread.plans.measured import charts_of, improves
from goldenthread.plans.models import (
    DESCRIBED,
    Action,
    ActionImpact,
    Evidence,
    EvidenceKind,
    EvidenceMarking,
    EvidenceOnAction,
    EvidenceOnFinding,
    EvidenceOnPriority,
    EvidenceText,
    FindingImpact,
    Impact,
    Placement,
    Priority,
    PriorityImpact,
    PriorityTerms,
    Start,
)
from goldenthread.plans.models.choices import IMPACT
from goldenthread.plans.permissions import visible_evidence
from goldenthread.plans.ratings import Impact as Rating
from goldenthread.plans.ratings import in_force
from goldenthread.plans.standard import Case, Item, missing

type Subject = Action | Priority | Finding

LINKS: dict[type, Any] = {
    Action: EvidenceOnAction,
    Priority: EvidenceOnPriority,
    Finding: EvidenceOnFinding,
}
IMPACTS: dict[type, Any] = {Action: ActionImpact, Priority: PriorityImpact, Finding: FindingImpact}
NAMES = {Action: "action", Priority: "priority", Finding: "finding"}


@dataclass(frozen=True, slots=True)
class EvidenceInput:
    """One piece of evidence: a checked file, or a link."""

    kind: str
    title: str
    dated_on: date
    note: str = ""
    file: CheckedFile | None = None
    url: str = ""
    practice_area: str = ""
    review_by: date | None = None
    marking: str = EvidenceMarking.INTERNAL
    marking_why: str = ""


@change
def add_evidence(*, by: Member, subject: Subject, evidence: EvidenceInput) -> Evidence:
    """Keep evidence, and say that it shows something about an action, priority or finding."""
    check_may_add(by, subject)
    _check_evidence(evidence)
    today = clock.today()
    added = Evidence.objects.create(
        file=keep(evidence.file) if evidence.file else None,
        url=evidence.url,
        added_by=person_of(by),
        added_on=today,
    )
    EvidenceText.objects.create(
        evidence=added,
        kind=evidence.kind,
        title=evidence.title.strip(),
        note=evidence.note.strip(),
        dated_on=evidence.dated_on,
        practice_area=evidence.practice_area,
        review_by=evidence.review_by,
        marking=evidence.marking,
        marking_why=evidence.marking_why.strip(),
        effective_on=today,
    )
    _link(subject, added, today, present=True)
    record("evidence.added", subject, basis=[evidence.file.sha256] if evidence.file else [])
    return added


def check_words(evidence: EvidenceInput) -> None:
    """It says what it is, from which day, until when it is in date, and who may see it."""
    if evidence.kind not in EvidenceKind.values:
        raise Refused("Choose what kind of evidence it is.", field="kind")
    if not evidence.title.strip():
        raise Refused("Say what the evidence is.", field="title")
    if evidence.dated_on > clock.today():
        raise Refused("The evidence cannot be from a day to come.", field="dated_on")
    if evidence.review_by and evidence.review_by <= evidence.dated_on:
        raise Refused("It is in date at first: give a later day for its review.", field="review_by")
    if evidence.marking not in EvidenceMarking.values:
        raise Refused("Choose who may see it.", field="marking")
    if evidence.marking == EvidenceMarking.EXEMPT and not evidence.marking_why.strip():
        raise Refused("Say why it is exempt.", field="marking_why")


def _check_evidence(evidence: EvidenceInput) -> None:
    check_words(evidence)
    check_link(evidence.file, evidence.url)


def check_link(file: CheckedFile | None, url: str) -> None:
    """A file or a link, one of the two."""
    if (file is None) == (not url):
        raise Refused("Choose a file or give a link: one of the two.", field="file")
    # Another scheme could run a script from a page of ours.
    if url and not url.lower().startswith(("https://", "http://")):
        raise Refused("The link must begin with https:// or http://.", field="url")


@change
def link_evidence(*, by: Member, subject: Subject, evidence: Evidence, present: bool) -> None:
    """Use evidence that is already here for another subject, or take it off one."""
    check_may_add(by, subject)
    if not visible_evidence(by).filter(pk=evidence.pk).exists():
        raise NotAllowed("You cannot see this evidence.")
    name = NAMES[type(subject)]
    links = LINKS[type(subject)].objects.filter(evidence=evidence, **{name: subject})
    latest = links.newest_first().first()
    check_unchanged(latest)
    if present == (latest is not None and latest.present):
        already = "is already used for" if present else "is no longer used for"
        raise Refused(f"This evidence {already} this {name}.", field="subject")
    _link(subject, evidence, clock.today(), present=present)
    record("evidence.linked" if present else "evidence.unlinked", subject)


def check_may_add(by: Member, subject: Subject) -> None:
    """Who may add evidence here; above actions, and on findings that they may see, assessors."""
    if isinstance(subject, Action):
        check_may(by, "evidence.add", subject)
    else:
        _check_may_above(by, subject)


def _check_may_above(by: Member, subject: Priority | Finding) -> None:
    check_may(by, "impact.assess_above", subject)
    if isinstance(subject, Finding):
        check_may(by, "inspection.view", subject.inspection)


def _link(subject: Subject, evidence: Evidence, on: date, *, present: bool) -> None:
    LINKS[type(subject)].objects.create(
        evidence=evidence, present=present, effective_on=on, **{NAMES[type(subject)]: subject}
    )


def evidence_of(subject: Subject) -> list[Any]:
    """The evidence linked to a subject now, with its kind, title, note and day; newest first."""
    now = Moment.latest()
    links = LINKS[type(subject)].objects.filter(**{NAMES[type(subject)]: subject}).as_at(now)
    pks = links.filter(present=True).values("evidence")
    rows = Evidence.objects.filter(pk__in=pks).select_related("file")
    described = rows.as_at(now, *DESCRIBED)
    return sorted(described, key=lambda row: (row.dated_on, row.pk), reverse=True)


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of a subject before it is assessed: when its work began, how it was judged.

    `impacts`: as `impacts_of` gives them. `charts`: the measures that should show what it does.
    """

    since: date | None
    began: str
    impacts: Sequence[Any]
    charts: Sequence[Series] = ()

    def case(self, evidence: Sequence[Any], on: date) -> Case:
        """What an assessment on a day would rest on; see `goldenthread.plans.standard`."""
        return Case(
            items=[item_of(row) for row in evidence],
            on=on,
            since=self.since,
            began=self.began,
            earlier_clear=held_clear(self.impacts, on),
            measure_improves=improves(self.charts, on),
        )


def standing_of(subject: Subject) -> Standing:
    return Standing(*_began(subject), impacts_of(subject), charts_of(subject))


def item_of(row: Any) -> Item:
    """A row of `evidence_of` as the standard looks at it."""
    return Item(row.kind, row.dated_on, row.held_here, row.review_by)


def impacts_of(subject: Subject) -> list[Any]:
    """Every assessment, newest first; of several of one day, the last corrects the others."""
    rows = IMPACTS[type(subject)].objects.filter(**{NAMES[type(subject)]: subject})
    by_day = {row.effective_on: row for row in rows.oldest_first().select_related("assessor")}
    return list(reversed(by_day.values()))


def held_clear(newest_first: Sequence[Any], on: date) -> list[date]:
    """The days of clear assessments before `on` since which impact never fell below clear.

    An assessor's judgement, being below the standard, cannot carry a later rating up to it.
    """
    days: list[date] = []
    for row in newest_first:
        if row.effective_on >= on:
            continue
        if Rating(row.rating).step < Rating.CLEAR.step:
            break
        if not row.below_standard:
            days.append(row.effective_on)
    return days


def _began(subject: Subject) -> tuple[date | None, str]:
    """The day before which evidence says nothing about the subject, and what began then."""
    now = Moment.latest()
    if isinstance(subject, Action):
        start = subject.starts.newest_first().first()
        return (start.starts_on if start else None), "the action began"
    if isinstance(subject, Priority):
        here = Placement.objects.as_at(now).filter(priority=subject).values("action")
        starts = Start.objects.as_at(now).filter(action__in=here)
        return starts.aggregate(first=Min("starts_on"))["first"], "the first of its actions began"
    details = subject.inspection.details.newest_first().first()
    return (details.ended_on if details else None), "the inspection ended"


@dataclass(frozen=True, slots=True)
class ImpactInput:
    """An assessor's judgement. `below_standard`: the reason, where evidence is short of it."""

    rating: str
    rationale: str
    evidence: Sequence[Evidence] = ()
    below_standard: str = ""
    look_again_on: date | None = None


@change
def assess_impact(
    *, by: Member, subject: Subject, impact: ImpactInput, on: date | None = None
) -> Impact:
    """Give the impact rating of an action, priority or finding, on its evidence.

    Evidence of another subject does not count. Below the standard a rating needs a written
    reason, and is labelled wherever it appears; a reason that is not needed is not kept.
    """
    check_may_assess(by, subject)
    on = day_of(on)
    _check_words(impact, on)
    linked = {row.pk: row for row in evidence_of(subject)}
    chosen = [linked[row.pk] for row in impact.evidence if row.pk in linked]
    lacks = missing(impact.rating, standing_of(subject).case(chosen, on))
    if lacks and not impact.below_standard.strip():
        raise Refused(_below(impact.rating, lacks), field="below_standard")
    model, name = IMPACTS[type(subject)], NAMES[type(subject)]
    check_unchanged(model.objects.filter(**{name: subject}).order_by("entry").last())
    given: Impact = model.objects.create(
        rating=impact.rating,
        rationale=impact.rationale.strip(),
        below_standard=impact.below_standard.strip() if lacks else "",
        rests_on=[row.pk for row in chosen],
        assessor=person_of(by),
        look_again_on=impact.look_again_on,
        effective_on=on,
        **{name: subject},
        **_never_by(subject),
    )
    record("impact.assessed", subject, basis=list(_files_of(chosen)))
    return given


def _files_of(rows: Sequence[Any]) -> list[str]:
    """The checksums of what is held of them, each in its newest version."""
    newest = [row.version_file_id if row.version else row.file_id for row in rows]
    files = StoredFile.objects.filter(pk__in=[pk for pk in newest if pk])
    return sorted(set(files.values_list("sha256", flat=True)))


def _check_words(impact: ImpactInput, on: date) -> None:
    if impact.rating not in dict(IMPACT):
        raise Refused("Choose an impact rating.", field="rating")
    if not impact.rationale.strip():
        raise Refused("Say what you saw, and what you could not see.", field="rationale")
    if impact.look_again_on and impact.look_again_on <= on:
        raise Refused(
            "The day to look again must be after the day assessed.", field="look_again_on"
        )


def check_may_assess(by: Member, subject: Subject) -> None:
    """Separation of duty: never the owner or lead of what is assessed. The database refuses too."""
    if isinstance(subject, Action):
        check_may(by, "impact.assess", subject)
        return
    _check_may_above(by, subject)
    if isinstance(subject, Priority) and _never_by(subject)["lead"] == by.person:
        raise NotAllowed("You lead this priority, so another assessor must judge its impact.")


def _never_by(subject: Subject) -> dict[str, Person]:
    """Who must not be the assessor, copied onto the rating for the database to check."""
    if isinstance(subject, Action):
        return {"owner": placed(subject).owner}
    if isinstance(subject, Priority):
        terms: PriorityTerms = subject.terms.select_related("lead").newest_first()[0]
        return {"lead": terms.lead}
    return {}


def _below(rating: str, lacks: Sequence[str]) -> str:
    return (
        f"“{in_force().impact.word(rating)}” is above what this evidence shows. "
        f"Missing: {'; '.join(lacks)}. "
        "Choose another rating, add evidence, or write why you judge it so all the same."
    )
