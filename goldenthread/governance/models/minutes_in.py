"""Minutes that are being read in."""

from __future__ import annotations

from django.db import models

from goldenthread.accounts.models import Person
from goldenthread.core import clock


class MinutesDraft(models.Model):
    """What the reader found in a document (`content`: `Record.as_json`), while a person checks it.

    Whoever records meetings may check what came from the committee site (`person` is None).
    `sha256` is of the document, which is not kept: what a person confirms cites it.
    """

    OPERATIONAL = "work in progress of one person; gone when it is confirmed or thrown away"

    authority = models.ForeignKey("ledger.Authority", models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, null=True, related_name="+")
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    content = models.JSONField()
    created_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return self.name
