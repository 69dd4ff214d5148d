"""Making the living example: the script, played day by day under a clock of its own."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from itertools import groupby

from django.db import transaction

from goldenthread.core import clock
from goldenthread.demo.script import Script, Step
from goldenthread.demo.stage import Stage
from goldenthread.ledger.recording import origin

BEGINS = date(2023, 6, 1)


def build(today: date) -> None:
    """Play three years up to `today`, a transaction a month, into an empty database."""
    stage = Stage()
    with transaction.atomic(), clock.clock_at(noon(BEGINS)):
        stage.set_up_cast()
    steps = Script(stage, today).steps()
    for month, days in groupby(steps, key=lambda step: (step.on.year, step.on.month)):
        _play(days)
        if month[1] == 12:
            print(f"  {month[0]} is done", flush=True)
    print(f"  {today.year} is done up to {today.day} {today:%B}", flush=True)


def _play(steps: Iterable[Step]) -> None:
    """Each day's steps a minute apart, from nine in the morning."""
    with origin(via="demo"):
        for day, each in groupby(steps, key=lambda step: step.on):
            for minute, step in enumerate(each):
                with clock.clock_at(noon(day) - timedelta(hours=3) + timedelta(minutes=minute)):
                    step.do()


def noon(day: date) -> datetime:
    return datetime.combine(day, time(12), clock.LONDON)
