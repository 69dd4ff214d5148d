"""Papers of ours on agendas: which items hold an edition, and what a file on an item is.

Joined by checksum: an edition that was put on an item, and the same file that somebody chose there
by hand, are one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Max, OuterRef, Q, Subquery, Value

from goldenthread.accounts.access import Member, decide, visible
from goldenthread.core.templating import url
from goldenthread.documents.models import StoredFile
from goldenthread.governance.frozen import Known, register_brought, register_known
from goldenthread.governance.models import ItemPaperStage
from goldenthread.governance.read_items import HEADS, items_at
from goldenthread.governance.read_papers import papers_at
from goldenthread.governance.rows import ItemRow
from goldenthread.governance.rows_papers import PaperRow
from goldenthread.ledger.models import Authority
from goldenthread.ledger.moments import Moment
from goldenthread.reports.models import FORMS, BroughtCopy, Paper, PaperEdition


def holding(sums: Iterable[str]) -> Q:
    """Of editions: those that have a file with one of these checksums."""
    return reduce(or_, (Q(**{f"{form}__sha256__in": list(sums)}) for form in FORMS))


def edition_of(authority: Authority, sums: Collection[str]) -> PaperEdition | None:
    """The newest edition that one of the files is of."""
    rows = PaperEdition.objects.filter(holding(sums), authority=authority)
    newest: PaperEdition | None = rows.order_by("-pk").first()
    return newest


def known_files(member: Member, sums: Collection[str]) -> dict[str, Known]:
    """What files are, for who sees the paper: an edition, or for who reads drafts a copy that was
    brought back. One query."""
    rows = _as_editions(member, sums)
    if decide(member, "paper.view_draft"):
        rows = rows.union(_as_copies(member, sums), all=True)
    found: dict[str, Known] = {}
    for sha256, paper, edition, last, copy in sorted(rows, key=lambda row: (not row[4], row[2])):
        found[sha256] = _copy(paper, edition, copy) if copy else _edition(paper, edition, last)
    return found


def _as_editions(member: Member, sums: Collection[str]) -> Any:
    """Checksum, paper, edition, the paper’s last edition, 0."""
    last: Any = PaperEdition.objects.filter(authority=member.authority, paper=OuterRef("paper"))
    last = last.order_by().values("paper").annotate(n=Max("edition")).values("n")
    seen = Paper.objects.visible_to(member).values("pk")
    kept = PaperEdition.objects.filter(authority=member.authority, paper__in=seen)
    first, *others = (
        kept.filter(**{f"{form}__sha256__in": sums}).values_list(
            f"{form}__sha256", "paper", "edition", Subquery(last), Value(0)
        )
        for form in FORMS
    )
    return first.union(*others, all=True)


def _as_copies(member: Member, sums: Collection[str]) -> Any:
    """Checksum, paper, edition, 0, the copy."""
    papers = Paper.objects.filter(visible(member, "paper.view_draft"), authority=member.authority)
    rows = BroughtCopy.objects.filter(
        authority=member.authority, file__sha256__in=sums, edition__paper__in=papers.values("pk")
    )
    return rows.values_list("file__sha256", "edition__paper", "edition__edition", Value(0), "pk")


def _edition(paper: int, edition: int, last: int) -> Known:
    words, href = f"Edition {edition} of the paper", url("paper", paper)
    if last == edition:
        return Known(words, href)
    return Known(words, href, f"edition {last}", f"{url('paper-agenda', paper)}?instead=")


def _copy(paper: int, edition: int, copy: int) -> Known:
    words = f"What it says otherwise than edition {edition}, as frozen here"
    return Known(words, url("paper-brought", paper, copy))


def keep_brought(by: Member, file: StoredFile, before: Collection[str]) -> None:
    """A file that took the place of an edition on an agenda is brought back like any other."""
    from goldenthread.reports.changes import keep_copy

    keep_copy(by, file, before)


register_known(known_files)
register_brought(keep_brought)


@dataclass(frozen=True, slots=True)
class OnItem:
    """A paper of ours on an item of a meeting; `edition` is the number of the one that stands
    there, None where it is no file of ours."""

    paper: PaperRow
    item: ItemRow
    edition: int | None

    def is_behind(self, last: int) -> bool:
        """Another file than the last edition stands there."""
        return self.edition != last or not self.paper.is_published


def compared_files(member: Member, paper: Paper) -> set[int] | None:
    """The files that were brought back and are compared with ours, by key; None for who reads no
    drafts, who is shown no comparison."""
    if not decide(member, "paper.view_draft", paper):
        return None
    rows = BroughtCopy.objects.filter(edition__paper=paper, authority=paper.authority_id)
    return set(rows.values_list("file", flat=True))


def stood_before(put: int, editions: Iterable[PaperEdition]) -> PaperEdition | None:
    """The edition that last stood where now another file is; None where none of these ever did."""
    by_sum = {file.sha256: each for each in editions for file in each.files.values()}
    stood = ItemPaperStage.objects.filter(paper=put, file__sha256__in=list(by_sum)).newest_first()
    last = stood.values_list("file__sha256", flat=True).first()
    return by_sum.get(last or "")


def on_items(member: Member, editions: Iterable[PaperEdition]) -> list[OnItem]:
    """Where editions of a paper stand, or stood before another file took their place, for who
    sees the items; the last meeting first."""
    numbers = {file.sha256: each.edition for each in editions for file in each.files.values()}
    stages = ItemPaperStage.objects.filter(
        authority=member.authority, file__sha256__in=list(numbers)
    )
    papers = papers_at(member, Moment.latest(), Q(pk__in=stages.values("paper")), days=False)
    wanted = Q(pk__in={row.item for row in papers})
    seen = items_at(member, Moment.latest(), wanted, parts=HEADS) if papers else []
    items = {row.pk: row for row in seen}
    found = [
        OnItem(row, items[row.item], numbers.get(row.sha256)) for row in papers if row.item in items
    ]
    return sorted(found, key=lambda each: (each.item.meeting.day, each.paper.pk), reverse=True)
