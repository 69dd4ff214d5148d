"""Plans and what is in them. Identity rows never change; what they say stands in facts.

The two ratings are facts of their own: `Progress` of an action, and the impact of an action,
a priority or a finding. Neither refers to the other.
"""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q

from goldenthread.accounts.access import Member, visible
from goldenthread.accounts.models import Person
from goldenthread.inspections.models import Finding, Inspection
from goldenthread.ledger.models import CommittedText, Fact, Record, track
from goldenthread.ledger.tracks import TrackedQuerySet
from goldenthread.plans.models.choices import PROGRESS, AgreedBy, Confidence, ImpactLevel, Stage


class VisibleQuerySet[M: Record](TrackedQuerySet[M]):
    VERB: ClassVar = "plan.view"

    def visible_to(self, member: Member) -> Self:
        """All of a plan is seen by whoever may see plans of the authority."""
        return self.filter(visible(member, self.VERB))


class PlanQuerySet(VisibleQuerySet["Plan"]):
    """A partner opens the plans that hold an action of theirs; what they see there is less."""

    VERB: ClassVar = "plan.open"


class ActionQuerySet(VisibleQuerySet["Action"]):
    VERB: ClassVar = "action.view"


class Plan(Record):
    """An improvement plan: what the council does about what inspectors found."""

    TRACKS: ClassVar = {
        "title": ("plans.PlanTerms", "title"),
        "level_name": ("plans.PlanTerms", "level_name"),
        "impact_level": ("plans.PlanTerms", "impact_level"),
        "dates_agreed_by": ("plans.PlanTerms", "dates_agreed_by"),
        "board": ("plans.PlanTerms", "board"),
        "committee": ("plans.PlanTerms", "committee"),
        "updates_due_day": ("plans.PlanTerms", "updates_due_day"),
        "cadence": ("plans.PlanTerms", "cadence"),
        "assess_within": ("plans.PlanTerms", "assess_within"),
        "stage": ("plans.PlanStage", "stage"),
    }

    objects: ClassVar[Any] = PlanQuerySet.as_manager()


class PlanTerms(Fact):
    """A plan's title and the settings that it works by.

    `level_name`: what the plan calls its priorities. `cadence`: the months of a reporting period.
    `updates_due_day`: the working day of the following month by which its updates are due.
    `assess_within`: the months from completion by which impact is to be assessed first.
    """

    KEY = ("plan",)

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="terms")
    title = models.CharField(max_length=200)
    level_name = models.CharField(max_length=40, default="priority")
    impact_level = models.CharField(max_length=10, choices=ImpactLevel, default=ImpactLevel.ACTION)
    dates_agreed_by = models.CharField(max_length=10, choices=AgreedBy, default=AgreedBy.LEAD)
    board = models.CharField(max_length=120, default="Improvement Board")
    committee = models.CharField(max_length=120, default="Children and Families Committee")
    updates_due_day = models.PositiveSmallIntegerField(default=10)
    cadence = models.PositiveSmallIntegerField(default=1)
    assess_within = models.PositiveSmallIntegerField(default=3)

    class Meta:
        constraints = [
            track("plan_terms", "plan"),
            models.CheckConstraint(
                condition=Q(updates_due_day__gte=1, updates_due_day__lte=20),
                name="updates_due_within_a_month",
            ),
            models.CheckConstraint(condition=Q(cadence__in=[1, 2, 3]), name="cadence_is_known"),
            models.CheckConstraint(
                condition=Q(assess_within__gte=1, assess_within__lte=12),
                name="impact_is_assessed_within_a_year",
            ),
        ]


class PlanStage(Fact):
    """Draft, live or closed; by whose decision, where a body decided."""

    KEY = ("plan",)

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="stages")
    stage = models.CharField(max_length=10, choices=Stage)
    decided_by = models.CharField(max_length=120, blank=True)
    note = CommittedText()

    class Meta:
        constraints = [track("plan_stage", "plan")]


class PlanInspection(Fact):
    """A plan answers an inspection, or no longer."""

    KEY = ("plan", "inspection")

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="answers")
    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="plans")
    present = models.BooleanField(default=True)

    class Meta:
        constraints = [track("plan_inspection", "plan", "inspection")]


class Priority(Record):
    """One priority of a plan (the plan sets what the level is called)."""

    TRACKS: ClassVar = {
        "number": ("plans.PriorityTerms", "number"),
        "title": ("plans.PriorityTerms", "title"),
        "outcome": ("plans.PriorityTerms", "outcome"),
        "lead_id": ("plans.PriorityTerms", "lead_id"),
        "present": ("plans.PriorityTerms", "present"),
        "impact": ("plans.PriorityImpact", "rating"),
        "impact_on": ("plans.PriorityImpact", "effective_on"),
        "impact_below": ("plans.PriorityImpact", "below_standard"),
    }

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="priorities")

    objects: ClassVar[Any] = VisibleQuerySet.as_manager()


class PriorityTerms(Fact):
    """`outcome`: what better looks like for children. Not `present`: removed from the plan."""

    KEY = ("priority",)

    priority = models.ForeignKey(Priority, models.PROTECT, related_name="terms")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    outcome = CommittedText()
    lead = models.ForeignKey(Person, models.PROTECT, related_name="+")
    present = models.BooleanField(default=True)

    class Meta:
        constraints = [track("priority_terms", "priority")]


