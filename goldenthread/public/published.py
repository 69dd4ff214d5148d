"""Finding what is published of a plan, and reading what it says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db.models import Case, When
from django.http import Http404
from django.urls import reverse

from goldenthread.documents.models import Legal, StoredFile, store
from goldenthread.ledger.models import Entry
from goldenthread.reports.dataset import CommitteePaper
from goldenthread.reports.dataset_json import from_json
from goldenthread.reports.kinds import COMMITTEE_REPORT
from goldenthread.reports.models import FORMS, PaperEdition, Publication


@dataclass(frozen=True, slots=True)
class Published:
    """An edition that the pages of a plan are made of, and the newest that they could be."""

    edition: PaperEdition
    newest: PaperEdition

    @property
    def is_newest(self) -> bool:
        return self.edition.pk == self.newest.pk

    @property
    def paper(self) -> CommitteePaper:
        dataset = self.edition.dataset
        if dataset is None:
            raise Http404
        return _read(dataset.sha256)

    @property
    def since(self) -> datetime:
        """When the newest was published."""
        return with_times([self.newest])[0][1]


@lru_cache(maxsize=8)
def _read(sha256: str) -> CommitteePaper:
    """A dataset never changes; which of them are public is asked of the database each time."""
    return from_json(store().read(sha256))


def with_times(editions: list[PaperEdition]) -> list[tuple[PaperEdition, datetime]]:
    """Each edition of one council with the instant at which it was published."""
    numbers = [each.entry for each in editions]
    entries = Entry.objects.filter(authority=editions[0].authority_id, n__in=numbers)
    at = dict(entries.values_list("n", "at"))
    return [(each, at[each.entry]) for each in editions]


def last_of(edition: Any) -> tuple[PaperEdition, bool]:
    """The newest edition of its paper, and whether the public no longer reads that. The edition
    was open, and is annotated with its paper’s `state`."""
    last = edition.paper.editions.order_by("-edition").select_related("authority").first()
    return last, edition.state == Publication.WITHDRAWN or last.legal != Legal.OPEN


def file_url_of(edition: PaperEdition) -> Callable[[str, StoredFile], str]:
    """Where the public finds each file of an edition."""
    args = [edition.authority.slug, edition.paper_id, edition.edition]
    return lambda kind, _file: reverse("public-paper-file", args=[*args, kind])


def of_plan(slug: str, plan: int, code: str = "") -> Published:
    """The newest open edition of a plan’s papers that is published with its dataset; or the one
    of that code, which was. A committee report has all that the pages show, other kinds have a
    part of it: they count where there is no report. Raises Http404."""
    kept = PaperEdition.objects.filter(
        authority__slug=slug, paper__plan=plan, dataset__isnull=False
    ).select_related("authority", "dataset", "paper")
    whole = Case(When(paper__kind=COMMITTEE_REPORT.code, then=0), default=1)
    newest = kept.public().order_by(whole, "-published_on", "-pk").first()
    asked = kept.readable().filter(code=code).first() if code else newest
    if newest is None or asked is None:
        raise Http404
    return Published(asked, newest)


def of_paper(slug: str, pk: int, number: int | None = None) -> Published:
    """A paper’s public edition, or an earlier one that was. Raises Http404."""
    kept = PaperEdition.objects.filter(authority__slug=slug, paper=pk)
    kept = kept.select_related("authority", "paper", "dataset", *FORMS)
    newest = kept.public().first()
    asked = kept.readable().filter(edition=number).first() if number else newest
    if newest is None or asked is None:
        raise Http404
    return Published(asked, newest)
