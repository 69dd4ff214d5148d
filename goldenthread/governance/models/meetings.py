"""Meetings, their minutes, and the items that they consider."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q

from goldenthread.accounts.access import Member, visible
from goldenthread.documents.models import ExemptParagraph, Legal
from goldenthread.governance.models.bodies import Body
from goldenthread.governance.models.choices import ItemState, MeetingStatus, MinutesState
from goldenthread.inspections.models import Inspection
from goldenthread.ledger.models import CommittedText, Fact, Record, RecordQuerySet, track
from goldenthread.plans.models import Plan


class MeetingQuerySet(RecordQuerySet["Meeting"]):
    def visible_to(self, member: Member) -> Self:
        return self.filter(body__in=Body.objects.visible_to(member))


class Meeting(Record):
    """One meeting of a body."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="meetings")

    objects: ClassVar[Any] = MeetingQuerySet.as_manager()


class MeetingTerms(Fact):
    """When (`starts_at`: "14:00") and where. The first `day` is the original one: a moved meeting
    shows it."""

    KEY = ("meeting",)

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="terms")
    day = models.DateField()
    starts_at = models.CharField(max_length=5, blank=True)
    place = models.CharField(max_length=200, blank=True)
    status = models.CharField(max_length=10, choices=MeetingStatus, default=MeetingStatus.PLANNED)
    why = CommittedText()

    class Meta:
        constraints = [track("meeting_terms", "meeting")]


class Minutes(Fact):
    """How the minutes of a meeting stand; `confirmed_at` is the meeting that confirmed them."""

    KEY = ("meeting",)

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="minutes")
    state = models.CharField(max_length=10, choices=MinutesState)
    confirmed_at = models.ForeignKey(Meeting, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            track("minutes", "meeting"),
            models.CheckConstraint(
                condition=Q(state=MinutesState.CONFIRMED) | Q(confirmed_at=None),
                name="draft_minutes_are_not_confirmed",
            ),
        ]


class ItemQuerySet(RecordQuerySet["Item"]):
    def visible_to(self, member: Member) -> Self:
        return self.filter(visible(member, "item.view"))


class Item(Record):
    """One matter on a meeting's agenda."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="items")

    objects: ClassVar[Any] = ItemQuerySet.as_manager()


class ItemTerms(Fact):
    """What an item is. Agenda and minutes number apart: minutes often run on through a year.

    An exempt item names its paragraph of schedule 12A; `legal_reason` says why it is not open.
    """

    KEY = ("item",)

    item = models.ForeignKey(Item, models.PROTECT, related_name="terms")
    title = models.CharField(max_length=300)
    purpose = CommittedText()
    agenda_number = models.CharField(max_length=12, blank=True)
    minute_number = models.CharField(max_length=12, blank=True)
    state = models.CharField(max_length=10, choices=ItemState, default=ItemState.ON_AGENDA)
    why = CommittedText()
    legal = models.CharField(max_length=12, choices=Legal, default=Legal.OPEN)
    paragraph = models.CharField(max_length=1, choices=ExemptParagraph, blank=True)
    legal_reason = CommittedText()

    class Meta:
        constraints = [
            track("item_terms", "item"),
            models.CheckConstraint(condition=~Q(title=""), name="item_has_a_title"),
            models.CheckConstraint(
                condition=Q(legal=Legal.EXEMPT) ^ Q(paragraph=""),
                name="item_exempt_by_a_paragraph",
            ),
        ]


class ItemOnPlan(Fact):
    """An item is about a plan, or no longer."""

    KEY = ("item", "plan")

    item = models.ForeignKey(Item, models.PROTECT, related_name="on_plans")
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="+")
    present = models.BooleanField(default=True)

    class Meta:
        constraints = [track("item_on_plan", "item", "plan")]


class ItemOnInspection(Fact):
    """An item is about an inspection, or no longer."""

    KEY = ("item", "inspection")

    item = models.ForeignKey(Item, models.PROTECT, related_name="on_inspections")
    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="+")
    present = models.BooleanField(default=True)

    class Meta:
        constraints = [track("item_on_inspection", "item", "inspection")]
