"""An authority's own layouts of the kinds of paper, in versions."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldenthread.accounts.models import Person
from goldenthread.ledger.models import CommittedText, Fact, track
from goldenthread.reports.kinds import KINDS

KIND_CHOICES = [(each.code, each.name) for each in KINDS.values()]


class PaperLayout(Fact):
    """One version of an authority's own layout of a kind of paper, in force from a day on.

    Version 1 is the one that comes with us. `parts`: [[part, heading, shown], …], in their order.
    `house`: the house style, as `kinds.House` has it.
    """

    KEY = ("authority", "kind")

    kind = models.CharField(max_length=20, choices=KIND_CHOICES)
    version = models.PositiveSmallIntegerField()
    parts = models.JSONField()
    house = models.JSONField()
    set_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    why = CommittedText()

    class Meta:
        constraints = [
            track("paper_layout", "authority", "kind"),
            models.UniqueConstraint(
                fields=["authority", "kind", "version"], name="paper_layout_version_once"
            ),
            models.CheckConstraint(condition=Q(version__gte=2), name="paper_layout_after_ours"),
        ]
