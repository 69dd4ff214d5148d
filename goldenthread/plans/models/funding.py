"""Funding: lines with their months, how each was decided, and which actions need money."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from goldenthread.accounts.models import Person
from goldenthread.ledger.models import CommittedText, Fact, Record, track
from goldenthread.plans.funding import RECURRENCE, STAGES, BidStage
from goldenthread.plans.models.plan import Action, Plan, Priority, VisibleQuerySet

STAGE_CHOICES = [(BidStage(code).value, words) for code, words in STAGES.items()]


class FundingLine(Record):
    """Money from one source for an action, a priority, or (neither) the plan as a whole."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="funding")
    action = models.ForeignKey(Action, models.PROTECT, null=True, related_name="funding")
    priority = models.ForeignKey(Priority, models.PROTECT, null=True, related_name="funding")
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    objects: ClassVar[Any] = VisibleQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(action=None) | Q(priority=None), name="funding_of_one_subject"
            )
        ]

    @property
    def kind(self) -> str:
        """ "action", "priority" or "plan"."""
        return "action" if self.action_id else "priority" if self.priority_id else "plan"

    @property
    def subject(self) -> Any:
        return getattr(self, self.kind)


class FundingTerms(Fact):
    """What a line is for, where its money comes from, and whether it comes every year."""

    KEY = ("line",)

    line = models.ForeignKey(FundingLine, models.PROTECT, related_name="terms")
    title = models.CharField(max_length=200)
    source = models.CharField(max_length=120)
    recurrence = models.CharField(max_length=10, choices=list(RECURRENCE.items()))
    note = CommittedText()

    class Meta:
        constraints = [
            track("funding_terms", "line"),
            models.CheckConstraint(condition=~Q(title="") & ~Q(source=""), name="funding_is_named"),
        ]


class FundingStage(Fact):
    """Bid, approved or withdrawn: `body` decided it, and `decided_by` recorded that.

    Who asked is copied: nobody approves what they asked for. `amount` is what was approved, so
    that a forecast which grows afterwards is seen to.
    """

    KEY = ("line",)

    line = models.ForeignKey(FundingLine, models.PROTECT, related_name="stages")
    stage = models.CharField(max_length=10, choices=STAGE_CHOICES)
    amount = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    body = models.CharField(max_length=120, blank=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    note = CommittedText()

    class Meta:
        constraints = [
            track("funding_stage", "line"),
            models.CheckConstraint(
                condition=~Q(stage="approved") | ~Q(decided_by=F("asked_by")),
                name="funding_not_approved_by_who_asked",
            ),
            models.CheckConstraint(
                condition=Q(stage="approved", amount__isnull=False, amount__gt=0) & ~Q(body="")
                | ~Q(stage="approved") & Q(amount=None),
                name="funding_approved_by_somebody_named",
            ),
            models.CheckConstraint(
                condition=~Q(stage="withdrawn") | ~Q(note=""), name="funding_withdrawn_for_a_reason"
            ),
        ]


class FundingMonth(Fact):
    """What a line is forecast to cost in a month, and what was spent; either may be unknown.

    `forecast_by` is who put the forecast: who approves the line is somebody else.
    """

    KEY = ("line", "month")

    line = models.ForeignKey(FundingLine, models.PROTECT, related_name="months")
    month = models.DateField()
    forecast = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    spent = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    forecast_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            track("funding_month", "line", "month"),
            models.CheckConstraint(condition=Q(month__day=1), name="funding_is_by_month"),
            models.CheckConstraint(
                condition=Q(forecast=None, forecast_by=None)
                | Q(forecast__isnull=False, forecast__gte=0, forecast_by__isnull=False),
                name="funding_forecast_by_somebody",
            ),
        ]


class FundingNeed(Fact):
    """Does an action need money? `by_priority`: a line of its priority pays for it too."""

    KEY = ("action",)

    action = models.ForeignKey(Action, models.PROTECT, related_name="funding_needs")
    needed = models.BooleanField()
    estimate = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    by_priority = models.BooleanField(default=False)
    told_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    note = CommittedText()

    class Meta:
        constraints = [
            track("funding_need", "action"),
            models.CheckConstraint(
                condition=Q(needed=True) & (Q(estimate=None) | Q(estimate__gt=0))
                | Q(needed=False, estimate=None, by_priority=False),
                name="funding_estimate_is_of_a_need",
            ),
        ]
