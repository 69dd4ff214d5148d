"""What measures are called wherever an entry about them is listed."""

from __future__ import annotations

from goldenthread.accounts.access import Member
from goldenthread.accounts.subjects import Subject, register_subject
from goldenthread.core.templating import url
from goldenthread.ledger.moments import Moment
from goldenthread.measures.models import Measure


def _measures(member: Member, pks: set[int]) -> dict[int, Subject]:
    seen = Measure.objects.visible_to(member).filter(pk__in=pks)
    rows = seen.as_at(Moment.latest(), "reference", "name")
    return {
        row.pk: Subject(f"Measure {row.reference}: {row.name}", url("measure", row.pk))
        for row in rows
    }


def _compared(_member: Member, pks: set[int]) -> dict[int, Subject]:
    return dict.fromkeys(pks, Subject("What measures are compared with", url("measures-compared")))


register_subject("measures.comparedas", _compared)
register_subject("measures.measure", _measures)
