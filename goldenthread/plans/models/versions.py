"""Versions of a plan, and plans that succeed another.

Which text was approved, which was submitted: nothing is copied, since the record can tell the
text of any moment. Actions keep their identity from plan to plan.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from goldenthread.core.days import long_date
from goldenthread.ledger.models import CommittedText, Fact, Record, track
from goldenthread.ledger.moments import Moment
from goldenthread.plans.models.plan import Action, Plan, Priority, VisibleQuerySet


class VersionKind(models.TextChoices):
    APPROVED = "approved", "Approved"
    SUBMITTED = "submitted", "Submitted"
    KEPT = "kept", "Kept for reference"


class PlanVersion(Record):
    """The text of a plan at a moment, with what was done with it.

    `on` is the day of the decision, `decided_by` who decided or submitted. The text is the one
    of the end of `as_at`, as the record knew it by its entry number `known`.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=VersionKind)
    on = models.DateField()
    decided_by = models.CharField(max_length=120)
    as_at = models.DateField()
    known = models.PositiveBigIntegerField()
    note = CommittedText()

    objects: ClassVar[Any] = VisibleQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="version_number_once")
        ]

    @property
    def moment(self) -> Moment:
        return Moment(self.as_at, self.known, is_now=False)

    @property
    def name(self) -> str:
        """What lists and headings call it: "Version 2, submitted on 16 August 2024"."""
        return (
            f"Version {self.number}, {VersionKind(self.kind).label.lower()} on {long_date(self.on)}"
        )


class PlanSuccession(Record):
    """A plan succeeds another: it is that plan, refreshed. It takes over when it goes live."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="succeeds")
    former = models.ForeignKey(Plan, models.PROTECT, related_name="successors")

    objects: ClassVar[Any] = VisibleQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan"], name="plan_succeeds_one"),
            models.CheckConstraint(condition=~Q(plan=F("former")), name="plan_succeeds_another"),
        ]


class Fate(models.TextChoices):
    """What becomes of an action of the former plan."""

    CARRIED = "carried", "Goes on in this plan"
    MERGED = "merged", "Is merged into another"
    SPLIT = "split", "Is split into others"
    DROPPED = "dropped", "Is dropped"
    STAYS = "stays", "Is done, and stays behind"


class CarryOver(Fact):
    """What is decided of an action when a plan is refreshed; it happens when that goes live.

    `priority` is where a carried action will stand; `into` the references of the actions that
    take up a merged or split one.
    """

    KEY = ("plan", "action")

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="carry_overs")
    action = models.ForeignKey(Action, models.PROTECT, related_name="carry_overs")
    fate = models.CharField(max_length=10, choices=Fate)
    priority = models.ForeignKey(Priority, models.PROTECT, null=True, related_name="+")
    into = models.CharField(max_length=120, blank=True)
    why = CommittedText()

    class Meta:
        constraints = [
            track("carry_over", "plan", "action"),
            models.CheckConstraint(
                condition=Q(fate="carried", priority__isnull=False)
                | ~Q(fate="carried") & Q(priority=None),
                name="carried_to_a_priority",
            ),
        ]
