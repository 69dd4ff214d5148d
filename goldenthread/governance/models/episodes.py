"""Intervention: what government and its people did, as episodes with a beginning and an end."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q

from goldenthread.accounts.access import Member, visible
from goldenthread.ledger.models import CommittedText, Fact, Record, RecordQuerySet, track


class EpisodeKind(models.TextChoices):
    """Visits and inspections are not among these: they stand with the inspections."""

    ADVISER = "adviser", "Improvement adviser"
    NOTICE = "notice", "Improvement notice"
    DIRECTION = "direction", "Statutory direction"
    COMMISSIONER = "commissioner", "Commissioner"
    TRUST = "trust", "Trust"
    REVIEW = "review", "Review by the DfE"
    ENGAGEMENT = "engagement", "Annual engagement meeting"
    SUBMISSION = "submission", "Plan submitted to Ofsted"
    RESPONSE = "response", "Response from Ofsted"
    SUPPORT = "support", "Supervision and support"
    END = "end", "Out of intervention"


class EpisodeQuerySet(RecordQuerySet["Episode"]):
    def visible_to(self, member: Member) -> Self:
        return self.filter(visible(member, "episode.view"))


class Episode(Record):
    """One episode of intervention, or a single day of it."""

    objects: ClassVar[Any] = EpisodeQuerySet.as_manager()


class EpisodeTerms(Fact):
    """What it was, from when to when (`ends_on` None while it goes on), by whom (a post or a body).

    `follows`: the episode that it came from, stepping up (a direction after a notice) or down (a
    notice after a direction), or that it reviews. `document`: the address at which what it says is
    published, as of a notice; "" where none is.
    """

    KEY = ("episode",)

    episode = models.ForeignKey(Episode, models.PROTECT, related_name="terms")
    kind = models.CharField(max_length=12, choices=EpisodeKind)
    begins_on = models.DateField()
    ends_on = models.DateField(null=True)
    by_whom = models.CharField(max_length=120, blank=True)
    note = CommittedText()
    document = models.CharField(max_length=500, blank=True, default="")
    follows = models.ForeignKey(Episode, models.PROTECT, null=True, related_name="+")
    present = models.BooleanField(default=True)

    class Meta:
        constraints = [
            track("episode_terms", "episode"),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("begins_on")),
                name="episode_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(follows=None) | ~Q(follows=F("episode")),
                name="episode_does_not_follow_itself",
            ),
        ]
