"""Examples of the verbs of voices and consultations (see verbs.py)."""

from __future__ import annotations

from datetime import date
from typing import Any

from goldenthread.plans import changes as plans
from tests.house.verbs import example
from tests.house.world import House, pdf

SAID = ("care_leavers", "forum", "Nobody answers", "It rings out after six.")


def voice(**more: Any) -> plans.VoiceInput:
    return plans.VoiceInput(*SAID, on=date(2026, 11, 10), place="Forum", people=7, **more)


@example("plans.record_voice")
def _(house: House) -> Any:
    by, notes = house.member("owner"), pdf("notes.pdf")
    subject = house.action("1.4")
    return plans.record_voice(by=by, subject=subject, voice=voice(file=notes))


@example("plans.describe_voice")
def _(house: House) -> Any:
    return plans.describe_voice(by=house.member("manager"), evidence=house.evidence, voice=voice())


@example("plans.answer_voice")
def _(house: House) -> Any:
    told = ("done", "There is a line at any hour.", date(2026, 11, 16), "Head of Service", "There")
    return plans.answer_voice(
        by=house.member("owner"), evidence=house.voice, answer=plans.AnswerInput(*told)
    )


@example("plans.change_evidence")
def _(house: House) -> Any:
    words = plans.EvidenceInput("case_audit", "Audit of October", date(2026, 11, 9))
    by = house.member("assurer")
    return plans.change_evidence(by=by, evidence=house.evidence, words=words)


@example("plans.renew_evidence")
def _(house: House) -> Any:
    newer = plans.VersionInput(date(2026, 11, 16), "With November.", pdf("audit-2.pdf"))
    by = house.member("assurer")
    return plans.renew_evidence(by=by, evidence=house.evidence, version=newer)


def consulted(house: House, **more: Any) -> plans.ConsultationInput:
    days = {"begins_on": date(2026, 10, 1), "ends_on": date(2026, 10, 31)}
    return plans.ConsultationInput(
        "The offer", "Care leavers", "Survey", priorities=[house.priority], **days, **more
    )


@example("plans.record_consultation")
def _(house: House) -> Any:
    by = house.member("lead")
    return plans.record_consultation(by=by, plan=house.world.plan, terms=consulted(house))


@example("plans.change_consultation")
def _(house: House) -> Any:
    return plans.change_consultation(
        by=house.member("manager"),
        consultation=house.consultation,
        terms=consulted(house, asked=200, answered=64, changed="The offer is on two pages."),
    )
