"""What inspections and findings are called wherever an entry about them is listed.

One that is not published is there for its named readers alone, as everywhere.
"""

from __future__ import annotations

from goldenthread.accounts.access import Member
from goldenthread.accounts.subjects import Subject, register_subject
from goldenthread.core.templating import long_date, url
from goldenthread.inspections.models import Finding, Inspection, Kind
from goldenthread.ledger.moments import Moment


def _inspections(member: Member, pks: set[int]) -> dict[int, Subject]:
    seen = Inspection.objects.visible_to(member).filter(pk__in=pks)
    rows = seen.as_at(Moment.latest(), "kind", "ended_on")
    return {
        row.pk: Subject(
            f"{Kind(row.kind).label}, {long_date(row.ended_on)}", url("inspection", row.pk)
        )
        for row in rows
    }


def _findings(member: Member, pks: set[int]) -> dict[int, Subject]:
    seen = Finding.objects.visible_to(member).filter(pk__in=pks)
    rows = seen.as_at(Moment.latest(), "number", "text")
    return {
        row.pk: Subject(
            f"Finding {row.number}", f"{url('inspection', row.inspection_id)}#finding-{row.number}"
        )
        for row in rows
    }


register_subject("inspections.inspection", _inspections)
register_subject("inspections.finding", _findings)
