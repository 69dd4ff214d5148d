"""What people decide about a reporting period. The periods themselves are computed.

A period stands in each table by its last month's first day, like the updates' own (docs/adr/0006).
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from goldenthread.accounts.models import Person
from goldenthread.ledger.models import CommittedText, Fact, track
from goldenthread.plans.models.plan import Action, Plan, Priority, Update

IS_A_MONTH = Q(period__day=1)


class PeriodLock(Fact):
    """A period takes no more updates; or it was opened again, which `note` gives the reason for."""

    KEY = ("plan", "period")

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="locks")
    period = models.DateField()
    locked = models.BooleanField()
    decided_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    note = CommittedText()

    class Meta:
        constraints = [
            track("period_lock", "plan", "period"),
            models.CheckConstraint(condition=IS_A_MONTH, name="locked_period_is_a_month"),
            models.CheckConstraint(
                condition=Q(locked=True) | ~Q(note=""), name="reopening_has_a_reason"
            ),
        ]


class UpdateReturn(Fact):
    """An update was sent back with a question; not `open` once a corrected one is given."""

    KEY = ("action", "period")

    action = models.ForeignKey(Action, models.PROTECT, related_name="update_returns")
    period = models.DateField()
    open = models.BooleanField()
    question = CommittedText()
    owner = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            track("update_return", "action", "period"),
            models.CheckConstraint(condition=IS_A_MONTH, name="returned_period_is_a_month"),
            models.CheckConstraint(
                condition=Q(open=False) | ~Q(question=""), name="sent_back_with_a_question"
            ),
            models.CheckConstraint(
                condition=Q(open=False) | ~Q(asked_by=F("owner")),
                name="own_update_is_not_sent_back",
            ),
        ]


class UpdateCheck(Fact):
    """An update was checked for quality. A later correction of it is another `update`."""

    KEY = ("action", "period")

    action = models.ForeignKey(Action, models.PROTECT, related_name="update_checks")
    period = models.DateField()
    update = models.ForeignKey(Update, models.PROTECT, related_name="checks")
    owner = models.ForeignKey(Person, models.PROTECT, related_name="+")
    checked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            track("update_check", "action", "period"),
            models.CheckConstraint(condition=IS_A_MONTH, name="checked_period_is_a_month"),
            models.CheckConstraint(
                condition=~Q(checked_by=F("owner")), name="own_update_is_not_checked"
            ),
        ]


class Highlight(Fact):
    """What the lead of a priority says of a period, once; a correction is a later row."""

    KEY = ("priority", "period")

    priority = models.ForeignKey(Priority, models.PROTECT, related_name="highlights")
    period = models.DateField()
    text = CommittedText()
    lead = models.ForeignKey(Person, models.PROTECT, related_name="+")
    written_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            track("highlight", "priority", "period"),
            models.CheckConstraint(condition=IS_A_MONTH, name="highlight_is_of_a_month"),
        ]


class Cover(Fact):
    """Somebody gives an absent owner's updates from one day to another, or no longer."""

    KEY = ("absent", "cover")

    absent = models.ForeignKey(Person, models.PROTECT, related_name="covers")
    cover = models.ForeignKey(Person, models.PROTECT, related_name="covering")
    begins_on = models.DateField()
    ends_on = models.DateField()
    present = models.BooleanField(default=True)
    arranged_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            track("cover", "absent", "cover"),
            models.CheckConstraint(
                condition=~Q(absent=F("cover")), name="nobody_covers_for_themselves"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("begins_on")), name="cover_ends_after_it_begins"
            ),
        ]
