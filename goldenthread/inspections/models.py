"""Inspections, their dates and judgements, and what inspectors found.

Until its publication an inspection is visible to its named readers only: absent from lists,
search, counts and mail. That is a matter of now, whatever day a page shows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from goldenthread.accounts.access import Member, visible
from goldenthread.accounts.models import Person
from goldenthread.core import clock
from goldenthread.documents.models import StoredFile
from goldenthread.ledger.models import CommittedText, Fact, Record, RecordQuerySet, track
from goldenthread.ledger.moments import Moment
from goldenthread.ledger.tracks import TrackedQuerySet

if TYPE_CHECKING:
    from datetime import date


class Kind(models.TextChoices):
    """What was inspected, and how; see domain rules, 1.1."""

    ILACS_STANDARD = "ilacs_standard", "Standard inspection (ILACS)"
    ILACS_SHORT = "ilacs_short", "Short inspection (ILACS)"
    SIF = "sif", "Inspection under the single framework (SIF)"
    JTAI = "jtai", "Joint targeted area inspection (JTAI)"
    AREA_SEND = "area_send", "Area SEND inspection"
    FOCUSED_VISIT = "focused_visit", "Focused visit"
    MONITORING_VISIT = "monitoring_visit", "Monitoring visit"
    OTHER = "other", "Other report"


class FindingKind(models.TextChoices):
    IMPROVEMENT = "improvement", "Area for improvement"
    PRIORITY_ACTION = "priority_action", "Area for priority action"
    RECOMMENDATION = "recommendation", "Recommendation"
    STRENGTH = "strength", "Strength"


class PracticeArea(models.TextChoices):
    """Where in the work with children and families something lies; an authority can set its own."""

    FRONT_DOOR = "front_door", "Front door"
    OUT_OF_HOURS = "out_of_hours", "Out of hours"
    ASSESSMENT = "assessment", "Assessments and plans"
    CHILD_IN_NEED = "child_in_need", "Children in need"
    CHILD_PROTECTION = "child_protection", "Child protection"
    DOMESTIC_ABUSE = "domestic_abuse", "Domestic abuse"
    EXPLOITATION = "exploitation", "Exploitation and missing children"
    CHILDREN_IN_CARE = "children_in_care", "Children in care"
    CARE_LEAVERS = "care_leavers", "Care leavers"
    HEALTH = "health", "Health"
    EDUCATION = "education", "Education"
    SUPERVISION = "supervision", "Supervision"
    WORKFORCE = "workforce", "Workforce"
    LEADERSHIP = "leadership", "Leadership and audit"


class PracticeAreaList(Fact):
    """The practice areas of an authority in its own words and order, in force from a day on.

    `areas`: [[code, word, offered], …], all of them. None is ever taken out: what was recorded
    under it keeps its word.
    """

    KEY = ("authority",)

    areas = models.JSONField()

    class Meta:
        constraints = [track("practice_area_list", "authority")]


class Grade(models.TextChoices):
    """The four grades of Ofsted's judgements."""

    OUTSTANDING = "outstanding", "Outstanding"
    GOOD = "good", "Good"
    REQUIRES_IMPROVEMENT = "requires_improvement", "Requires improvement to be good"
    INADEQUATE = "inadequate", "Inadequate"


class Outcome(models.TextChoices):
    """The three outcomes of an area SEND inspection."""

    POSITIVE = "positive", "Typically positive experiences and outcomes"
    INCONSISTENT = "inconsistent", "Inconsistent experiences and outcomes"
    WIDESPREAD_FAILINGS = "widespread_failings", "Widespread or systemic failings"


class Verdict(models.TextChoices):
    """What a person says of a finding that may repeat an earlier one."""

    SAME = "same", "It says the same"
    DIFFERENT = "different", "It says something else"


class DateKind(models.TextChoices):
    RECEIVED = "received", "Received by the council"
    PUBLISHED = "published", "Published"
    STATEMENT_DUE = "statement_due", "Statement of action due, as the letter states it"


class InspectionQuerySet(TrackedQuerySet["Inspection"]):
    def visible_to(self, member: Member) -> Self:
        return self.filter(visible(member, "inspection.view"))


