"""Who writes which section of a paper and by when, what is said about it, and who clears it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from goldenthread.accounts.models import Person, Role
from goldenthread.core import clock
from goldenthread.ledger.models import CommittedText, Fact, Record, RecordQuerySet, track
from goldenthread.reports.clearance import CHAIR, CHAIR_WORDS
from goldenthread.reports.models.papers import Paper

CLEARS = [*Role.choices, (CHAIR, CHAIR_WORDS)]


class SectionDuty(Fact):
    """A person is to write a section by a day; nobody any more where both are None."""

    KEY = ("paper", "section")

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="duties")
    section = models.CharField(max_length=20)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    due_on = models.DateField(null=True)

    class Meta:
        constraints = [
            track("section_duty", "paper", "section"),
            models.CheckConstraint(
                condition=Q(person=None, due_on=None)
                | Q(person__isnull=False, due_on__isnull=False),
                name="section_duty_has_a_day",
            ),
        ]


class SectionComment(Record):
    """What somebody says about a section while it is written; never in a finished file."""

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="comments")
    section = models.CharField(max_length=20)
    text = CommittedText()
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_on = models.DateField()

    objects: ClassVar[Any] = RecordQuerySet.as_manager()


class CommentResolved(Record):
    """A comment is dealt with; `note` says how, where there is more to say than that."""

    comment = models.ForeignKey(SectionComment, models.PROTECT, related_name="resolved")
    note = CommittedText()
    resolved_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    resolved_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["comment"], name="comment_resolved_once"),
        ]


class ClearanceSteps(Fact):
    """How an authority's papers are cleared, and how long before publishing; its `steps` in order.

    `kind` of paper; "" for all that have no setting of their own. `drafts_days`: working days
    before the last lawful day of publishing by which all is written. Where it `is_advisory`, a
    paper can be published without clearance, once somebody says so.
    """

    KEY = ("authority", "kind")

    kind = models.CharField(max_length=20, blank=True)
    drafts_days = models.PositiveSmallIntegerField()
    is_advisory = models.BooleanField(default=False)
    set_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [track("clearance_steps", "authority", "kind")]


class ClearanceStep(Record):
    """One step: any holder of a role clears, or one person, or who chairs the paper's body (`CHAIR`
    as role). `section`: only that; "" for all.

    `days`: working days before the last lawful day of publishing.
    """

    setting = models.ForeignKey(ClearanceSteps, models.PROTECT, related_name="steps")
    place = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=60)
    role = models.CharField(max_length=30, choices=CLEARS, blank=True)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    section = models.CharField(max_length=20, blank=True)
    days = models.PositiveSmallIntegerField()

    objects: ClassVar[Any] = RecordQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["setting", "place"], name="clearance_step_in_order"),
            models.UniqueConstraint(fields=["setting", "name"], name="clearance_step_name_once"),
            models.CheckConstraint(
                condition=Q(person=None) ^ Q(role=""), name="clearance_step_is_of_one"
            ),
        ]


class Clearance(Fact):
    """A step of an edition cleared, or returned with words; `section` as its step had it.

    It is of what was written by its entry: a text with a later one was not read.
    """

    KEY = ("paper", "edition", "step")

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="clearances")
    edition = models.PositiveSmallIntegerField()
    step = models.CharField(max_length=60)
    section = models.CharField(max_length=20, blank=True)
    is_cleared = models.BooleanField()
    words = CommittedText()
    given_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [track("clearance", "paper", "edition", "step")]


class ClearanceAuthor(Record):
    """Somebody wrote what was cleared. Who cleared it is copied, so that the database can refuse
    who may not."""

    clearance = models.ForeignKey(Clearance, models.PROTECT, related_name="authors")
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    given_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["clearance", "author"], name="clearance_author_once"),
            models.CheckConstraint(condition=~Q(author=F("given_by")), name="clearer_is_no_author"),
        ]


class PaperReminder(models.Model):
    """Somebody was written to about a section or a step of a paper. Noted before the mail goes
    out."""

    OPERATIONAL = "keeps anybody from being written to twice; the record is of papers, not mail"

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    about = models.CharField(max_length=80)
    kind = models.CharField(max_length=10)
    due_on = models.DateField()
    claimed_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["paper", "person", "about", "kind", "due_on"], name="paper_reminder_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.about} {self.kind} {self.due_on}"
