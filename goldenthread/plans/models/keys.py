"""The keys of the two ratings as an authority's own, in versions; and what a new one asks.

A level's code, its place and what the rating asks never change; its word and definition can.
No rating is ever converted: a person says, for each level that is defined anew, whether the
ratings given before hold as they are or are to be looked at again.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from goldenthread.accounts.models import Person
from goldenthread.inspections.models import Finding
from goldenthread.ledger.models import CommittedText, Fact, Record, RecordQuerySet, track
from goldenthread.plans.models.plan import Action, Priority

KINDS = [("progress", "Progress"), ("impact", "Impact")]


class RatingKey(Fact):
    """One version of a key, in force from a day on. Version 1 is the one that comes with us.

    `levels`: [[code, word, meaning], …], every level of the key in its order. `body` decided,
    or where it is empty, `set_by`.
    """

    KEY = ("authority", "kind")

    kind = models.CharField(max_length=10, choices=KINDS)
    version = models.PositiveSmallIntegerField()
    levels = models.JSONField()
    body = models.CharField(max_length=120, blank=True)
    set_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    why = CommittedText()

    class Meta:
        constraints = [
            track("rating_key", "authority", "kind"),
            models.UniqueConstraint(
                fields=["authority", "kind", "version"], name="rating_key_version_once"
            ),
            models.CheckConstraint(condition=Q(version__gte=2), name="rating_key_after_ours"),
        ]


class LevelDecision(Record):
    """What a person decided of the ratings that stood at a level which a key defines anew."""

    key = models.ForeignKey(RatingKey, models.PROTECT, related_name="decisions")
    level = models.CharField(max_length=20)
    look_again = models.BooleanField()

    objects: ClassVar[Any] = RecordQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key", "level"], name="level_decided_once"),
        ]


class RatingConfirmed(Record):
    """A rating given under a former key was looked at again, and holds under the one of now.

    Of one action, priority or finding. `not_by` is who must not confirm it (the owner of an
    impact rating or of a complete action; the lead of a priority), for the database to check.
    """

    kind = models.CharField(max_length=10, choices=KINDS)
    level = models.CharField(max_length=20)
    action = models.ForeignKey(Action, models.PROTECT, null=True, related_name="+")
    priority = models.ForeignKey(Priority, models.PROTECT, null=True, related_name="+")
    finding = models.ForeignKey(Finding, models.PROTECT, null=True, related_name="+")
    confirmed_on = models.DateField()
    confirmed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    not_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    why = CommittedText()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(action__isnull=False, priority=None, finding=None)
                | Q(action=None, priority__isnull=False, finding=None)
                | Q(action=None, priority=None, finding__isnull=False),
                name="confirmed_rating_is_of_one",
            ),
            models.CheckConstraint(
                condition=Q(not_by=None) | ~Q(confirmed_by=F("not_by")),
                name="rating_is_not_confirmed_by_its_own",
            ),
            models.CheckConstraint(
                condition=Q(kind="impact") | Q(action__isnull=False),
                name="progress_is_of_an_action",
            ),
        ]
