"""What was said by children, families and practitioners; the answers; consultations."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from goldenthread.accounts.models import Person
from goldenthread.ledger.models import CommittedText, Fact, Record, track
from goldenthread.plans.models.evidence import Evidence
from goldenthread.plans.models.plan import Plan, Priority, VisibleQuerySet
from goldenthread.plans.voices import OUTCOMES, SOURCES, SPEAKERS, Outcome, Source, Speaker

SPEAKER_CHOICES = [(Speaker(code).value, words) for code, words in SPEAKERS.items()]
SOURCE_CHOICES = [(Source(code).value, words) for code, words in SOURCES.items()]
OUTCOME_CHOICES = [(Outcome(code).value, words) for code, words in OUTCOMES.items()]


class Consultation(Record):
    """People were asked about a plan, or about some of its priorities."""

    TRACKS: ClassVar = {
        "title": ("plans.ConsultationTerms", "title"),
        "who": ("plans.ConsultationTerms", "who"),
        "method": ("plans.ConsultationTerms", "method"),
        "begins_on": ("plans.ConsultationTerms", "begins_on"),
        "ends_on": ("plans.ConsultationTerms", "ends_on"),
        "asked": ("plans.ConsultationTerms", "asked"),
        "answered": ("plans.ConsultationTerms", "answered"),
        "question": ("plans.ConsultationTerms", "question"),
        "changed": ("plans.ConsultationTerms", "changed"),
    }

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="consultations")
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    objects: ClassVar[Any] = VisibleQuerySet.as_manager()


class ConsultationTerms(Fact):
    """Who was asked what, when and how; how many answered; what changed because of it."""

    KEY = ("consultation",)

    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="terms")
    title = models.CharField(max_length=200)
    who = models.CharField(max_length=200)
    method = models.CharField(max_length=200)
    begins_on = models.DateField()
    ends_on = models.DateField()
    asked = models.PositiveIntegerField(null=True)
    answered = models.PositiveIntegerField(null=True)
    question = CommittedText()
    changed = CommittedText()

    class Meta:
        constraints = [
            track("consultation_terms", "consultation"),
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(who="") & ~Q(method=""), name="consultation_is_named"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("begins_on")), name="consultation_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(asked=None) | Q(answered=None) | Q(answered__lte=F("asked")),
                name="consultation_answered_by_those_asked",
            ),
        ]


class ConsultationOnPriority(Fact):
    """A consultation was about a priority, or not after all."""

    KEY = ("consultation", "priority")

    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="priority_links")
    priority = models.ForeignKey(Priority, models.PROTECT, related_name="consultation_links")
    present = models.BooleanField(default=True)

    class Meta:
        constraints = [track("consultation_on_priority", "consultation", "priority")]


class VoiceTerms(Fact):
    """Who said it, where, how many they were, and what they said."""

    KEY = ("evidence",)

    evidence = models.ForeignKey(Evidence, models.PROTECT, related_name="voices")
    who = models.CharField(max_length=20, choices=SPEAKER_CHOICES)
    source = models.CharField(max_length=20, choices=SOURCE_CHOICES)
    place = models.CharField(max_length=120, blank=True)
    people = models.PositiveIntegerField(null=True)
    said = CommittedText()
    consultation = models.ForeignKey(Consultation, models.PROTECT, null=True, related_name="voices")

    class Meta:
        constraints = [
            track("voice_terms", "evidence"),
            models.CheckConstraint(
                condition=Q(people=None) | Q(people__gte=1), name="voice_of_somebody"
            ),
        ]


class VoiceAnswer(Fact):
    """What those who said it were told, by whom and how; it takes effect on that day."""

    KEY = ("evidence",)

    evidence = models.ForeignKey(Evidence, models.PROTECT, related_name="voice_answers")
    outcome = models.CharField(max_length=10, choices=OUTCOME_CHOICES)
    did = CommittedText()
    told_by = models.CharField(max_length=120)
    told_how = models.CharField(max_length=200)
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            track("voice_answer", "evidence"),
            models.CheckConstraint(
                condition=~Q(told_by="") & ~Q(told_how=""), name="voice_told_by_somebody"
            ),
        ]
