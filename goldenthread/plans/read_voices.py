"""Reading what was said, with the answers, and the consultations, as they stood at a moment."""

from __future__ import annotations

from typing import Any

from django.db.models import OuterRef, StringAgg, Subquery, TextField, Value
from django.db.models.functions import Cast

from goldenthread.accounts.access import Member
from goldenthread.ledger.lookups import LookUp
from goldenthread.ledger.moments import Moment
from goldenthread.plans.models import (
    Consultation,
    ConsultationOnPriority,
    ConsultationTerms,
    VoiceAnswer,
    VoiceTerms,
)
from goldenthread.plans.permissions import visible_evidence
from goldenthread.plans.read_evidence import Uses, uses_at
from goldenthread.plans.voices import ConsultationRow, VoiceRow

_VOICE = ("who", "source", "place", "people", "said", "consultation")
_ANSWER = {"outcome": "outcome", "did": "did", "told_on": "effective_on"}
_ANSWER |= {"told_by": "told_by", "told_how": "told_how"}


def voices_of(plan: Any, moment: Moment, member: Member) -> list[VoiceRow]:
    """What was said about what is in the plan; two queries."""
    return voice_rows(member, moment, uses_at(member, moment, plan=plan.pk))


def voice_rows(member: Member, moment: Moment, uses: Uses) -> list[VoiceRow]:
    """What of the evidence that is used so was said by somebody."""
    rows = visible_evidence(member).filter(pk__in=list(uses))
    rows = rows.as_at(moment, "title", "dated_on", "practice_area")
    said = {f"voice_{name}": LookUp(VoiceTerms, name, moment, "", "pk") for name in _VOICE}
    told = {name: LookUp(VoiceAnswer, column, moment, "", "pk") for name, column in _ANSWER.items()}
    rows = rows.annotate(**said, **told).exclude(voice_who=None)
    rows = rows.annotate(
        asked_in=LookUp(ConsultationTerms, "title", moment, "", "voice_consultation")
    )
    return [_voice(row, uses) for row in rows]


def _voice(row: Any, uses: Uses) -> VoiceRow:
    return VoiceRow(
        pk=row.pk,
        title=row.title,
        said=row.voice_said or "",
        who=row.voice_who,
        source=row.voice_source,
        place=row.voice_place,
        on=row.dated_on,
        people=row.voice_people,
        area=row.practice_area or "",
        uses=tuple(uses.get(row.pk, ())),
        consultation=row.voice_consultation,
        consultation_title=row.asked_in or "",
        outcome=row.outcome or "",
        did=row.did or "",
        told_on=row.told_on,
        told_by=row.told_by or "",
        told_how=row.told_how or "",
    )


def consultations_of(plan: Any, moment: Moment, member: Member) -> list[ConsultationRow]:
    """The consultations about a plan, newest first; one query."""
    rows = Consultation.objects.visible_to(member).filter(plan=plan.pk)
    return _consultations(rows, moment)


def consultation_at(pk: int, moment: Moment, member: Member) -> ConsultationRow | None:
    """One consultation; None where it was not recorded yet, or cannot be seen."""
    found = _consultations(Consultation.objects.visible_to(member).filter(pk=pk), moment)
    return found[0] if found else None


def _consultations(rows: Any, moment: Moment) -> list[ConsultationRow]:
    told = rows.as_at(moment, *Consultation.TRACKS).exclude(title=None)
    told = told.annotate(about=_about(moment)).order_by("-begins_on", "-pk")
    return [
        ConsultationRow(
            pk=row.pk,
            title=row.title,
            who=row.who,
            method=row.method,
            begins_on=row.begins_on,
            ends_on=row.ends_on,
            question=row.question or "",
            asked=row.asked,
            answered=row.answered,
            changed=row.changed or "",
            priorities=tuple(sorted(map(int, row.about.split(",")))) if row.about else (),
        )
        for row in told
    ]


def _about(moment: Moment) -> Subquery:
    """The keys of the priorities that a consultation was about, with commas between them."""
    links = ConsultationOnPriority.objects.filter(consultation=OuterRef("pk")).as_at(moment)
    keys = StringAgg(Cast("priority", TextField()), Value(","))
    rows = links.filter(present=True).values("consultation")
    return Subquery(rows.annotate(keys=keys).values("keys"))
