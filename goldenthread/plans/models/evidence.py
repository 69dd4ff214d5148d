"""Evidence, and the impact ratings that rest on it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from goldenthread.accounts.models import Person
from goldenthread.documents.models import StoredFile
from goldenthread.inspections.models import Finding
from goldenthread.ledger.models import CommittedText, Fact, Record, track
from goldenthread.plans.models.choices import IMPACT, EvidenceKind, EvidenceMarking
from goldenthread.plans.models.plan import Action, Priority, VisibleQuerySet


class EvidenceQuerySet(VisibleQuerySet["Evidence"]):
    VERB: ClassVar = "evidence.view"


class Evidence(Record):
    """One piece of evidence: a file held here, a link, or (`by_words`) what somebody said, which
    the record itself holds, with a file or without. Its words stand in `EvidenceText`."""

    TRACKS: ClassVar = {
        "kind": ("plans.EvidenceText", "kind"),
        "title": ("plans.EvidenceText", "title"),
        "note": ("plans.EvidenceText", "note"),
        "dated_on": ("plans.EvidenceText", "dated_on"),
        "practice_area": ("plans.EvidenceText", "practice_area"),
        "review_by": ("plans.EvidenceText", "review_by"),
        "marking": ("plans.EvidenceText", "marking"),
        "marking_why": ("plans.EvidenceText", "marking_why"),
        "version": ("plans.EvidenceVersion", "number"),
        "version_on": ("plans.EvidenceVersion", "effective_on"),
        "version_entry": ("plans.EvidenceVersion", "entry"),
        "version_file_id": ("plans.EvidenceVersion", "file_id"),
    }

    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    url = models.URLField(max_length=500, blank=True)
    by_words = models.BooleanField(default=False)
    added_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    added_on = models.DateField()

    objects: ClassVar[Any] = EvidenceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(Q(file=None, by_words=False) & ~Q(url=""))
                | (Q(file__isnull=False) & Q(url=""))
                | Q(file=None, url="", by_words=True),
                name="evidence_is_a_file_a_link_or_words",
            )
        ]

    @property
    def held_here(self) -> bool:
        """A copy is held here: of its newest version, where the row was read with DESCRIBED."""
        if self.__dict__.get("version"):
            return self.__dict__["version_file_id"] is not None
        return self.by_words or self.file_id is not None


DESCRIBED = (
    *("kind", "title", "note", "dated_on", "practice_area", "review_by", "marking"),
    *("marking_why", "version", "version_on", "version_entry", "version_file_id"),
)
"""What of a piece of evidence is read wherever it is listed or judged."""


class EvidenceText(Fact):
    """What it is, from which day, until when it is in date (`review_by`), and who may see it."""

    KEY = ("evidence",)

    evidence = models.ForeignKey(Evidence, models.PROTECT, related_name="texts")
    kind = models.CharField(max_length=20, choices=EvidenceKind)
    title = models.CharField(max_length=200)
    note = CommittedText()
    dated_on = models.DateField()
    practice_area = models.CharField(max_length=60, blank=True, default="")
    review_by = models.DateField(null=True)
    marking = models.CharField(
        max_length=10, choices=EvidenceMarking, default=EvidenceMarking.INTERNAL
    )
    marking_why = CommittedText()

    class Meta:
        constraints = [
            track("evidence_text", "evidence"),
            models.CheckConstraint(
                condition=~Q(marking="exempt") | Q(marking_why=None) | ~Q(marking_why=""),
                name="evidence_exempt_for_a_reason",
            ),
        ]


class EvidenceVersion(Fact):
    """A newer file or link of a piece of evidence; what it replaces is kept beside it.

    Version 1 is the evidence's own. `why`: what is different.
    """

    KEY = ("evidence",)

    evidence = models.ForeignKey(Evidence, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    url = models.URLField(max_length=500, blank=True)
    why = CommittedText()
    added_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            track("evidence_version", "evidence"),
            models.UniqueConstraint(
                fields=["evidence", "number"], name="evidence_version_number_once"
            ),
            models.CheckConstraint(condition=Q(number__gte=2), name="evidence_version_after_first"),
            models.CheckConstraint(
                condition=(Q(file=None) & ~Q(url="")) | (Q(file__isnull=False) & Q(url="")),
                name="evidence_version_is_a_file_or_a_link",
            ),
        ]


class EvidenceOn(Fact):
    """Evidence shows something about a subject, or was taken off it."""

    evidence = models.ForeignKey(Evidence, models.PROTECT, related_name="+")
    present = models.BooleanField(default=True)

    class Meta:
        abstract = True


class EvidenceOnAction(EvidenceOn):
    KEY = ("action", "evidence")

    action = models.ForeignKey(Action, models.PROTECT, related_name="evidence_links")

    class Meta:
        constraints = [track("evidence_on_action", "action", "evidence")]


class EvidenceOnPriority(EvidenceOn):
    KEY = ("priority", "evidence")

    priority = models.ForeignKey(Priority, models.PROTECT, related_name="evidence_links")

    class Meta:
        constraints = [track("evidence_on_priority", "priority", "evidence")]


class EvidenceOnFinding(EvidenceOn):
    KEY = ("finding", "evidence")

    finding = models.ForeignKey(Finding, models.PROTECT, related_name="evidence_links")

    class Meta:
        constraints = [track("evidence_on_finding", "finding", "evidence")]


class Impact(Fact):
    """Is it better for children? Given by an assessor on evidence; it can go back.

    `rests_on`: numbers of the evidence. `below_standard`: the written reason where the
    evidence is short of the standard; shown as "assessor's judgement" wherever the rating is.
    """

    rating = models.CharField(max_length=20, choices=IMPACT)
    rationale = CommittedText()
    below_standard = CommittedText()
    rests_on = models.JSONField(default=list)
    assessor = models.ForeignKey(Person, models.PROTECT, related_name="+")
    look_again_on = models.DateField(null=True)

    class Meta:
        abstract = True


class ActionImpact(Impact):
    """The owner is copied, so that the database can refuse who may not assess."""

    KEY = ("action",)

    action = models.ForeignKey(Action, models.PROTECT, related_name="impacts")
    owner = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            track("action_impact", "action"),
            models.CheckConstraint(
                condition=~Q(assessor=F("owner")), name="impact_is_not_assessed_by_the_owner"
            ),
        ]


class PriorityImpact(Impact):
    """The lead is copied, so that the database can refuse who may not assess."""

    KEY = ("priority",)

    priority = models.ForeignKey(Priority, models.PROTECT, related_name="impacts")
    lead = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            track("priority_impact", "priority"),
            models.CheckConstraint(
                condition=~Q(assessor=F("lead")), name="impact_is_not_assessed_by_the_lead"
            ),
        ]


class FindingImpact(Impact):
    KEY = ("finding",)

    finding = models.ForeignKey(Finding, models.PROTECT, related_name="impacts")

    class Meta:
        constraints = [track("finding_impact", "finding")]
