"""What a call costs: processor time of this process, in ms, and queries."""

from __future__ import annotations

import cProfile
import pstats
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import mean, median
from typing import Any

from django.db import connection

WARM_UP = 3
STEADY = 10.0
"""ms that the fixed loop takes on the two-core machine of our budgets, when nothing disturbs it."""

type Call = Callable[[], Any]


class Queries:
    """Counts what is asked of the database; not savepoints."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        self.count += not sql.startswith(("SAVEPOINT", "RELEASE", "ROLLBACK"))
        return execute(sql, params, many, context)


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one call made many times, the median; of many different ones, the mean.

    `loop`: what the fixed loop cost between the calls.
    """

    ms: float
    most: float
    loop: float
    queries: int
    times: int

    @property
    def steady(self) -> float:
        """ms on a machine on which the loop takes STEADY ms."""
        return self.ms * STEADY / self.loop


def cost(calls: Sequence[Call], times: int) -> Cost:
    """One call is made so many times, warm; a sequence of different ones once each."""
    warm_up(calls)
    made = calls * times if len(calls) == 1 else calls
    counted = Queries()
    loops, spent = [], []
    with connection.execute_wrapper(counted):
        for n, call in enumerate(made):
            if n % 5 == 0:  # seldom, as it takes the processor's caches for itself
                loops.append(_spent(fixed_loop))
            spent.append(_spent(call))
    middle = median if len(calls) == 1 else mean
    queries = round(counted.count / len(spent))
    return Cost(middle(spent), max(spent), middle(loops), queries, len(spent))


def fixed_loop() -> int:
    """A fixed piece of pure Python: machines drift, and figures are read beside it."""
    found: dict[int, int] = {}
    for n in range(50_000):
        found[n % 997] = found.get(n % 997, 0) + len(str(n))
    return sum(found.values())


def warm_up(calls: Sequence[Call]) -> None:
    for call in calls[:WARM_UP] if len(calls) > 1 else calls * WARM_UP:
        call()


def profile(calls: Sequence[Call]) -> None:
    """Print where the time goes."""
    warm_up(calls)
    found = cProfile.Profile()
    with found:
        for call in calls * 5 if len(calls) == 1 else calls:
            call()
    told = pstats.Stats(found).strip_dirs()
    told.sort_stats("tottime").print_stats(30)
    told.sort_stats("cumtime").print_stats(60)


def _spent(call: Call) -> float:
    begun = time.process_time()
    call()
    return (time.process_time() - begun) * 1000
