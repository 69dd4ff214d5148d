"""Finding a paper for who asks, with what is to be known of it."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404

from goldenthread.accounts.access import Member
from goldenthread.accounts.pages import find
from goldenthread.ledger.moments import Moment
from goldenthread.reports.models import Paper, PaperEdition, SectionComment
from goldenthread.reports.read_timetables import with_body
from goldenthread.reports.statuses import legal_of_kind


def find_paper(member: Member, verb: str, pk: int, *tracks: str) -> Any:
    """The paper, if the member may use the verb on it, with its `tracks` as they are, the number of
    its next edition as `edition`, how many comments are open as `open_comments`, and how papers of
    its kind begin as `kind_legal`; with the track `body`, what that asks for (`with_body`)."""
    last: Any = PaperEdition.objects.filter(authority=member.authority, paper=OuterRef("pk"))
    last = last.order_by("-edition").values("edition")[:1]
    rows = Paper.objects.filter(authority=member.authority).as_at(Moment.latest(), *tracks)
    asked: Any = SectionComment.objects.filter(authority=member.authority, paper=OuterRef("pk"))
    asked = asked.filter(resolved=None).order_by().values("paper").annotate(n=Count("pk"))
    rows = rows.annotate(
        edition=Coalesce(Subquery(last), 0) + 1,
        kind_legal=legal_of_kind(),
        open_comments=Coalesce(Subquery(asked.values("n")), 0),
    ).select_related("plan", "authority")
    if "body" in tracks:
        rows = with_body(rows)
    return find(rows, member, verb, pk, seen_by="paper.view")


def find_draft(member: Member, verb: str, pk: int, *tracks: str) -> Any:
    """A paper of which an edition is being written."""
    paper = find_paper(member, verb, pk, "preparing", *tracks)
    if not paper.preparing:
        raise Http404
    return paper
