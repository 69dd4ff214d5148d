"""What was heard, what was told back, and consultations: the verbs."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from goldenthread.accounts.access import Member, NotAllowed, check_may
from goldenthread.core import clock
from goldenthread.core.errors import Refused
from goldenthread.documents.changes import keep
from goldenthread.documents.check import CheckedFile
from goldenthread.ledger.moments import Moment
from goldenthread.ledger.recording import change, check_unchanged, record
from goldenthread.plans import rules_voices as rules
from goldenthread.plans.changes.acting import person_of
from goldenthread.plans.changes.impact import LINKS, NAMES
from goldenthread.plans.models import (
    Action,
    Consultation,
    ConsultationOnPriority,
    ConsultationTerms,
    Evidence,
    EvidenceText,
    Plan,
    Priority,
    VoiceAnswer,
    VoiceTerms,
)
from goldenthread.plans.permissions import visible_evidence
from goldenthread.plans.voices import KIND_OF


@dataclass(frozen=True, slots=True)
class VoiceInput:
    """What was said; see `VoiceTerms`. `file`: notes or results, where there are any."""

    who: str
    source: str
    title: str
    said: str
    on: date
    place: str = ""
    people: int | None = None
    practice_area: str = ""
    consultation: Consultation | None = None
    file: CheckedFile | None = None


@change
def record_voice(*, by: Member, subject: Action | Priority, voice: VoiceInput) -> Evidence:
    """Keep what was said about an action or a priority, as evidence."""
    check_may_hear(by, subject)
    rules.check_voice(voice.who, voice.source, voice.title, voice.said, voice.people)
    rules.check_said_on(voice.on, clock.today())
    _check_consultation(by, voice.consultation)
    heard: Evidence = Evidence.objects.create(
        file=keep(voice.file) if voice.file else None,
        by_words=True,
        added_by=person_of(by),
        added_on=clock.today(),
    )
    EvidenceText.objects.create(
        evidence=heard,
        kind=KIND_OF[voice.who],
        title=voice.title.strip(),
        dated_on=voice.on,
        practice_area=voice.practice_area,
        effective_on=clock.today(),
    )
    _write_voice(heard, voice)
    LINKS[type(subject)].objects.create(
        evidence=heard, effective_on=clock.today(), **{NAMES[type(subject)]: subject}
    )
    record("voice.recorded", subject, basis=[voice.file.sha256] if voice.file else [])
    return heard


def check_may_hear(by: Member, subject: Action | Priority) -> None:
    """Who may record what was said: about an action, who adds its evidence."""
    check_may(by, "evidence.add" if isinstance(subject, Action) else "voice.record", subject)


@change
def describe_voice(*, by: Member, evidence: Evidence, voice: VoiceInput) -> VoiceTerms:
    """Correct what was said; or say of evidence that is here what was said in it, and by whom."""
    check_may_describe(by, evidence)
    rules.check_voice(voice.who, voice.source, voice.title, voice.said, voice.people)
    rules.check_said_on(voice.on, clock.today())
    _check_consultation(by, voice.consultation)
    text = evidence.texts.newest_first()[0]
    check_unchanged(evidence.voices.newest_first().first())
    check_unchanged(text)
    wanted = {
        "kind": KIND_OF[voice.who],
        "title": voice.title.strip(),
        "dated_on": voice.on,
        "practice_area": voice.practice_area,
    }
    if any(getattr(text, name) != value for name, value in wanted.items()):
        _rewrite(text, **wanted)
    described = _write_voice(evidence, voice)
    record("voice.described", evidence)
    return described


def check_may_describe(by: Member, evidence: Evidence) -> None:
    """Who added it, or who records what was heard; of evidence that they may see."""
    if not visible_evidence(by).filter(pk=evidence.pk).exists():
        raise NotAllowed("You cannot see this evidence.")
    if evidence.added_by_id != by.person_id:
        check_may(by, "voice.record", evidence)


def _rewrite(text: EvidenceText, **changed: Any) -> None:
    """The words of evidence again, some of them changed, from today."""
    said = ("kind", "title", "note", "dated_on", "practice_area", "review_by")
    names = ("evidence", *said, "marking", "marking_why")
    same = {name: getattr(text, name) for name in names}
    EvidenceText.objects.create(**same | changed, effective_on=clock.today())


def _write_voice(evidence: Evidence, voice: VoiceInput) -> VoiceTerms:
    written: VoiceTerms = VoiceTerms.objects.create(
        evidence=evidence,
        who=voice.who,
        source=voice.source,
        place=voice.place.strip(),
        people=voice.people,
        said=voice.said.strip(),
        consultation=voice.consultation,
        effective_on=clock.today(),
    )
    return written


def _check_consultation(by: Member, consultation: Consultation | None) -> None:
    if consultation is not None:
        check_may(by, "plan.view", consultation)


@dataclass(frozen=True, slots=True)
class AnswerInput:
    """What became of it, and how those who said it were told, by which post or body, when."""

    outcome: str
    did: str
    told_on: date
    told_by: str
    told_how: str


@change
def answer_voice(*, by: Member, evidence: Evidence, answer: AnswerInput) -> VoiceAnswer:
    """Record what those who said something were told; again, where more can be told."""
    check_may(by, "voice.answer", evidence)
    if not visible_evidence(by).filter(pk=evidence.pk).exists():
        raise NotAllowed("You cannot see this evidence.")
    if not evidence.voices.exists():
        raise Refused("First record who said what: then it can be answered.")
    last = evidence.voice_answers.newest_first().first()
    check_unchanged(last)
    said_on = evidence.texts.newest_first()[0].dated_on
    rules.check_answer(answer.outcome, answer.did, answer.told_by, answer.told_how)
    rules.check_told_on(
        answer.told_on,
        today=clock.today(),
        said_on=said_on,
        last=last.effective_on if last else None,
    )
    told: VoiceAnswer = VoiceAnswer.objects.create(
        evidence=evidence,
        outcome=answer.outcome,
        did=answer.did.strip(),
        told_by=answer.told_by.strip(),
        told_how=answer.told_how.strip(),
        recorded_by=person_of(by),
        effective_on=answer.told_on,
    )
    record("voice.answered", evidence)
    return told


@dataclass(frozen=True, slots=True)
class ConsultationInput:
    """A consultation; see `ConsultationTerms`. `priorities`: those that it was about."""

    title: str
    who: str
    method: str
    begins_on: date
    ends_on: date
    question: str = ""
    asked: int | None = None
    answered: int | None = None
    changed: str = ""
    priorities: Collection[Priority] = ()


@change
def record_consultation(*, by: Member, plan: Plan, terms: ConsultationInput) -> Consultation:
    """Record that people were asked about a plan, or about some of its priorities."""
    check_may(by, "voice.record", plan)
    consultation: Consultation = Consultation.objects.create(plan=plan, recorded_by=person_of(by))
    _write_consultation(consultation, terms)
    record("consultation.recorded", consultation)
    return consultation


@change
def change_consultation(
    *, by: Member, consultation: Consultation, terms: ConsultationInput
) -> ConsultationTerms:
    """Complete or correct a consultation: how many answered, what changed because of it."""
    check_may(by, "voice.record", consultation)
    check_unchanged(consultation.terms.newest_first().first())
    changed = _write_consultation(consultation, terms)
    record("consultation.changed", consultation)
    return changed


def _write_consultation(consultation: Consultation, terms: ConsultationInput) -> ConsultationTerms:
    rules.check_consultation(terms, clock.today())
    if any(priority.plan_id != consultation.plan_id for priority in terms.priorities):
        raise Refused("Choose priorities of this plan.", field="priorities")
    written: ConsultationTerms = ConsultationTerms.objects.create(
        consultation=consultation,
        title=terms.title.strip(),
        who=terms.who.strip(),
        method=terms.method.strip(),
        begins_on=terms.begins_on,
        ends_on=terms.ends_on,
        asked=terms.asked,
        answered=terms.answered,
        question=terms.question.strip(),
        changed=terms.changed.strip(),
        effective_on=clock.today(),
    )
    links = ConsultationOnPriority.objects.filter(consultation=consultation)
    about = {row.priority_id for row in links.as_at(Moment.latest()) if row.present}
    wanted = {priority.pk for priority in terms.priorities}
    for pk in sorted(about ^ wanted):
        ConsultationOnPriority.objects.create(
            consultation=consultation,
            priority_id=pk,
            present=pk in wanted,
            effective_on=clock.today(),
        )
    return written
