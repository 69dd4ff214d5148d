"""A plan that is being drafted from inspectors' findings."""

from __future__ import annotations

from django.db import models

from goldenthread.accounts.models import Person
from goldenthread.core import clock
from goldenthread.plans.models.plan import Plan


class PlanDraft(models.Model):
    """What a person has typed so far; it becomes a plan when saved. `content`: see drafts.py."""

    OPERATIONAL = "work in progress of one person; emptied when the plan is saved"

    authority = models.ForeignKey("ledger.Authority", models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    content = models.JSONField()
    created_at = models.DateTimeField(default=clock.now)
    touched_at = models.DateTimeField(default=clock.now)
    saved_as = models.ForeignKey(Plan, models.PROTECT, null=True, related_name="+")

    def __str__(self) -> str:
        return str(self.content.get("title", ""))
