"""Visits of councillors to the front line: what they are, who was asked, what was seen."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q

from goldenthread.accounts.access import Member, visible
from goldenthread.governance.models.bodies import Body
from goldenthread.ledger.models import CommittedText, Fact, Record, RecordQuerySet, track
from goldenthread.plans.models import Action


class VisitStatus(models.TextChoices):
    PLANNED = "planned", "Planned"
    HELD = "held", "Held"
    CANCELLED = "cancelled", "Cancelled"


class VisitQuerySet(RecordQuerySet["FrontlineVisit"]):
    def visible_to(self, member: Member) -> Self:
        return self.filter(visible(member, "visit.view"))


class FrontlineVisit(Record):
    """One visit of members of a body to a service."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="visits")

    objects: ClassVar[Any] = VisitQuerySet.as_manager()


class VisitTerms(Fact):
    """What a visit is and became. Nobody writes of a child who could be known by it.

    `left_out`: who of those entitled was not invited, and why; "" means that everybody was.
    `went`: who went, by posts. `seen`, `themes` and `feedback` (told to the staff) come after it.
    """

    KEY = ("visit",)

    visit = models.ForeignKey(FrontlineVisit, models.PROTECT, related_name="terms")
    service = models.CharField(max_length=120)
    day = models.DateField()
    status = models.CharField(max_length=10, choices=VisitStatus, default=VisitStatus.PLANNED)
    purpose = CommittedText()
    briefing = CommittedText()
    left_out = CommittedText()
    went = models.CharField(max_length=300, blank=True)
    seen = CommittedText()
    themes = models.CharField(max_length=300, blank=True)
    feedback = CommittedText()

    class Meta:
        constraints = [
            track("visit_terms", "visit"),
            models.CheckConstraint(condition=~Q(service=""), name="visit_is_to_a_service"),
            models.CheckConstraint(
                condition=~Q(status=VisitStatus.HELD) | ~Q(went=""), name="visit_held_by_somebody"
            ),
        ]


class VisitOnAction(Fact):
    """What was seen bears on an action, or no longer."""

    KEY = ("visit", "action")

    visit = models.ForeignKey(FrontlineVisit, models.PROTECT, related_name="on_actions")
    action = models.ForeignKey(Action, models.PROTECT, related_name="+")
    present = models.BooleanField(default=True)

    class Meta:
        constraints = [track("visit_on_action", "visit", "action")]
