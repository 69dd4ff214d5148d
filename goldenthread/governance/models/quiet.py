"""When bodies do not meet, or councils say little: recess, and the time before an election."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q

from goldenthread.accounts.access import Member, visible
from goldenthread.ledger.models import Fact, Record, RecordQuerySet, track


class QuietKind(models.TextChoices):
    RECESS = "recess", "Recess"
    PRE_ELECTION = "pre_election", "Pre-election period"


class QuietQuerySet(RecordQuerySet["QuietPeriod"]):
    def visible_to(self, member: Member) -> Self:
        return self.filter(visible(member, "body.view_programme"))


class QuietPeriod(Record):
    """A recess or a pre-election period of the authority."""

    objects: ClassVar[Any] = QuietQuerySet.as_manager()


class QuietTerms(Fact):
    """Its first and its last day; `present` is false where it was set by mistake."""

    KEY = ("period",)

    period = models.ForeignKey(QuietPeriod, models.PROTECT, related_name="terms")
    kind = models.CharField(max_length=12, choices=QuietKind)
    begins_on = models.DateField()
    ends_on = models.DateField()
    present = models.BooleanField(default=True)

    class Meta:
        constraints = [
            track("quiet_terms", "period"),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("begins_on")), name="quiet_ends_after_it_begins"
            ),
        ]
