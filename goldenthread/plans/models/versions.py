"""Versions of a plan: which text was approved, which was submitted. Nothing is copied: the
record can tell the text of any moment."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.db import models

from goldenthread.ledger.models import CommittedText, Record
from goldenthread.ledger.moments import Moment
from goldenthread.plans.models.plan import Plan, VisibleQuerySet


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
        return f"Version {self.number}, {VersionKind(self.kind).label.lower()} on {_day(self.on)}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
