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
    """Of one call made many times, the median; of many different ones, the mean."""

    ms: float
    most: float
    queries: int
    times: int


def cost(calls: Sequence[Call], times: int) -> Cost:
    """One call is made so many times, warm; a sequence of different ones once each."""
    warm_up(calls)
    made = calls * times if len(calls) == 1 else calls
    counted = Queries()
    with connection.execute_wrapper(counted):
        spent = [_spent(call) for call in made]
    middle = median(spent) if len(calls) == 1 else mean(spent)
    return Cost(middle, max(spent), round(counted.count / len(spent)), len(spent))


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


def calibrate() -> float:
    """ms for a fixed piece of pure Python: machines drift, and figures are read beside it."""

    def work() -> int:
        found: dict[int, int] = {}
        for n in range(200_000):
            found[n % 997] = found.get(n % 997, 0) + len(str(n))
        return sum(found.values())

    return median(_spent(work) for _ in range(7))
