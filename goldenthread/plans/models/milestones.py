"""The milestones of an action, and which action waits for which."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from goldenthread.accounts.models import Person
from goldenthread.ledger.models import CommittedText, Fact, Record, track
from goldenthread.ledger.tracks import TrackedQuerySet
from goldenthread.plans.milestones import STATES
from goldenthread.plans.models.plan import Action


class Milestone(Record):
    """A step on the way of an action that is reached on a day."""

    TRACKS: ClassVar = {
        "title": ("plans.MilestoneText", "title"),
        "place": ("plans.MilestoneText", "place"),
        "due_on": ("plans.MilestoneDue", "due_on"),
        "state": ("plans.MilestoneState", "state"),
    }

    action = models.ForeignKey(Action, models.PROTECT, related_name="milestones")

    objects: ClassVar[Any] = TrackedQuerySet.as_manager()


class MilestoneText(Fact):
    """What is to be reached; `place` orders the milestones of an action."""

    KEY = ("milestone",)

    milestone = models.ForeignKey(Milestone, models.PROTECT, related_name="texts")
    title = models.CharField(max_length=200)
    place = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [track("milestone_text", "milestone")]


class MilestoneDue(Fact):
    """When it is due. The first row is the original date; each later one says why it moved."""

    KEY = ("milestone",)

    milestone = models.ForeignKey(Milestone, models.PROTECT, related_name="dues")
    due_on = models.DateField()
    moved = models.BooleanField(default=False)
    why = CommittedText()
    told_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            track("milestone_due", "milestone"),
            models.CheckConstraint(
                condition=Q(moved=False) | ~Q(why=""), name="milestone_moved_with_a_reason"
            ),
        ]


class MilestoneState(Fact):
    """Reached or withdrawn, or to come again; `owner` is whose action it was.

    `told_by` differs from `owner` where it was said on their behalf.
    """

    KEY = ("milestone",)

    milestone = models.ForeignKey(Milestone, models.PROTECT, related_name="states")
    state = models.CharField(max_length=10, choices=[*STATES.items()])
    why = CommittedText()
    owner = models.ForeignKey(Person, models.PROTECT, related_name="+")
    told_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            track("milestone_state", "milestone"),
            models.CheckConstraint(
                condition=Q(state="reached") | ~Q(why=""), name="milestone_left_with_a_reason"
            ),
        ]


class Dependency(Fact):
    """An action waits for another, or no longer; `why` says why, either way."""

    KEY = ("action", "needed")

    action = models.ForeignKey(Action, models.PROTECT, related_name="waits_for")
    needed = models.ForeignKey(Action, models.PROTECT, related_name="waited_for")
    present = models.BooleanField(default=True)
    why = CommittedText()
    told_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            track("dependency", "action", "needed"),
            models.CheckConstraint(
                condition=~Q(action=F("needed")), name="action_waits_for_another"
            ),
            models.CheckConstraint(condition=~Q(why=""), name="dependency_has_a_reason"),
        ]
