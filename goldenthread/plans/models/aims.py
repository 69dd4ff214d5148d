"""The council's aims, strategies and pledges, and the priorities that serve them."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from goldenthread.ledger.models import CommittedText, Fact, Record, track
from goldenthread.plans.aims import KINDS, AimKind
from goldenthread.plans.models.plan import Priority, VisibleQuerySet

AIM_CHOICES = [(AimKind(code).value, words) for code, words in KINDS.items()]


class Aim(Record):
    """Something that the council has set itself. It is the authority's, not of one plan."""

    TRACKS: ClassVar = {
        "kind": ("plans.AimTerms", "kind"),
        "title": ("plans.AimTerms", "title"),
        "words": ("plans.AimTerms", "words"),
        "source": ("plans.AimTerms", "source"),
        "url": ("plans.AimTerms", "url"),
        "starts_on": ("plans.AimTerms", "starts_on"),
        "ends_on": ("plans.AimTerms", "ends_on"),
    }

    objects: ClassVar[Any] = VisibleQuerySet.as_manager()


class AimTerms(Fact):
    """What an aim says, which document says it, and from when to when it is in force.

    `words`: the document's own, where the title is not all. `ends_on`: its last day; None: open.
    """

    KEY = ("aim",)

    aim = models.ForeignKey(Aim, models.PROTECT, related_name="terms")
    kind = models.CharField(max_length=20, choices=AIM_CHOICES)
    title = models.CharField(max_length=200)
    words = CommittedText()
    source = models.CharField(max_length=200)
    url = models.URLField(max_length=500, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)

    class Meta:
        constraints = [
            track("aim_terms", "aim"),
            models.CheckConstraint(condition=~Q(title="") & ~Q(source=""), name="aim_is_named"),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="aim_ends_after_it_starts",
            ),
        ]


class AimOfPriority(Fact):
    """A priority serves an aim, or no longer."""

    KEY = ("priority", "aim")

    priority = models.ForeignKey(Priority, models.PROTECT, related_name="aim_links")
    aim = models.ForeignKey(Aim, models.PROTECT, related_name="priority_links")
    present = models.BooleanField(default=True)

    class Meta:
        constraints = [track("aim_of_priority", "priority", "aim")]
