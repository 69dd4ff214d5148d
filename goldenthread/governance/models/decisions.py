"""Decisions: one row for each resolution, what it is about, and where it sends the matter."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q

from goldenthread.accounts.access import Member
from goldenthread.governance.models.bodies import Body
from goldenthread.governance.models.choices import HANDS_ON, Carried, DecisionVerb
from goldenthread.governance.models.meetings import Item
from goldenthread.inspections.models import Finding
from goldenthread.ledger.models import CommittedText, Fact, Record, RecordQuerySet, track
from goldenthread.plans.models import Action, PlanVersion


class OfItemQuerySet[M: Record](RecordQuerySet[M]):
    """What belongs to an item is seen by whoever may see the item."""

    def visible_to(self, member: Member) -> Self:
        return self.filter(item__in=Item.objects.visible_to(member))


class Decision(Record):
    """One resolution on an item. `number` is its place among those of the item."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="decisions")
    number = models.PositiveSmallIntegerField()

    objects: ClassVar[Any] = OfItemQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["item", "number"], name="decision_number_once")
        ]


class DecisionTerms(Fact):
    """What was resolved and how it was carried.

    A recorded vote names who voted how, one name a line; names can be erased. `to_body` is whom
    it is recommended or referred to, `to_post` to whom power is delegated.
    """

    KEY = ("decision",)

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="terms")
    verb = models.CharField(max_length=10, choices=DecisionVerb)
    text = CommittedText()
    carried = models.CharField(max_length=10, choices=Carried, default=Carried.ASSENT)
    votes_for = CommittedText()
    votes_against = CommittedText()
    abstained = CommittedText()
    mover = CommittedText()
    seconder = CommittedText()
    reasons = CommittedText()
    options_rejected = CommittedText()
    to_body = models.ForeignKey(Body, models.PROTECT, null=True, related_name="+")
    to_post = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            track("decision_terms", "decision"),
            models.CheckConstraint(
                condition=Q(verb__in=HANDS_ON, to_body__isnull=False)
                | (~Q(verb__in=HANDS_ON) & Q(to_body=None)),
                name="decision_hands_on_to_a_body",
            ),
            models.CheckConstraint(
                condition=~Q(verb=DecisionVerb.DELEGATE) | ~Q(to_post=""),
                name="decision_delegates_to_a_post",
            ),
        ]


class DecisionOnVersion(Fact):
    """A decision is about a version of a plan: it approved or endorsed that text."""

    KEY = ("decision", "version")

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="on_versions")
    version = models.ForeignKey(PlanVersion, models.PROTECT, related_name="+")
    present = models.BooleanField(default=True)

    class Meta:
        constraints = [track("decision_on_version", "decision", "version")]


class DecisionOnAction(Fact):
    """A decision is about an action, or no longer."""

    KEY = ("decision", "action")

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="on_actions")
    action = models.ForeignKey(Action, models.PROTECT, related_name="+")
    present = models.BooleanField(default=True)

    class Meta:
        constraints = [track("decision_on_action", "decision", "action")]


class DecisionOnFinding(Fact):
    """A decision is about a finding, or no longer."""

    KEY = ("decision", "finding")

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="on_findings")
    finding = models.ForeignKey(Finding, models.PROTECT, related_name="+")
    present = models.BooleanField(default=True)

    class Meta:
        constraints = [track("decision_on_finding", "decision", "finding")]


class Referral(Record):
    """A decision sends its matter to an item of the next body's meeting.

    `created`: the item was made for it; otherwise it confirms one that was published before,
    subject to it (the next agenda is often due out before the first body meets).
    """

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="referrals")
    item = models.ForeignKey(Item, models.PROTECT, related_name="referred_by")
    created = models.BooleanField()

    objects: ClassVar[Any] = OfItemQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["decision", "item"], name="referral_once")]