class Inspection(Record):
    """One inspection. What is known of it stands in its facts.

    `pages`: the size of each page of a report that was read, [[width, height], …] in points.
    """

    TRACKS: ClassVar = {
        "kind": ("inspections.InspectionDetails", "kind"),
        "started_on": ("inspections.InspectionDetails", "started_on"),
        "ended_on": ("inspections.InspectionDetails", "ended_on"),
        "lead_inspector": ("inspections.InspectionDetails", "lead_inspector"),
        "outcome": ("inspections.InspectionDetails", "outcome"),
        "outcome_code": ("inspections.InspectionDetails", "outcome_code"),
    }

    report = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    pages = models.JSONField(default=list)

    objects: ClassVar[Any] = InspectionQuerySet.as_manager()


class InspectionDetails(Fact):
    """What was inspected, when, and by whom; and what came of it on the whole.

    `outcome`: the report's own words, of an area SEND inspection and a JTAI.
    """

    KEY = ("inspection",)

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="details")
    kind = models.CharField(max_length=20, choices=Kind)
    started_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    lead_inspector = CommittedText()
    outcome = models.TextField(blank=True, default="")
    outcome_code = models.CharField(max_length=20, choices=Outcome, blank=True, default="")

    class Meta:
        constraints = [
            track("inspection_details", "inspection"),
            models.CheckConstraint(
                condition=Q(started_on=None)
                | Q(ended_on=None)
                | Q(ended_on__gte=models.F("started_on")),
                name="inspection_ends_after_it_starts",
            ),
        ]


class InspectionDate(Fact):
    """One date of an inspection: received, published, or due as a letter states it.

    `on` is None where a date was taken back.
    """

    KEY = ("inspection", "kind")

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="dates")
    kind = models.CharField(max_length=20, choices=DateKind)
    on = models.DateField(null=True)
    source = CommittedText()

    class Meta:
        constraints = [track("inspection_date", "inspection", "kind")]


class NamedReader(Fact):
    """A person who may read an inspection before it is published."""

    KEY = ("inspection", "person")

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="readers")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    present = models.BooleanField(default=True)

    class Meta:
        constraints = [track("named_reader", "inspection", "person")]


class Judgement(Fact):
    """One area's grade. `place`: where it stands, [[page, x0, top, x1, bottom], …] in points."""

    KEY = ("inspection", "area")

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="judgements")
    area = models.CharField(max_length=200)
    position = models.PositiveSmallIntegerField(default=0)
    grade = models.CharField(max_length=40, blank=True)
    grade_text = models.CharField(max_length=200, blank=True)
    place = models.JSONField(default=list)
    present = models.BooleanField(default=True)

    class Meta:
        constraints = [track("judgement", "inspection", "area")]


class FindingQuerySet(TrackedQuerySet["Finding"]):
    def visible_to(self, member: Member) -> Self:
        seen = Inspection.objects.visible_to(member).filter(pk=OuterRef("inspection"))
        return self.filter(Exists(seen), authority=member.authority)


class OtherReportQuerySet(RecordQuerySet["OtherReport"]):
    def visible_to(self, member: Member) -> Self:
        return self.filter(visible(member, "other_report.view"))


class Finding(Record):
    """One thing that inspectors found: its identity, and where the report says it."""

    TRACKS: ClassVar = {
        "number": ("inspections.FindingText", "number"),
        "text": ("inspections.FindingText", "text"),
        "practice_area": ("inspections.FindingText", "practice_area"),
        "framework_tag": ("inspections.FindingText", "framework_tag"),
        "heading": ("inspections.FindingText", "heading"),
        "bodies": ("inspections.FindingText", "bodies"),
        "of_board": ("inspections.FindingText", "of_board"),
        "present": ("inspections.FindingText", "present"),
        "confirmed": ("inspections.FindingText", "confirmed"),
    }

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="findings")
    kind = models.CharField(max_length=20, choices=FindingKind)
    place = models.JSONField(default=list)

    objects: ClassVar[Any] = FindingQuerySet.as_manager()


