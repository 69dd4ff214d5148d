"""What papers are called wherever an entry about them is listed."""

from __future__ import annotations

from goldenthread.accounts.access import Member
from goldenthread.accounts.subjects import Subject, register_subject
from goldenthread.core.templating import url
from goldenthread.ledger.moments import Moment
from goldenthread.reports.models import Paper


def _papers(member: Member, pks: set[int]) -> dict[int, Subject]:
    rows = Paper.objects.visible_to(member).filter(pk__in=pks).as_at(Moment.latest(), "title")
    return {row.pk: Subject(row.title, url("paper", row.pk)) for row in rows}


register_subject("reports.paper", _papers)
