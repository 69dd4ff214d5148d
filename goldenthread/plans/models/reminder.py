"""Which reminders went out."""

from __future__ import annotations

from django.db import models

from goldenthread.accounts.models import Person
from goldenthread.core import clock


class ReminderKind(models.TextChoices):
    WEEK = "week", "A week before"
    DAY = "day", "A day before"
    OVERDUE = "overdue", "Overdue"
    LEAD = "lead", "Overdue, to the lead"
    ASKED = "asked", "A contingency is asked for"
    LATE = "late", "A contingency is overdue"


class Reminder(models.Model):
    """A person was reminded of a period's updates, or of the contingencies that are due on a day
    (`period`). Written before the mail goes out."""

    OPERATIONAL = "keeps anybody from being reminded twice; the record is of plans, not of mail"

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    period = models.DateField()
    kind = models.CharField(max_length=10, choices=ReminderKind)
    claimed_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "period", "kind"], name="reminder_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.period}"
