"""Triggers as a plan sets them; the contingencies that they asked for; responses and closing."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from goldenthread.accounts.models import Person
from goldenthread.ledger.models import CommittedText, Fact, Record, track
from goldenthread.measures.models import Measure
from goldenthread.plans.contingencies import (
    ANSWER_DAYS,
    MOST_DAYS,
    MOST_PERIODS,
    OF_A_DAY,
    TRIGGERS,
    Trigger,
)
from goldenthread.plans.models.plan import Action, Plan, Priority, VisibleQuerySet

TRIGGER_CHOICES = [(Trigger(code).value, words) for code, words in TRIGGERS.items()]
_OF_A_DAY = sorted(each.value for each in OF_A_DAY)


class TriggerSetting(Fact):
    """Whether a plan watches a trigger, after how many periods or which day it fires, and why."""

    KEY = ("plan", "kind")

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="triggers")
    kind = models.CharField(max_length=12, choices=TRIGGER_CHOICES)
    is_watched = models.BooleanField()
    periods = models.PositiveSmallIntegerField(null=True)
    by_on = models.DateField(null=True)
    answer_days = models.PositiveSmallIntegerField(default=ANSWER_DAYS)
    why = CommittedText()
    set_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            track("trigger_setting", "plan", "kind"),
            models.CheckConstraint(condition=~Q(why=""), name="trigger_is_set_for_a_reason"),
            models.CheckConstraint(
                condition=Q(answer_days__gte=1, answer_days__lte=MOST_DAYS),
                name="trigger_leaves_time_to_answer",
            ),
            models.CheckConstraint(
                condition=Q(is_watched=False)
                | Q(kind__in=_OF_A_DAY, by_on__isnull=False, periods=None)
                | ~Q(kind__in=_OF_A_DAY)
                & Q(periods__gte=1, periods__lte=MOST_PERIODS, periods__isnull=False, by_on=None),
                name="trigger_has_its_threshold",
            ),
        ]


class Contingency(Record):
    """A trigger fired for an action, or for a measure under a priority, and asked the lead of the
    one or the other, `asked_of`, for a response by `due_on`.

    `since` is of the run that fired (`contingencies.Fired` and `Spell`): each fires once.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="contingencies")
    action = models.ForeignKey(Action, models.PROTECT, null=True, related_name="contingencies")
    measure = models.ForeignKey(Measure, models.PROTECT, null=True, related_name="+")
    priority = models.ForeignKey(Priority, models.PROTECT, null=True, related_name="contingencies")
    kind = models.CharField(max_length=12, choices=TRIGGER_CHOICES)
    since = models.DateField()
    periods = models.PositiveSmallIntegerField()
    fired_on = models.DateField()
    asked_of = models.ForeignKey(Person, models.PROTECT, related_name="+")
    due_on = models.DateField()

    objects: ClassVar[Any] = VisibleQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["action", "kind", "since"], name="contingency_fires_once"
            ),
            models.UniqueConstraint(
                fields=["plan", "measure", "priority", "since"],
                name="contingency_fires_once_for_a_measure",
            ),
            models.CheckConstraint(
                condition=Q(kind=Trigger.MEASURE.value, action=None)
                & Q(measure__isnull=False, priority__isnull=False)
                | ~Q(kind=Trigger.MEASURE.value)
                & Q(action__isnull=False, measure=None, priority=None),
                name="contingency_is_about_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(due_on__gt=F("fired_on")), name="contingency_leaves_time_to_answer"
            ),
        ]

    @property
    def subject(self) -> Action | Priority:
        """Whose lead answers, and in whose record it stands."""
        found: Any = self.action or self.priority
        return found  # type: ignore[no-any-return]


class ContingencyResponse(Fact):
    """What the lead will do, by when; or, not `needed`, why nothing. The next row corrects it."""

    KEY = ("contingency",)

    contingency = models.ForeignKey(Contingency, models.PROTECT, related_name="responses")
    needed = models.BooleanField()
    response = CommittedText()
    done_by = models.DateField(null=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            track("contingency_response", "contingency"),
            models.CheckConstraint(condition=~Q(response=""), name="contingency_response_in_words"),
            models.CheckConstraint(
                condition=Q(needed=True, done_by__isnull=False, done_by__gte=F("effective_on"))
                | Q(needed=False, done_by=None),
                name="contingency_response_has_its_day",
            ),
        ]


class ContingencyClosed(Fact):
    """The response is done, or none is needed; or, not `closed`, that is not so, and the lead
    answers anew by `due_on`. Who answered is copied: another closes."""

    KEY = ("contingency",)

    contingency = models.ForeignKey(Contingency, models.PROTECT, related_name="closings")
    closed = models.BooleanField()
    why = CommittedText()
    due_on = models.DateField(null=True)
    closed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    answered_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            track("contingency_closed", "contingency"),
            models.CheckConstraint(condition=~Q(why=""), name="contingency_closed_for_a_reason"),
            models.CheckConstraint(
                condition=~Q(closed_by=F("answered_by")),
                name="contingency_not_closed_by_who_answers",
            ),
            models.CheckConstraint(
                condition=Q(closed=True, due_on=None) | Q(closed=False, due_on__isnull=False),
                name="contingency_goes_on_to_a_day",
            ),
        ]
