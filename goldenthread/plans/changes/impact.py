"""Evidence, and the impact that it shows: the verbs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from goldenthread.accounts.access import Member, check_may
from goldenthread.accounts.models import Person
from goldenthread.core import clock
from goldenthread.core.errors import Refused
from goldenthread.documents.changes import keep
from goldenthread.documents.check import CheckedFile
from goldenthread.inspections.models import Finding
from goldenthread.ledger.moments import Moment
from goldenthread.ledger.recording import change, check_unchanged, record
from goldenthread.plans import rules
from goldenthread.plans.changes.months import _person, check_not_owner, placed
from goldenthread.plans.changes.setup import _day
from goldenthread.plans.models import (
    Action,
    ActionImpact,
    Evidence,
    EvidenceOnAction,
    EvidenceOnFinding,
    EvidenceOnPriority,
    EvidenceText,
    FindingImpact,
    Impact,
    Priority,
    PriorityImpact,
    PriorityTerms,
)
from goldenthread.plans.ratings import IMPACT_KEY
from goldenthread.plans.ratings import Impact as Rating
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


@change
def add_evidence(*, by: Member, subject: Subject, evidence: EvidenceInput) -> Evidence:
    """Keep evidence, and say that it shows something about an action, priority or finding."""
    check_may_add(by, subject)
    rules.check_day(evidence.dated_on, clock.today())
    if not evidence.title.strip():
        raise Refused("Say what the evidence is.", field="title")
    if (evidence.file is None) == (not evidence.url):
        raise Refused("Choose a file or give a link: one of the two.", field="file")
    today = clock.today()
    added = Evidence.objects.create(
        file=keep(evidence.file) if evidence.file else None,
        url=evidence.url,
        added_by=_person(by),
        added_on=today,
    )
    EvidenceText.objects.create(
        evidence=added,
        kind=evidence.kind,
        title=evidence.title.strip(),
        note=evidence.note.strip(),
        dated_on=evidence.dated_on,
        effective_on=today,
    )
    _link(subject, added, today, present=True)
    record("evidence.added", subject, basis=[evidence.file.sha256] if evidence.file else [])
    return added


@change
def link_evidence(*, by: Member, subject: Subject, evidence: Evidence, present: bool) -> None:
    """Use evidence that is already here for another subject, or take it off one."""
    check_may_add(by, subject)
    _link(subject, evidence, clock.today(), present=present)
    record("evidence.linked" if present else "evidence.unlinked", subject)


def check_may_add(by: Member, subject: Subject) -> None:
    if isinstance(subject, Action):
        check_may(by, "evidence.add", subject)
    else:
        check_may(by, "impact.assess_above", subject)


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
    described = rows.as_at(now, "kind", "title", "note", "dated_on")
    return sorted(described, key=lambda row: (row.dated_on, row.pk), reverse=True)


def case_for(subject: Subject, evidence: Sequence[Any], on: date) -> Case:
    """What an assessment on a day would rest on; see `goldenthread.plans.standard`."""
    clear = IMPACTS[type(subject)].objects.filter(
        rating__in=[Rating.CLEAR, Rating.SUSTAINED], **{NAMES[type(subject)]: subject}
    )
    start = subject.starts.newest_first().first() if isinstance(subject, Action) else None
    return Case(
        items=[Item(row.kind, row.dated_on, row.held_here) for row in evidence],
        on=on,
        since=start.starts_on if start else None,
        earlier_clear=list(clear.values_list("effective_on", flat=True)),
    )


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

    Below the standard it needs a written reason, and is labelled wherever it appears.
    """
    who = _check_assessor(by, subject)
    on = _day(on)
    if not impact.rationale.strip():
        raise Refused("Say what you saw, and what you could not see.", field="rationale")
    if impact.look_again_on and impact.look_again_on <= on:
        raise Refused("The day to look again must be to come.", field="look_again_on")
    linked = {row.pk: row for row in evidence_of(subject)}
    chosen = [linked[row.pk] for row in impact.evidence if row.pk in linked]
    lacks = missing(impact.rating, case_for(subject, chosen, on))
    if lacks and not impact.below_standard.strip():
        raise Refused(_below(impact.rating, lacks), field="below_standard")
    model, name = IMPACTS[type(subject)], NAMES[type(subject)]
    check_unchanged(model.objects.filter(**{name: subject}).newest_first().first())
    given: Impact = model.objects.create(
        rating=impact.rating,
        rationale=impact.rationale.strip(),
        below_standard=impact.below_standard.strip() if lacks else "",
        rests_on=[row.pk for row in chosen],
        assessor=_person(by),
        look_again_on=impact.look_again_on,
        effective_on=on,
        **{name: subject},
        **who,
    )
    basis = sorted({row.file.sha256 for row in chosen if row.file})
    record("impact.assessed", subject, basis=list(basis))
    return given


def _check_assessor(by: Member, subject: Subject) -> dict[str, Person]:
    """Who may assess; and who must not be the assessor, copied for the database to check."""
    if isinstance(subject, Action):
        check_may(by, "impact.assess", subject)
        check_not_owner(by, subject)
        return {"owner": placed(subject).owner}
    check_may(by, "impact.assess_above", subject)
    if isinstance(subject, Priority):
        terms: PriorityTerms = subject.terms.newest_first()[0]
        lead = terms.lead
        if lead == by.person:
            raise Refused("You lead this priority, so another assessor must judge its impact.")
        return {"lead": lead}
    return {}


def _below(rating: str, lacks: Sequence[str]) -> str:
    word = IMPACT_KEY.word(rating).lower()
    return (
        f"“{word.capitalize()}” is above what this evidence shows. Missing: {'; '.join(lacks)}. "
        "Choose another rating, add evidence, or write why you judge it so all the same."
    )