class FindingText(Fact):
    """The words of a finding, verbatim; corrected by a later fact. Not `present`: dropped.

    `confirmed` says that a person has compared it with the page. `heading` is what the report puts
    over some of its findings, `bodies` are those responsible as it names them (area SEND).
    `of_board`: it is on the local safeguarding children board, not on the council (SIF).
    """

    KEY = ("finding",)

    finding = models.ForeignKey(Finding, models.PROTECT, related_name="texts")
    number = models.PositiveSmallIntegerField()
    text = CommittedText()
    practice_area = models.CharField(max_length=60, blank=True)
    framework_tag = models.CharField(max_length=60, blank=True)
    heading = models.TextField(blank=True, default="")
    bodies = models.TextField(blank=True, default="")
    of_board = models.BooleanField(default=False)
    confirmed = models.BooleanField(default=False)
    present = models.BooleanField(default=True)

    class Meta:
        constraints = [track("finding_text", "finding")]


class Repeat(Fact):
    """Whether a finding says what an earlier one of the same authority said: a person decides.

    `verdict` is "" where it was taken back; `score` is what the comparison gave then, of 100.
    """

    KEY = ("finding", "earlier")

    finding = models.ForeignKey(Finding, models.PROTECT, related_name="repeats")
    earlier = models.ForeignKey(Finding, models.PROTECT, related_name="repeated_by")
    verdict = models.CharField(max_length=10, choices=Verdict, blank=True)
    score = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            track("repeat", "finding", "earlier"),
            models.CheckConstraint(
                condition=~Q(finding=models.F("earlier")), name="repeat_is_of_another"
            ),
            models.CheckConstraint(
                condition=Q(verdict__in=["", *Verdict.values]), name="repeat_verdict_known"
            ),
        ]


class Correction(Record):
    """What the reader of reports had read where the person who checked it saved something else.

    `field` is one of corrections.FIELDS; `read_as` is empty where nothing had been read. What
    the person said stands in the facts that the same entry wrote.
    """

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="corrections")
    finding = models.ForeignKey(Finding, models.PROTECT, null=True, related_name="corrections")
    field = models.CharField(max_length=20)
    about = models.CharField(max_length=200, blank=True)
    read_as = CommittedText()


class OtherReport(Record):
    """A published report on another authority, as it was read: for comparison, not to act on.

    `about` is that authority's name; `judgements` are [[area, grade in words], …].
    """

    about = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, choices=Kind)
    started_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    published_on = models.DateField(null=True)
    judgements = models.JSONField(default=list)
    outcome = models.TextField(blank=True)
    sha256 = models.CharField(max_length=64)
    report = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")

    objects: ClassVar[Any] = OtherReportQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["authority", "sha256"], name="other_report_once"),
        ]


class OtherFinding(Record):
    """One finding of a report on another authority. `page` is counted from 1; 0: not known."""

    report = models.ForeignKey(OtherReport, models.PROTECT, related_name="findings")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20, choices=FindingKind)
    text = models.TextField()
    page = models.PositiveSmallIntegerField(default=0)


class ReportDraft(models.Model):
    """A report that was read and is being checked; it becomes an inspection when saved.

    `reading` is a value of drafts.py. Without a file (`sha256` empty) all is typed by hand.
    """

    OPERATIONAL = "work in progress of one person; deleted when the inspection is saved"

    authority = models.ForeignKey("ledger.Authority", models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    reading = models.JSONField()
    created_at = models.DateTimeField(default=clock.now)
    touched_at = models.DateTimeField(default=clock.now)
    saved_as = models.ForeignKey(Inspection, models.PROTECT, null=True, related_name="+")


def published_by(on: date) -> Q:
    """The inspections that were published by a day."""
    known = Moment(on=on, entry=2**62)
    dates = InspectionDate.objects.as_at(known).filter(kind=DateKind.PUBLISHED, on__lte=on)
    return Q(pk__in=dates.values("inspection"))


def named_to(person_id: int | None, on: date) -> Q:
    """The inspections of which a person is a named reader."""
    known = Moment(on=on, entry=2**62)
    named = NamedReader.objects.as_at(known).filter(person=person_id, present=True)
    return Q(pk__in=named.values("inspection"))
