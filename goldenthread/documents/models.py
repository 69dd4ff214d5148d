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


class Legal(models.TextChoices):
    """A paper’s or an item’s status under the Local Government Act 1972, part VA, schedule 12A.

    `PRIVATE`: that part of the Act gives nobody a right to it, since no public meeting takes it, as
    the pack of a board or of a reviewer. Items of meetings are never that.
    """

    OPEN = "open", "Open"
    PRIVATE = "private", "Not for the public"
    EXEMPT = "exempt", "Exempt"
    CONFIDENTIAL = "confidential", "Confidential"


class ExemptParagraph(models.TextChoices):
    """Schedule 12A to the Local Government Act 1972, part 1: what may be exempt."""

    INDIVIDUAL = "1", "1: about an individual"
    IDENTITY = "2", "2: likely to reveal an individual’s identity"
    AFFAIRS = "3", "3: financial or business affairs"
    LABOUR = "4", "4: consultations or negotiations about labour relations"
    PRIVILEGE = "5", "5: legal professional privilege"
    NOTICE = "6", "6: a notice, order or direction to come"
    CRIME = "7", "7: prevention, investigation or prosecution of crime"


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
