"""Undertakings: what officers promised members, and what became of it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from goldenthread.accounts.models import Person
from goldenthread.core import clock
from goldenthread.governance.models.bodies import Body
from goldenthread.governance.models.choices import ResponseState, UndertakingState
from goldenthread.governance.models.decisions import OfItemQuerySet
from goldenthread.governance.models.meetings import Item, Meeting
from goldenthread.ledger.models import CommittedText, Fact, Record, track


class Undertaking(Record):
    """A promise made at an item. Its number is the authority's: U7."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="undertakings")
    number = models.PositiveIntegerField()

    objects: ClassVar[Any] = OfItemQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["authority", "number"], name="undertaking_number_once")
        ]


class UndertakingTerms(Fact):
    """What was promised, in one line, with the sentence that it came from; by whom, to whom, till
    when. `person` is who is chased; where the post has no account here, `post` says who it is.
    `asker` is the member who asked for it and is told of the answer."""

    KEY = ("undertaking",)

    undertaking = models.ForeignKey(Undertaking, models.PROTECT, related_name="terms")
    title = models.CharField(max_length=200)
    sentence = CommittedText()
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    post = models.CharField(max_length=120, blank=True)
    asked_by = models.CharField(max_length=120, blank=True)
    asker = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    due_on = models.DateField(null=True)
    due_meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, related_name="+")
    recurring = models.BooleanField(default=False)

    class Meta:
        constraints = [
            track("undertaking_terms", "undertaking"),
            models.CheckConstraint(condition=~Q(title=""), name="undertaking_has_a_title"),
            models.CheckConstraint(
                condition=Q(person=None) ^ Q(post=""), name="undertaking_of_a_person_or_a_post"
            ),
            models.CheckConstraint(
                condition=Q(due_on=None) | Q(due_meeting=None), name="undertaking_due_once"
            ),
        ]


class UndertakingTo(Fact):
    """An undertaking is owed to a body, or no longer."""

    KEY = ("undertaking", "body")

    undertaking = models.ForeignKey(Undertaking, models.PROTECT, related_name="owed_to")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    present = models.BooleanField(default=True)

    class Meta:
        constraints = [track("undertaking_to", "undertaking", "body")]


class UndertakingStanding(Fact):
    """Open, answered, reported back at a meeting, or withdrawn; why."""

    KEY = ("undertaking",)

    undertaking = models.ForeignKey(Undertaking, models.PROTECT, related_name="standings")
    state = models.CharField(max_length=14, choices=UndertakingState)
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, related_name="+")
    why = CommittedText()
    told_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            track("undertaking_standing", "undertaking"),
            models.CheckConstraint(
                condition=Q(state=UndertakingState.OPEN) | ~Q(why=""),
                name="undertaking_settled_with_words",
            ),
            models.CheckConstraint(
                condition=~Q(state=UndertakingState.REPORTED_BACK) | Q(meeting__isnull=False),
                name="undertaking_reported_to_a_meeting",
            ),
        ]


class Response(Record):
    """A written answer to an undertaking."""

    undertaking = models.ForeignKey(Undertaking, models.PROTECT, related_name="responses")
    text = CommittedText()
    written_on = models.DateField()
    written_by = models.ForeignKey(Person, models.PROTECT, related_name="+")


class ResponsePublication(Fact):
    """Whether a response can be read beyond those who work on it. Its author is copied: the
    database refuses an author who publishes."""

    KEY = ("response",)

    response = models.ForeignKey(Response, models.PROTECT, related_name="publications")
    state = models.CharField(max_length=10, choices=ResponseState)
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    decided_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            track("response_publication", "response"),
            models.CheckConstraint(
                condition=~Q(state=ResponseState.PUBLISHED) | ~Q(decided_by=F("author")),
                name="response_not_published_by_its_author",
            ),
        ]


class ChaseKind(models.TextChoices):
    WEEK = "week", "A week before"
    OVERDUE = "overdue", "Overdue"
    DIRECTOR = "director", "Overdue, to the director"
    MONITORING = "monitoring", "Overdue, to the monitoring officer"
    ANSWERED = "answered", "Answered, to who asked"


class Chase(models.Model):
    """Somebody was written to about an undertaking. Noted before the mail goes out."""

    OPERATIONAL = "keeps anybody from being written to twice; the record is of promises, not mail"

    undertaking = models.ForeignKey(Undertaking, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=ChaseKind)
    due_on = models.DateField()
    claimed_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["undertaking", "person", "kind", "due_on"], name="chase_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.due_on}"
