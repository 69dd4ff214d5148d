"""Questions about a plan or what is in it, their answers, and what who asked says of them."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q

from goldenthread.accounts.access import Member, visible
from goldenthread.accounts.models import Person
from goldenthread.inspections.models import Finding
from goldenthread.ledger.models import CommittedText, Fact, Record, track
from goldenthread.ledger.tracks import TrackedQuerySet
from goldenthread.measures.models import Measure
from goldenthread.plans.challenges import ABOUT, OF_ACTIONS, OF_MEASURES, SUBJECTS, About
from goldenthread.plans.models.plan import Action, Plan, Priority

ABOUT_CHOICES = [(each.value, ABOUT[each]) for each in About]
_OF_ACTIONS = sorted(each.value for each in OF_ACTIONS)
_OF_MEASURES = sorted(each.value for each in OF_MEASURES)
_AT_MOST_ONE = reduce(
    or_, (Q(**{other: None for other in SUBJECTS if other != name}) for name in SUBJECTS)
)


class ChallengeQuerySet(TrackedQuerySet["Challenge"]):
    def visible_to(self, member: Member) -> Self:
        """Without those about findings that the member may not see."""
        return self.filter(visible(member, "challenge.view"))


class Challenge(Record):
    """A question about a plan, one action, priority or finding of it, or a measure.

    `asked_by` asks it in person; or `asked_for`, a post or body, asked it, and `recorded_by`
    recorded that. `at_meeting` names the meeting where it was asked. `asked_of` is to answer.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="challenges")
    action = models.ForeignKey(Action, models.PROTECT, null=True, related_name="challenges")
    priority = models.ForeignKey(Priority, models.PROTECT, null=True, related_name="challenges")
    finding = models.ForeignKey(Finding, models.PROTECT, null=True, related_name="challenges")
    measure = models.ForeignKey(Measure, models.PROTECT, null=True, related_name="challenges")
    about = models.CharField(max_length=10, choices=ABOUT_CHOICES)
    question = CommittedText()
    asked_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    asked_for = models.CharField(max_length=120, blank=True)
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_on = models.DateField()
    at_meeting = models.CharField(max_length=120, blank=True)
    asked_of = models.ForeignKey(Person, models.PROTECT, related_name="+")
    due_on = models.DateField()

    objects: ClassVar[Any] = ChallengeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=_AT_MOST_ONE, name="challenge_of_one_subject"),
            models.CheckConstraint(
                condition=Q(measure__isnull=False, about__in=_OF_MEASURES)
                | Q(measure=None, action__isnull=False) & ~Q(about__in=_OF_MEASURES)
                | Q(measure=None, action=None) & ~Q(about__in=[*_OF_ACTIONS, *_OF_MEASURES]),
                name="challenge_of_what_its_subject_has",
            ),
            models.CheckConstraint(
                condition=Q(asked_by=None) & ~Q(asked_for="")
                | Q(asked_by__isnull=False, asked_for=""),
                name="challenge_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(asked_by=None) | ~Q(asked_by=F("asked_of")),
                name="challenge_of_another",
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("asked_on")), name="challenge_due_after_it_is_asked"
            ),
        ]

    @property
    def kind(self) -> str:
        """ "action", "priority", "finding" or "measure"; "plan" where it is about the whole."""
        return next((name for name in SUBJECTS if getattr(self, f"{name}_id")), "plan")

    @property
    def subject(self) -> Any:
        return getattr(self, self.kind)

    @property
    def asker(self) -> str:
        return self.asked_by.post if self.asked_by else self.asked_for


class ChallengeAnswer(Fact):
    """What was answered. The next row corrects it, or answers again where it was not enough.

    Who asked is copied (None: a body or somebody outside): nobody answers their own question.
    """

    KEY = ("challenge",)

    challenge = models.ForeignKey(Challenge, models.PROTECT, related_name="answers")
    answer = CommittedText()
    answered_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            track("challenge_answer", "challenge"),
            models.CheckConstraint(
                condition=Q(asked_by=None) | ~Q(asked_by=F("answered_by")),
                name="challenge_not_answered_by_who_asked",
            ),
        ]


class ChallengeClosed(Fact):
    """Who asked is satisfied, or not: then the question goes on, to be answered by `due_on`.

    Who asked and who answered are copied: who answers never closes, and who closes another's
    question says why. Where nobody answered, it is withdrawn.
    """

    KEY = ("challenge",)

    challenge = models.ForeignKey(Challenge, models.PROTECT, related_name="closings")
    satisfied = models.BooleanField()
    why = CommittedText()
    due_on = models.DateField(null=True)
    closed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            track("challenge_closed", "challenge"),
            models.CheckConstraint(
                condition=~Q(closed_by=F("answered_by")), name="challenge_not_closed_by_who_answers"
            ),
            models.CheckConstraint(
                condition=Q(asked_by__isnull=False, closed_by=F("asked_by"), satisfied=True)
                | ~Q(why=""),
                name="challenge_closed_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(answered_by__isnull=False) | (Q(satisfied=True) & ~Q(why="")),
                name="challenge_withdrawn_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(satisfied=True, due_on=None) | Q(satisfied=False, due_on__isnull=False),
                name="challenge_goes_on_to_a_day",
            ),
        ]
