"""Editions: what was published of a paper, frozen, and what else is kept beside it."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery

from goldenthread.accounts.models import Person
from goldenthread.documents.models import Legal, Marking, StoredFile
from goldenthread.ledger.models import Record, RecordQuerySet
from goldenthread.ledger.moments import Moment
from goldenthread.reports.models.papers import Paper, PaperState, Publication

FORMS = ("pdf", "docx", "html", "xlsx")


class EditionQuerySet(RecordQuerySet["PaperEdition"]):
    def public(self) -> Self:
        """The editions that anyone may read now: open, the paper's last, and not withdrawn."""
        last: Self = self.latest_each().with_state()
        return last.filter(legal=Legal.OPEN, state=Publication.PUBLISHED)

    def readable(self) -> Self:
        """What is public now, and the earlier editions of it that were public."""
        return self.filter(legal=Legal.OPEN, paper__in=self.model.objects.public().values("paper"))

    def with_state(self) -> Any:
        """Each with `state`: how its paper's publication stands now."""
        states = PaperState.objects.filter(paper=OuterRef("paper")).newest_first()
        return self.annotate(state=Subquery(states.values("state")[:1]))

    def latest_each(self) -> Self:
        same = PaperEdition.objects.filter(paper=OuterRef("paper")).order_by("-edition")
        return self.filter(pk=Subquery(same.values("pk")[:1]))


class PaperEdition(Record):
    """What was published, frozen: the bytes by checksum, and the moment that they report.

    `as_at` and `known` (the last entry that was read) name the position; `progress_key` and
    `impact_key` are the versions of the keys, `layout` that of the layout, `template` the
    council's own Word file that its Word form was written in. The head is copied from the terms
    of that time.
    `root` is the Merkle root over the first `known` entries, in hex, and `code` the end of the
    address at which anybody verifies the edition; `dataset` is all that it says, as JSON. Editions
    that were published before these were kept have none of them, and no workbook.
    """

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="editions")
    edition = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    body = models.CharField(max_length=120)
    meeting_on = models.DateField()
    legal = models.CharField(max_length=20, choices=Legal)
    marking = models.CharField(max_length=20, choices=Marking)
    as_at = models.DateField()
    known = models.PositiveBigIntegerField()
    include_later = models.BooleanField()
    progress_key = models.PositiveSmallIntegerField()
    impact_key = models.PositiveSmallIntegerField()
    layout = models.PositiveSmallIntegerField(default=1)
    template = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    published_on = models.DateField()
    published_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    pdf = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    docx = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    html = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    xlsx = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", null=True)
    dataset = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", null=True)
    root = models.CharField(max_length=64, blank=True, default="")
    code = models.CharField(max_length=12, null=True, unique=True)

    objects: ClassVar[Any] = EditionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["paper", "edition"], name="edition_number_once"),
            models.CheckConstraint(
                condition=Q(root="", code=None, xlsx=None, dataset=None)
                | Q(
                    ~Q(root=""),
                    code__isnull=False,
                    xlsx__isnull=False,
                    dataset__isnull=False,
                ),
                name="edition_frozen_whole",
            ),
        ]

    @property
    def moment(self) -> Moment:
        """The position that the edition reports."""
        return Moment(self.as_at, self.known, is_now=False, include_later=self.include_later)

    @property
    def files(self) -> dict[str, StoredFile]:
        """The frozen files by format, the printed one first."""
        found = {form: getattr(self, form) for form in FORMS}
        return {form: file for form, file in found.items() if file is not None}


class EditionAuthor(Record):
    """Somebody wrote part of an edition. The publisher is copied, so that the database can
    refuse who may not publish."""

    edition = models.ForeignKey(PaperEdition, models.PROTECT, related_name="authors")
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    published_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "author"], name="edition_author_once"),
            models.CheckConstraint(
                condition=~Q(author=F("published_by")), name="publisher_is_no_author"
            ),
        ]


class BroughtCopy(Record):
    """The file of an edition that the committee system published, brought back beside ours."""

    edition = models.ForeignKey(PaperEdition, models.PROTECT, related_name="brought")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    brought_on = models.DateField()
    brought_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
