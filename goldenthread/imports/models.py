"""Plans brought in from files: what is being looked at, what was brought in, what was taken back.

A draft import is operational: nothing of the plan is recorded before a person saw it.
"""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models

from goldenthread.accounts.access import Member, visible
from goldenthread.accounts.models import Person
from goldenthread.core import clock
from goldenthread.documents.models import StoredFile
from goldenthread.ledger.models import CommittedText, Fact, Record, RecordQuerySet, track
from goldenthread.plans.models import Action, Plan


class Working(models.TextChoices):
    """What the worker does for a draft import: a large file is read and saved in the background."""

    NOTHING = "", "Nothing"
    READING = "reading", "Being read"
    SAVING = "saving", "Being saved"


class ImportDraft(models.Model):
    """A file or pasted text that was read and is being looked at by one person.

    `proposal`: see proposal.py; `choices`: settling.py. `plan`: the plan of which it is a newer
    version, or None where it becomes a plan. `done` of `whole` rows are saved; `problem` is the
    sentence with which the worker gave up.
    """

    OPERATIONAL = "work in progress of one person; emptied when it is saved"

    authority = models.ForeignKey("ledger.Authority", models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    plan = models.ForeignKey(Plan, models.PROTECT, null=True, related_name="+")
    sha256 = models.CharField(max_length=64)
    file_name = models.CharField(max_length=120)
    file_kind = models.CharField(max_length=10)
    file_size = models.PositiveIntegerField()
    proposal = models.JSONField(default=dict)
    choices = models.JSONField(default=dict)
    overruled = models.JSONField(default=list)
    working = models.CharField(max_length=10, choices=Working, blank=True, default="")
    done = models.PositiveIntegerField(default=0)
    whole = models.PositiveIntegerField(default=0)
    problem = models.TextField(blank=True, default="")
    created_at = models.DateTimeField(default=clock.now)
    touched_at = models.DateTimeField(default=clock.now)
    saved_as = models.ForeignKey("PlanImport", models.PROTECT, null=True, related_name="+")

    def __str__(self) -> str:
        return self.file_name


class Heading(models.Model):
    """What a heading means in the plans of an authority, as a person corrected it last."""

    OPERATIONAL = "a habit of the reader: what it led to stands in each import"

    authority = models.ForeignKey("ledger.Authority", models.PROTECT, related_name="+")
    words = models.CharField(max_length=120)
    field = models.CharField(max_length=20)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["authority", "words"], name="heading_once"),
        ]

    def __str__(self) -> str:
        return f"{self.words}: {self.field}"


class ImportQuerySet(RecordQuerySet["PlanImport"]):
    def visible_to(self, member: Member) -> Self:
        return self.filter(visible(member, "import.view"))


class PlanImport(Record):
    """A file that was brought into a plan: the batch. Entries from `first_entry` on whose basis
    names the file's checksum are its own.

    `made_plan`: the plan began with it; otherwise it brought the plan up to date.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="imports")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    made_plan = models.BooleanField()
    first_entry = models.PositiveBigIntegerField()
    brought_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    rows = models.PositiveIntegerField()
    left_out = models.PositiveIntegerField()
    report = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")

    objects: ClassVar[Any] = ImportQuerySet.as_manager()


class ImportedAction(Record):
    """Where in a file an action comes from, or what changed it: `place` is a cell or a page."""

    batch = models.ForeignKey(PlanImport, models.PROTECT, related_name="actions")
    action = models.ForeignKey(Action, models.PROTECT, related_name="imported")
    place = models.CharField(max_length=60)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["batch", "action"], name="imported_action_once"),
        ]


class ImportWithdrawal(Record):
    """A batch was taken back, before anything was built on it; `why` is its reason."""

    batch = models.OneToOneField(PlanImport, models.PROTECT, related_name="withdrawal")
    withdrawn_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    why = CommittedText()


class CheckResult(models.Model):
    """What the plan check found on a day, kept where it differs from the day before.

    `faults`: [code, place] of each; `counts`: how many by severity.
    """

    OPERATIONAL = "derived from the record: the check of any day can be made again"

    authority = models.ForeignKey("ledger.Authority", models.CASCADE, related_name="+")
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="+")
    on = models.DateField()
    counts = models.JSONField()
    faults = models.JSONField()

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "on"], name="check_result_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.on}: {self.counts}"


class RuleSetting(Fact):
    """A rule of the plan check in an authority: off, or with limits of its own, or as it comes.

    `rule` is its code; `limits` hold only those that differ. `reason` stands wherever the rules
    are listed.
    """

    KEY = ("authority", "rule")

    rule = models.CharField(max_length=40)
    is_off = models.BooleanField()
    limits = models.JSONField(default=dict)
    set_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    reason = CommittedText()

    class Meta:
        constraints = [track("rule_setting", "authority", "rule")]
