"""What happened, for the time line of a chart: the apps above say it, when they start.

register_marks(lambda member, keys, moment: {17: [Mark(date(2026, 1, 14), "Ofsted inspects")]})
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping

from goldenthread.accounts.access import Member
from goldenthread.ledger.moments import Moment
from goldenthread.measures.charts import Mark

type Tell = Callable[[Member, Collection[int], Moment], Mapping[int, Iterable[Mark]]]

_tellers: list[Tell] = []


def register_marks(tell: Tell) -> None:
    """Say what happened that a measure's chart marks, by the key of the measure."""
    _tellers.append(tell)


def marks_of(member: Member, measures: Collection[int], moment: Moment) -> dict[int, list[Mark]]:
    """What is marked on each chart, of all apps, as far as the member may see it."""
    found: dict[int, list[Mark]] = defaultdict(list)
    for tell in _tellers:
        for key, marks in tell(member, measures, moment).items():
            found[key] += marks
    return found
