"""Bodies and who sits on them."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q

from goldenthread.accounts.access import Member, visible
from goldenthread.accounts.models import Person
from goldenthread.governance.models.choices import BodyKind, SeatRole
from goldenthread.ledger.models import Fact, Record, RecordQuerySet, track


class BodyQuerySet(RecordQuerySet["Body"]):
    def visible_to(self, member: Member) -> Self:
        return self.filter(visible(member, "body.view"))


class Body(Record):
    """A body that is told of improvement, or decides about it."""

    objects: ClassVar[Any] = BodyQuerySet.as_manager()


class BodyTerms(Fact):
    """What a body is called and how often it meets: `cadence` in the body's own words.

    `clear_days` between publishing and meeting; None: as the law asks of its kind.
    `meets_every_weeks`: how often at least, for the work programme; None: nothing is expected.
    """

    KEY = ("body",)

    body = models.ForeignKey(Body, models.PROTECT, related_name="terms")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices=BodyKind)
    cadence = models.CharField(max_length=120, blank=True)
    sees = models.CharField(max_length=400, blank=True)
    standing = models.BooleanField(default=True)
    clear_days = models.PositiveSmallIntegerField(null=True)
    meets_every_weeks = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints = [
            track("body_terms", "body"),
            models.CheckConstraint(condition=~Q(name=""), name="body_has_a_name"),
        ]


class Seat(Record):
    """A place on a body: of a person who can sign in, or of a post that has no account here."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="seats")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    post = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(person=None) ^ Q(post=""), name="seat_of_a_person_or_a_post"
            )
        ]


class SeatTerms(Fact):
    """As what somebody sits there, from when to when. `independent`: of those who are overseen."""

    KEY = ("seat",)

    seat = models.ForeignKey(Seat, models.PROTECT, related_name="terms")
    role = models.CharField(max_length=12, choices=SeatRole, default=SeatRole.MEMBER)
    independent = models.BooleanField(default=False)
    begins_on = models.DateField()
    ends_on = models.DateField(null=True)

    class Meta:
        constraints = [
            track("seat_terms", "seat"),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("begins_on")),
                name="seat_ends_after_it_begins",
            ),
        ]