class Action(Record):
    """One action. It keeps its identity, whatever plan or priority it stands in."""

    TRACKS: ClassVar = {
        "reference": ("plans.ActionText", "reference"),
        "title": ("plans.ActionText", "title"),
        "why": ("plans.ActionText", "why"),
        "difference": ("plans.ActionText", "difference"),
        "practice_area": ("plans.ActionText", "practice_area"),
        "plan_id": ("plans.Placement", "plan_id"),
        "priority_id": ("plans.Placement", "priority_id"),
        "lead_id": ("plans.Placement", "lead_id"),
        "owner_id": ("plans.Placement", "owner_id"),
        "deputy_id": ("plans.Placement", "deputy_id"),
        "starts_on": ("plans.Start", "starts_on"),
        "due_on": ("plans.Due", "due_on"),
        "state": ("plans.State", "state"),
        "state_on": ("plans.State", "effective_on"),
        "state_review_on": ("plans.State", "review_on"),
        "next_review_on": ("plans.ReviewDates", "next_on"),
        "review_months": ("plans.ReviewDates", "every_months"),
        "progress": ("plans.Progress", "rating"),
        "progress_on": ("plans.Progress", "effective_on"),
        "impact": ("plans.ActionImpact", "rating"),
        "impact_on": ("plans.ActionImpact", "effective_on"),
        "impact_below": ("plans.ActionImpact", "below_standard"),
        "look_again_on": ("plans.ActionImpact", "look_again_on"),
    }

    objects: ClassVar[Any] = ActionQuerySet.as_manager()


class ActionText(Fact):
    """What is to be done, why, what difference it should make for children, and where."""

    KEY = ("action",)

    action = models.ForeignKey(Action, models.PROTECT, related_name="texts")
    reference = models.CharField(max_length=20)
    title = models.CharField(max_length=300)
    why = CommittedText()
    difference = CommittedText()
    practice_area = models.CharField(max_length=60, blank=True, default="")

    class Meta:
        constraints = [track("action_text", "action")]


class Placement(Fact):
    """Where an action stands, and who answers for it. `deputy` signs off where lead is owner."""

    KEY = ("action",)

    action = models.ForeignKey(Action, models.PROTECT, related_name="placements")
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="placements")
    priority = models.ForeignKey(Priority, models.PROTECT, related_name="placements")
    lead = models.ForeignKey(Person, models.PROTECT, related_name="+")
    owner = models.ForeignKey(Person, models.PROTECT, related_name="+")
    deputy = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            track("placement", "action"),
            models.CheckConstraint(
                condition=Q(deputy=None) | ~Q(deputy=F("owner")), name="deputy_is_not_the_owner"
            ),
        ]


class Progress(Fact):
    """Is the work done? Complete is a sign-off, never the owner's own (product.md).

    `claimed_by`: of a sign-off, who entered the update that says complete; nobody signs off
    what they entered, though they may record the decision of a body.
    """

    KEY = ("action",)

    action = models.ForeignKey(Action, models.PROTECT, related_name="progress_ratings")
    rating = models.CharField(max_length=20, choices=PROGRESS)
    owner = models.ForeignKey(Person, models.PROTECT, related_name="+")
    rated_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    claimed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    body = models.CharField(max_length=120, blank=True)
    note = CommittedText()

    class Meta:
        constraints = [
            track("progress", "action"),
            models.CheckConstraint(
                condition=~Q(body="") | Q(claimed_by=None) | ~Q(rated_by=F("claimed_by")),
                name="nobody_signs_off_what_they_entered",
            ),
            models.CheckConstraint(
                condition=~Q(rating="complete") | ~Q(rated_by=F("owner")),
                name="complete_is_not_signed_off_by_the_owner",
            ),
        ]


class Update(Fact):
    """What an owner says of one period (its last month's first day). A correction is a later row.

    `entered_by` differs from `owner` where the programme manager entered it on their behalf, or,
    `covering`, who stood in while the owner was absent.
    """

    KEY = ("action", "period")

    action = models.ForeignKey(Action, models.PROTECT, related_name="updates")
    period = models.DateField()
    rating = models.CharField(max_length=20, choices=PROGRESS)
    narrative = CommittedText()
    next_step = CommittedText()
    last_step_done = models.BooleanField(null=True)
    confidence = models.CharField(max_length=10, choices=Confidence, blank=True, default="")
    due_on = models.DateField(null=True)
    expected_on = models.DateField(null=True)
    owner = models.ForeignKey(Person, models.PROTECT, related_name="+")
    entered_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    covering = models.BooleanField(default=False)

    class Meta:
        constraints = [
            track("update", "action", "period"),
            models.CheckConstraint(condition=Q(period__day=1), name="period_is_a_month"),
            models.CheckConstraint(
                condition=Q(confidence="", due_on=None, expected_on=None)
                | Q(confidence__in=["high", "medium", "low"], due_on__isnull=False),
                name="confidence_is_of_a_date",
            ),
        ]
        indexes = [models.Index(fields=["authority", "period"], name="update_period")]


class FindingLink(Fact):
    """An action answers a finding, or no longer. Many to many."""

    KEY = ("finding", "action")

    finding = models.ForeignKey(Finding, models.PROTECT, related_name="action_links")
    action = models.ForeignKey(Action, models.PROTECT, related_name="finding_links")
    present = models.BooleanField(default=True)

    class Meta:
        constraints = [track("finding_link", "finding", "action")]


class Partner(Fact):
    """An organisation works on an action with its owner, or no longer."""

    KEY = ("action", "name")

    action = models.ForeignKey(Action, models.PROTECT, related_name="partners")
    name = models.CharField(max_length=120)
    present = models.BooleanField(default=True)

    class Meta:
        constraints = [track("partner", "action", "name")]
