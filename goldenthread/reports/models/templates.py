"""An authority's own Word templates."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from goldenthread.accounts.models import Person
from goldenthread.documents.models import StoredFile
from goldenthread.ledger.models import CommittedText, Fact, track


class WordTemplate(Fact):
    """The Word file in which papers of a `kind` (a key of `kinds.KINDS`) are written from a day on;
    our own form without `file`."""

    KEY: ClassVar = ("authority", "kind")

    kind = models.CharField(max_length=20)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    set_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    why = CommittedText()

    class Meta:
        constraints = [
            track("word_template", "authority", "kind"),
            models.CheckConstraint(
                condition=Q(file__isnull=False) | ~Q(why=""),
                name="word_template_dropped_for_a_reason",
            ),
        ]
