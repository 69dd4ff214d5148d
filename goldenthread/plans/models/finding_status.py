"""How each finding stands by itself: decided by a body or a person, on a basis."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from goldenthread.accounts.models import Person
from goldenthread.core import clock
from goldenthread.inspections.models import Finding
from goldenthread.ledger.models import CommittedText, Fact, Record, track
from goldenthread.plans.finding_status import WORDS, Status
from goldenthread.plans.models.plan import Plan

STATUSES = [(status.value, WORDS[status]) for status in Status]


class FindingReview(Record):
    """A body went through a plan's findings one by one, as it does once a year."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="finding_reviews")
    year = models.PositiveSmallIntegerField()
    body = models.CharField(max_length=120)
    held_on = models.DateField()
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(body=""), name="review_is_by_a_named_body"),
        ]


class FindingStatus(Fact):
    """A finding's status from a day on. A decision of the same day corrects it.

    `body` decided, or where it is empty `decided_by` in person; `decided_by` is else who
    recorded the body's decision. `reason`: why it went back, where it did.
    """

    KEY = ("finding",)

    finding = models.ForeignKey(Finding, models.PROTECT, related_name="statuses")
    status = models.CharField(max_length=10, choices=STATUSES)
    body = models.CharField(max_length=120, blank=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    basis = CommittedText()
    reason = CommittedText()
    review = models.ForeignKey(FindingReview, models.PROTECT, null=True, related_name="statuses")

    class Meta:
        constraints = [
            track("finding_status", "finding"),
            models.CheckConstraint(
                condition=Q(review=None) | ~Q(body=""), name="reviewed_status_is_a_bodys"
            ),
        ]


class FindingAnswerer(Record):
    """Somebody who owned or led an action answering a finding when a person decided its status.

    The decider is copied, so that the database can refuse who may not decide.
    """

    status = models.ForeignKey(FindingStatus, models.PROTECT, related_name="answerers")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    decided_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["status", "person"], name="finding_answerer_once"),
            models.CheckConstraint(
                condition=~Q(person=F("decided_by")),
                name="finding_is_not_decided_by_who_answers_it",
            ),
        ]


class StatusProposal(models.Model):
    """What a review may decide of one finding: shared by those who prepare it, and not a status."""

    OPERATIONAL = "work in progress; emptied when the review's decision is recorded"

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    finding = models.ForeignKey(Finding, models.PROTECT, related_name="+")
    status = models.CharField(max_length=10, choices=STATUSES)
    basis = models.TextField()
    reason = models.TextField(blank=True)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    touched_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "year", "finding"], name="status_proposal_once"
            ),
        ]
