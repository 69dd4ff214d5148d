"""The list of papers, narrowed: its page and its file show the same rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from goldenthread.accounts.access import Member, decide
from goldenthread.reports.kinds import KINDS, Kind
from goldenthread.reports.models import Paper, PaperEdition, Publication
from goldenthread.reports.permissions import READS_DRAFTS
from goldenthread.reports.read_timetables import Desk, open_desks


@dataclass(frozen=True, slots=True)
class PaperList:
    """What a member sees of papers, narrowed to a `body` and a `kind` ("": any).

    `drafts` are the desks of papers being written, None for who reads none; `desks` are all of
    them, narrowed or not. `published` and `withdrawn` are the last edition of each; `bodies` and
    `kinds` those there are.
    """

    body: str
    kind: str
    desks: Sequence[Desk]
    drafts: Sequence[Desk] | None
    published: Sequence[Any]
    withdrawn: Sequence[Any]
    bodies: Sequence[str]
    kinds: Sequence[Kind]


def paper_list(member: Member, body: str, kind: str) -> PaperList:
    editions = list(_editions(Paper.objects.visible_to(member)))
    published = [each for each in editions if each.state == Publication.PUBLISHED]
    withdrawn = [each for each in editions if each.state == Publication.WITHDRAWN]
    desks = open_desks(member) if decide(member, "paper.view_draft") else []
    reads_drafts = bool(desks) or member.has(*READS_DRAFTS)

    def fits(its_body: str, its_kind: str) -> bool:
        return body in {"", its_body} and kind in {"", its_kind}

    return PaperList(
        body=body,
        kind=kind,
        desks=desks,
        drafts=[e for e in desks if fits(e.paper.body, e.paper.kind)] if reads_drafts else None,
        published=[each for each in published if fits(each.body, each.paper.kind)],
        withdrawn=withdrawn if member.has(*READS_DRAFTS) else [],
        bodies=sorted({each.body for each in (*published, *(desk.paper for desk in desks))}),
        kinds=_kinds(published, [desk.paper for desk in desks]),
    )


def _kinds(published: list[Any], drafts: list[Any]) -> list[Kind]:
    """Those of which there is a paper, in their order."""
    there = {each.paper.kind for each in published} | {each.kind for each in drafts}
    return [each for each in KINDS.values() if each.code in there]


def _editions(seen: Any) -> Any:
    """The last edition of each paper, the latest meeting first."""
    found = PaperEdition.objects.latest_each().with_state().filter(paper__in=seen.values("pk"))
    return found.select_related("paper").order_by("-meeting_on", "-pk")
