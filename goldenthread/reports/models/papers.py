"""Committee papers: what a paper is about, its texts, and the editions that were published.

Three axes are kept apart and never in one field: the legal status of a paper in
access-to-information law, the government marking, and the state of its publication.
"""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q

from goldenthread.accounts.access import Member, visible
from goldenthread.accounts.models import Person
from goldenthread.documents.models import ExemptParagraph, Legal, Marking
from goldenthread.ledger.models import CommittedText, Fact, Record, track
from goldenthread.ledger.tracks import TrackedQuerySet
from goldenthread.plans.models import Plan
from goldenthread.reports.kinds import COMMITTEE_REPORT
from goldenthread.reports.models.layouts import KIND_CHOICES


class Publication(models.TextChoices):
    DRAFT = "draft", "Draft"
    PUBLISHED = "published", "Published"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Section(models.TextChoices):
    """What somebody writes in papers; figures come from the record."""

    PURPOSE = "purpose", "Purpose"
    RECOMMENDATIONS = "recommendations", "Recommendations"
    SUMMARY = "summary", "Summary"
    REASONS = "reasons", "Reasons for the recommendations"
    OTHER_OPTIONS = "other_options", "Other options considered"
    BACKGROUND = "background", "Background"
    CONSULTATION = "consultation", "Consultation and engagement"
    LEGAL = "legal", "Legal"
    FINANCE = "finance", "Finance"
    POLICY = "policy", "Policy"
    EQUALITY = "equality", "Equality"
    HUMAN_RESOURCES = "human_resources", "Human resources"
    RISK = "risk", "Risk management"
    RURAL = "rural", "Rural communities"
    CHILDREN = "children", "Children and young people, cared for children and care leavers"
    PUBLIC_HEALTH = "public_health", "Public health"
    CLIMATE = "climate", "Climate change"
    CONTACT_DETAILS = "contact_details", "Contact details"
    BACKGROUND_PAPERS = "background_papers", "Background papers"
    FOREWORD = "foreword", "Statement by the director"
    ASSURANCE = "assurance", "How the plan is governed and assured"
    SELF_ASSESSMENT = "self_assessment", "What we know about our practice"
    FOUND = "found", "What inspectors found"
    NEXT_STEPS = "next_steps", "What happens next"
    SPEAKING = "speaking", "What to say"
    OWN_1 = "own_1", "First part of your own"
    OWN_2 = "own_2", "Second part of your own"
    OWN_3 = "own_3", "Third part of your own"


IMPLICATIONS = tuple(Section)[7:17]
LISTS = (Section.RECOMMENDATIONS, Section.BACKGROUND_PAPERS)


class PaperQuerySet(TrackedQuerySet["Paper"]):
    def visible_to(self, member: Member) -> Self:
        return self.filter(visible(member, "paper.view"))


class Paper(Record):
    """One paper on a plan for one meeting of a body; its kind never changes.

    `part_one`: the open paper of which this is the part that the public may not read; it has its
    own texts, files and legal status, and shares nothing with it but the plan and the meeting.
    """

    TRACKS: ClassVar = {
        "title": ("reports.PaperTerms", "title"),
        "body": ("reports.PaperTerms", "body"),
        "meeting_on": ("reports.PaperTerms", "meeting_on"),
        "as_at_day": ("reports.PaperTerms", "as_at"),
        "terms_entry": ("reports.PaperTerms", "entry"),
        "include_later": ("reports.PaperTerms", "include_later"),
        "earlier_on": ("reports.PaperTerms", "earlier_on"),
        "legal": ("reports.PaperTerms", "legal"),
        "state": ("reports.PaperState", "state"),
        "state_on": ("reports.PaperState", "effective_on"),
        "preparing": ("reports.PaperState", "preparing"),
    }

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="papers")
    kind = models.CharField(max_length=20, choices=KIND_CHOICES, default=COMMITTEE_REPORT.code)
    part_one = models.OneToOneField("self", models.PROTECT, related_name="part_two", null=True)

    objects: ClassVar[Any] = PaperQuerySet.as_manager()


class PaperTerms(Fact):
    """What a paper is and which position it reports: the plan at the end of the day `as_at`.

    `report_of` and `contact` are posts. `earlier_on` is the day of the position that the body's
    last paper reported, `last_met_on` the day of that meeting; None where there was none.
    `author` is who wrote this row: authors do not publish.
    """

    KEY = ("paper",)

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="terms")
    title = models.CharField(max_length=200)
    body = models.CharField(max_length=120)
    meeting_on = models.DateField()
    item = models.CharField(max_length=20, blank=True)
    reference = models.CharField(max_length=40, blank=True)
    report_of = models.CharField(max_length=120, blank=True)
    contact = models.CharField(max_length=120, blank=True)
    wards = models.CharField(max_length=120, default="All wards")
    local_members = models.CharField(max_length=200, blank=True, default="")
    as_at = models.DateField()
    include_later = models.BooleanField(default=False)
    earlier_on = models.DateField(null=True)
    last_met_on = models.DateField(null=True)
    legal = models.CharField(max_length=20, choices=Legal, default=Legal.OPEN)
    exempt_paragraph = models.CharField(max_length=1, choices=ExemptParagraph, blank=True)
    legal_reason = CommittedText()
    marking = models.CharField(max_length=20, choices=Marking, default=Marking.OFFICIAL)
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            track("paper_terms", "paper"),
            models.CheckConstraint(
                condition=Q(legal=Legal.EXEMPT) ^ Q(exempt_paragraph=""),
                name="exempt_by_a_paragraph",
            ),
            models.CheckConstraint(
                condition=Q(earlier_on=None, last_met_on=None)
                | Q(
                    earlier_on__lte=F("as_at"),
                    last_met_on__gte=F("earlier_on"),
                    last_met_on__lt=F("meeting_on"),
                ),
                name="earlier_position_is_earlier",
            ),
        ]


class PaperText(Fact):
    """What somebody wrote under one heading; "" where it was emptied again."""

    KEY = ("paper", "section")

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="texts")
    section = models.CharField(max_length=20, choices=Section)
    text = CommittedText()
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [track("paper_text", "paper", "section")]


class PaperState(Fact):
    """Whether the public can read a paper, and whether its next edition is being written."""

    KEY = ("paper",)

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="states")
    state = models.CharField(max_length=10, choices=Publication)
    preparing = models.BooleanField(default=False)

    class Meta:
        constraints = [
            track("paper_state", "paper"),
            models.CheckConstraint(
                condition=~Q(state=Publication.DRAFT) | Q(preparing=True),
                name="draft_is_being_written",
            ),
        ]
