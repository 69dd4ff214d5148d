"""Papers on items: three axes (marking, legal status, publication), kept apart."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q

from goldenthread.accounts.access import Member, visible
from goldenthread.accounts.models import Person
from goldenthread.core import clock
from goldenthread.documents.models import ExemptParagraph, Legal, Marking, StoredFile
from goldenthread.governance.models.choices import PaperStage
from goldenthread.governance.models.meetings import Item
from goldenthread.ledger.models import CommittedText, Fact, Record, RecordQuerySet, track


class ItemPaperQuerySet(RecordQuerySet["ItemPaper"]):
    def visible_to(self, member: Member) -> Self:
        return self.filter(visible(member, "item_paper.view"))


class ItemPaper(Record):
    """One paper on an item of an agenda."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="papers")

    objects: ClassVar[Any] = ItemPaperQuerySet.as_manager()


class ItemPaperTerms(Fact):
    """What a paper is called, its marking and its legal status; who owes it while it is to follow.

    `person` is who is chased; where the post has no account here, `post` says who it is.
    """

    KEY = ("paper",)

    paper = models.ForeignKey(ItemPaper, models.PROTECT, related_name="terms")
    title = models.CharField(max_length=300)
    marking = models.CharField(max_length=20, choices=Marking, default=Marking.OFFICIAL)
    legal = models.CharField(max_length=12, choices=Legal, default=Legal.OPEN)
    paragraph = models.CharField(max_length=1, choices=ExemptParagraph, blank=True)
    legal_reason = CommittedText()
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    post = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            track("item_paper_terms", "paper"),
            models.CheckConstraint(condition=~Q(title=""), name="item_paper_has_a_title"),
            models.CheckConstraint(
                condition=Q(legal=Legal.EXEMPT) ^ Q(paragraph=""),
                name="item_paper_exempt_by_a_paragraph",
            ),
            models.CheckConstraint(
                condition=Q(person=None) | Q(post=""), name="item_paper_of_a_person_or_a_post"
            ),
        ]


class ItemPaperStage(Fact):
    """How far a paper is: to follow, here, published, withdrawn. Each row is the record of when.

    `file` is what was published; a newer version is a newer row.
    """

    KEY = ("paper",)

    paper = models.ForeignKey(ItemPaper, models.PROTECT, related_name="stages")
    stage = models.CharField(max_length=10, choices=PaperStage)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    why = CommittedText()
    told_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            track("item_paper_stage", "paper"),
            models.CheckConstraint(
                condition=~Q(stage=PaperStage.TO_FOLLOW) | Q(file=None),
                name="item_paper_to_follow_has_no_file",
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=(PaperStage.HERE, PaperStage.PUBLISHED))
                | Q(file__isnull=False),
                name="item_paper_published_is_a_file",
            ),
            models.CheckConstraint(
                condition=~Q(stage=PaperStage.WITHDRAWN) | ~Q(why=""),
                name="item_paper_withdrawn_for_a_reason",
            ),
        ]


class PaperChase(models.Model):
    """Somebody was written to about a paper that is to follow. Noted before the mail goes out."""

    OPERATIONAL = "keeps anybody from being written to twice; the record is of papers, not mail"

    paper = models.ForeignKey(ItemPaper, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10)
    due_on = models.DateField()
    claimed_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["paper", "person", "kind", "due_on"], name="paper_chase_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.due_on}"
