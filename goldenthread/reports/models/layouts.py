"""What an authority has set for a kind of paper: its layout, in versions, and who may read it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldenthread.accounts.models import Person
from goldenthread.documents.models import Legal, Marking
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


class KindStatus(Fact):
    """As what papers of a kind begin: their legal status and government marking.

    What begins as not for the public is published as open only once somebody says so.
    """

    KEY = ("authority", "kind")

    kind = models.CharField(max_length=20, choices=KIND_CHOICES)
    legal = models.CharField(max_length=20, choices=Legal)
    marking = models.CharField(max_length=20, choices=Marking)
    set_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    why = CommittedText()

    class Meta:
        constraints = [
            track("kind_status", "authority", "kind"),
            models.CheckConstraint(
                condition=Q(legal__in=(Legal.OPEN, Legal.PRIVATE)),
                name="kind_is_open_or_not_for_the_public",
            ),
        ]
