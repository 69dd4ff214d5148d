"""Files that are kept: the row says what a file is; its bytes lie in the store by SHA-256."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from goldenthread.documents.store import Store
from goldenthread.ledger.models import CommittedText, Record


class Marking(models.TextChoices):
    """Government marking (GSCP, August 2024): one of three axes, apart from legal status."""

    OFFICIAL = "official", "OFFICIAL"
    OFFICIAL_SENSITIVE = "official_sensitive", "OFFICIAL-SENSITIVE"


class StoredFile(Record):
    """A file that was accepted, at one time, under one name."""

    sha256 = models.CharField(max_length=64, db_index=True)
    name = CommittedText()
    kind = models.CharField(max_length=10)
    size = models.PositiveIntegerField()
    marking = models.CharField(max_length=20, choices=Marking, default=Marking.OFFICIAL)


def store() -> Store:
    """The store of this installation."""
    return Store(settings.FILES)
