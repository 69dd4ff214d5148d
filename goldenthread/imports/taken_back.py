"""Which plans were taken back with the import that made them."""

from __future__ import annotations

from collections.abc import Iterable

from goldenthread.imports.models import ImportWithdrawal
from goldenthread.ledger.models import Authority
from goldenthread.ledger.moments import Moment
from goldenthread.plans.taken_back import register


@register
def with_their_import(authority: Authority, moment: Moment) -> Iterable[int]:
    rows = ImportWithdrawal.objects.filter(authority=authority, entry__lte=moment.entry)
    rows = rows.filter(batch__made_plan=True)  # one that was brought up to date stays
    return rows.values_list("batch__plan", flat=True)
