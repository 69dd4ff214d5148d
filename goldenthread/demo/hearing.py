"""What was heard in the living example, what was told back, and its consultations."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from goldenthread.accounts.access import decide
from goldenthread.demo.asking import subject_of
from goldenthread.demo.content.plan import PLAN
from goldenthread.demo.content.voices import (
    CONSULTED,
    HEARD,
    RENEWED,
    REVIEWS,
    Consulted,
    Heard,
    Newer,
    Told,
)
from goldenthread.demo.stage import Stage, own_file
from goldenthread.plans import changes
from goldenthread.plans.models import Consultation, Evidence

type Deeds = Iterator[tuple[date, Callable[[], object]]]


def deeds(stage: Stage) -> Deeds:
    """Each consultation with its end; each thing that was heard, and what was told back."""
    asked: dict[str, Consultation] = {}
    for each in CONSULTED:
        yield each.on, partial(_consult, stage, asked, each)
        yield each.closed_on, partial(_close, stage, asked, each)
    kept: dict[str, Evidence] = {}
    for on, ref, review_by in REVIEWS:
        yield on, partial(_review, stage, ref, review_by)
    for on, ref, newer in RENEWED:
        yield on, partial(_renew, stage, ref, newer)
    for heard in HEARD:
        yield heard.on, partial(_hear, stage, kept, asked, heard)
        for told in heard.told:
            yield told.on, partial(_tell, stage, kept, heard, told)


def _terms(stage: Stage, each: Consulted) -> changes.ConsultationInput:
    return changes.ConsultationInput(
        each.title,
        each.who,
        each.method,
        each.begins_on,
        each.ends_on,
        each.question,
        each.asked,
        priorities=[subject_of(stage, f"priority {number}") for number in each.priorities],
    )


def _consult(stage: Stage, asked: dict[str, Consultation], each: Consulted) -> None:
    asked[each.key] = changes.record_consultation(
        by=stage.member(each.by), plan=stage.plans[PLAN.key], terms=_terms(stage, each)
    )


def _close(stage: Stage, asked: dict[str, Consultation], each: Consulted) -> None:
    terms = replace(_terms(stage, each), answered=each.answered, changed=each.changed)
    changes.change_consultation(by=stage.member(each.by), consultation=asked[each.key], terms=terms)


def _hear(
    stage: Stage, kept: dict[str, Evidence], asked: dict[str, Consultation], each: Heard
) -> None:
    voice = changes.VoiceInput(
        each.who,
        each.source,
        each.title,
        each.said,
        each.said_on,
        each.place,
        each.people,
        each.area,
        asked.get(each.consultation),
    )
    subject = subject_of(stage, each.of)
    if each.evidence:
        evidence = stage.evidence[each.evidence]
        manager = stage.member("programme_manager")  # who files what others send
        changes.describe_voice(by=manager, evidence=evidence, voice=voice)
        kept[each.title] = evidence
    else:
        by = _by(stage, each, subject)
        kept[each.title] = changes.record_voice(by=by, subject=subject, voice=voice)


def _by(stage: Stage, each: Heard, subject: Any) -> Any:
    """Who heard it, where they may record it; else the programme manager, who files it."""
    verb = "evidence.add" if each.of.startswith("action") else "voice.record"
    by = stage.member(each.by)
    return by if decide(by, verb, subject) else stage.member("programme_manager")


def _review(stage: Stage, ref: str, review_by: date) -> None:
    """Until when a piece of evidence is in date."""
    evidence = stage.evidence[ref]
    text = evidence.texts.newest_first()[0]
    changes.change_evidence(
        by=stage.member("quality_assurance_manager"),
        evidence=evidence,
        words=changes.EvidenceInput(
            text.kind,
            text.title,
            text.dated_on,
            text.note or "",
            practice_area=text.practice_area,
            review_by=review_by,
        ),
    )


def _renew(stage: Stage, ref: str, newer: Newer) -> None:
    """A newer file beside the one that is there."""
    changes.renew_evidence(
        by=stage.member("quality_assurance_manager"),
        evidence=stage.evidence[ref],
        version=changes.VersionInput(
            newer.dated_on,
            newer.why,
            own_file(newer.filename, newer.content.encode()),
            review_by=newer.review_by,
        ),
    )


def _tell(stage: Stage, kept: dict[str, Evidence], heard: Heard, told: Told) -> None:
    changes.answer_voice(
        by=stage.member(told.by),
        evidence=kept[heard.title],
        answer=changes.AnswerInput(told.outcome, told.did, told.on, told.told_by, told.how),
    )
