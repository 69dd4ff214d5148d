"""The dates of an action, how they move, its reviews, and the state that it is in."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from goldenthread.accounts.models import Person
from goldenthread.ledger.models import CommittedText, Fact, Record, track
from goldenthread.plans.models.choices import AgreedBy, StateKind
from goldenthread.plans.models.plan import Action, VisibleQuerySet


class Start(Fact):
    KEY = ("action",)

    action = models.ForeignKey(Action, models.PROTECT, related_name="starts")
    starts_on = models.DateField()

    class Meta:
        constraints = [track("start", "action")]


class DateRequest(Record):
    """An owner asks for a new due date. Until it is answered, the current one holds."""

    action = models.ForeignKey(Action, models.PROTECT, related_name="date_requests")
    asked_on = models.DateField()
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    owner = models.ForeignKey(Person, models.PROTECT, related_name="+")
    from_due_on = models.DateField()
    due_on = models.DateField()
    level = models.CharField(max_length=10, choices=AgreedBy)
    why = CommittedText()

    objects: ClassVar[Any] = VisibleQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(due_on=F("from_due_on")), name="asked_date_is_another"
            )
        ]


class DateAnswer(Fact):
    """A request was agreed or refused. Never by who asked, nor by the owner."""

    KEY = ("request",)

    request = models.ForeignKey(DateRequest, models.PROTECT, related_name="answers")
    agreed = models.BooleanField()
    body = models.CharField(max_length=120, blank=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    owner = models.ForeignKey(Person, models.PROTECT, related_name="+")
    note = CommittedText()

    class Meta:
        constraints = [
            track("date_answer", "request"),
            models.CheckConstraint(
                condition=~Q(answered_by=F("owner")), name="new_date_not_agreed_by_the_owner"
            ),
        ]


class Due(Fact):
    """The due date in force from a day on; the request that moved it, if any."""

    KEY = ("action",)

    action = models.ForeignKey(Action, models.PROTECT, related_name="dues")
    due_on = models.DateField()
    request = models.ForeignKey(DateRequest, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [track("due", "action")]


class State(Fact):
    """Where the work stands apart from its ratings (see states.py, which says what each needs)."""

    KEY = ("action",)

    action = models.ForeignKey(Action, models.PROTECT, related_name="states")
    state = models.CharField(max_length=20, choices=StateKind)
    note = CommittedText()
    review_on = models.DateField(null=True)
    decided_by = models.CharField(max_length=120, blank=True, default="")
    moved_to = models.CharField(max_length=120, blank=True, default="")

    class Meta:
        constraints = [
            track("state", "action"),
            models.CheckConstraint(
                condition=~Q(state="paused") | Q(review_on__isnull=False),
                name="paused_has_a_review_date",
            ),
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | ~Q(decided_by=""),
                name="withdrawn_by_somebody_named",
            ),
            models.CheckConstraint(
                condition=~Q(state="transferred") | ~Q(moved_to=""),
                name="transferred_to_somewhere_named",
            ),
        ]


class ReviewDates(Fact):
    """Work that continues is looked at again and again, whatever its due date.

    `next_on` None: no more reviews. `every_months` 0: one review only. `found` is what the last
    review saw, where this row records one.
    """

    KEY = ("action",)

    action = models.ForeignKey(Action, models.PROTECT, related_name="review_dates")
    next_on = models.DateField(null=True)
    every_months = models.PositiveSmallIntegerField(default=0)
    found = CommittedText()
    told_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            track("review_dates", "action"),
            models.CheckConstraint(
                condition=Q(every_months__lte=24), name="reviews_at_least_every_two_years"
            ),
            models.CheckConstraint(
                condition=Q(next_on__isnull=False) | Q(every_months=0),
                name="repeated_reviews_have_a_next_date",
            ),
        ]
