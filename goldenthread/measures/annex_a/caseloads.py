"""Open cases for each worker, over the lists of open work. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date

from goldenthread.measures.annex_a.care import looked_after
from goldenthread.measures.annex_a.children import PLAN, PLAN_ENDED, open_need
from goldenthread.measures.annex_a.counting import Asked, Asking, LeftOut
from goldenthread.measures.annex_a.front_door import AUTHORISED, STARTED
from goldenthread.measures.annex_a.lists import ID, plain
from goldenthread.measures.annex_a.workbook import ListSheet, Row

WORKER = "Allocated Worker"
_OPEN: dict[int, Callable[[Asking], date]] = {
    4: lambda row: row.open_since(STARTED, AUTHORISED),
    6: open_need,
    7: lambda row: row.open_since(PLAN, PLAN_ENDED),
    8: looked_after,
}


class Caseloads:
    """Children and their workers, kept only while a workbook is read; counts are taken from it."""

    def __init__(self) -> None:
        self._cases: set[tuple[int, int]] = set()
        self.lists: list[int] = []
        self.rows = 0
        self.left_out: Counter[str] = Counter()

    @property
    def pairs(self) -> int:
        """A child in two lists with the same worker is one case."""
        return len(self._cases)

    @property
    def workers(self) -> int:
        return len({worker for worker, _ in self._cases})

    def add(self, sheet: ListSheet, asked: Asked) -> None:
        """Take in the open rows of a list."""
        if sheet.number not in _OPEN or not {WORKER, ID} <= sheet.found:
            return
        self.lists.append(sheet.number)
        self.rows += len(sheet.rows)
        for row in sheet.rows:
            try:
                _OPEN[sheet.number](Asking(row, asked))
                self._cases.add(_case(row))
            except LeftOut as reason:
                self.left_out[str(reason)] += 1


def _case(row: Row) -> tuple[int, int]:
    worker, child = row.values.get(WORKER), row.values.get(ID)
    if worker is None or child is None:
        raise LeftOut(f"“{WORKER if worker is None else ID}” is blank")
    return hash(plain(str(worker))), hash(str(child))
