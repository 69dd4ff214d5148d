"""Work to be done in the background: rows that are due, claimed by a lease that expires."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from goldenthread.ledger.models import Authority

MOST_ATTEMPTS = 5


class JobQuerySet(models.QuerySet["Job"]):
    def open(self) -> Self:
        return self.filter(done_at=None, attempts__lt=MOST_ATTEMPTS)

    def claimable(self, now: datetime) -> Self:
        """Due, not done, and nobody's: never claimed, or the claim ran out."""
        free = Q(lease_until=None) | Q(lease_until__lte=now)
        return self.open().filter(free, due_at__lte=now).order_by("due_at", "pk")

    def given_up(self, now: datetime) -> Self:
        """Tried as often as it may be, never finished, and nobody is at it."""
        free = Q(lease_until=None) | Q(lease_until__lte=now)
        return self.filter(free, done_at=None, attempts__gte=MOST_ATTEMPTS)


class Job(models.Model):
    """One piece of work. `kind` names the function that does it, `key` this piece of its kind.

    A kind's key is unique in an authority, so asking for the same work twice makes one row.
    `attempts` counts claims: a worker that lost its lease can no longer finish the job.
    """

    OPERATIONAL = "work to do; what it changes is recorded by the change that it makes"

    authority = models.ForeignKey(Authority, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=120)
    arguments = models.JSONField(default=dict)
    due_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=120, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["authority", "kind", "key"], name="job_once"),
        ]
        indexes = [
            models.Index(fields=["due_at", "id"], condition=Q(done_at=None), name="job_due"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
