"""Risks of a plan: what each says, its scores, what it touches, and whether it is closed."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from goldenthread.accounts.models import Person
from goldenthread.ledger.models import CommittedText, Fact, Record, track
from goldenthread.plans.models.plan import Action, Plan, Priority, VisibleQuerySet
from goldenthread.plans.risks import KINDS, Kind

KIND_CHOICES = [(Kind(code).value, name) for code, (name, _) in KINDS.items()]


class Risk(Record):
    """Something that may keep a plan from helping children. Its number is the authority's."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="risks")
    number = models.PositiveIntegerField()
    raised_on = models.DateField()
    raised_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    objects: ClassVar[Any] = VisibleQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["authority", "number"], name="risk_number_once")
        ]


class RiskTerms(Fact):
    """What may happen, out of what, with what consequence; what is done about it, and by whom."""

    KEY = ("risk",)

    risk = models.ForeignKey(Risk, models.PROTECT, related_name="terms")
    title = models.CharField(max_length=200)
    cause = CommittedText()
    consequence = CommittedText()
    response = CommittedText()
    owner = models.ForeignKey(Person, models.PROTECT, related_name="+")
    told_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            track("risk_terms", "risk"),
            models.CheckConstraint(condition=~Q(title=""), name="risk_has_a_title"),
        ]


class RiskScore(Fact):
    """How likely and how severe (never "impact": see risks.py) on a scale from 1 to 5, and why."""

    KEY = ("risk", "kind")

    risk = models.ForeignKey(Risk, models.PROTECT, related_name="scores")
    kind = models.CharField(max_length=10, choices=KIND_CHOICES)
    likelihood = models.PositiveSmallIntegerField()
    severity = models.PositiveSmallIntegerField()
    why = CommittedText()
    scored_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            track("risk_score", "risk", "kind"),
            models.CheckConstraint(
                condition=Q(likelihood__gte=1, likelihood__lte=5, severity__gte=1, severity__lte=5),
                name="risk_is_scored_on_five_steps",
            ),
            models.CheckConstraint(condition=~Q(why=""), name="risk_is_scored_with_a_reason"),
        ]


class RiskOnAction(Fact):
    """A risk touches an action, or no longer."""

    KEY = ("risk", "action")

    risk = models.ForeignKey(Risk, models.PROTECT, related_name="on_actions")
    action = models.ForeignKey(Action, models.PROTECT, related_name="risk_links")
    present = models.BooleanField(default=True)

    class Meta:
        constraints = [track("risk_on_action", "risk", "action")]


class RiskOnPriority(Fact):
    """A risk touches a priority, or no longer."""

    KEY = ("risk", "priority")

    risk = models.ForeignKey(Risk, models.PROTECT, related_name="on_priorities")
    priority = models.ForeignKey(Priority, models.PROTECT, related_name="risk_links")
    present = models.BooleanField(default=True)

    class Meta:
        constraints = [track("risk_on_priority", "risk", "priority")]


class RiskClosed(Fact):
    """A risk is closed, or open again, for a reason. Its owner is copied: another closes it."""

    KEY = ("risk",)

    risk = models.ForeignKey(Risk, models.PROTECT, related_name="closings")
    closed = models.BooleanField()
    why = CommittedText()
    decided_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    owner = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            track("risk_closed", "risk"),
            models.CheckConstraint(condition=~Q(why=""), name="risk_closed_for_a_reason"),
            models.CheckConstraint(
                condition=Q(closed=False) | ~Q(decided_by=F("owner")),
                name="risk_not_closed_by_its_owner",
            ),
        ]
