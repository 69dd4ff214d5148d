"""An action that serves a second plan beside the one it stands in."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldenthread.accounts.models import Person
from goldenthread.ledger.models import CommittedText, Fact, track
from goldenthread.plans.models.plan import Action, Plan, Priority


class Sharing(Fact):
    """An action is shown and counted in another plan too, under a priority of that, or no longer.

    Its `Placement` stays the one home: months, money, words and record are kept there.
    """

    KEY = ("action", "plan")

    action = models.ForeignKey(Action, models.PROTECT, related_name="sharings")
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="sharings")
    priority = models.ForeignKey(Priority, models.PROTECT, related_name="sharings")
    present = models.BooleanField(default=True)
    why = CommittedText()
    told_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            track("sharing", "action", "plan"),
            models.CheckConstraint(condition=~Q(why=""), name="sharing_has_a_reason"),
        ]
