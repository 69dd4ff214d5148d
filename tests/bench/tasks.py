"""What is measured, each with its budget, through the real middleware and templates."""

from __future__ import annotations

import itertools
import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.test import Client
from django.urls import reverse

from goldenthread.accounts.models import Person, Role
from goldenthread.ledger.models import Head
from goldenthread.ledger.moments import Moment
from goldenthread.plans.models import Action, Plan
from goldenthread.plans.periods import Period
from goldenthread.reports.models import Paper
from tests.bench.building import TODAY
from tests.bench.measuring import Call, Cost, cost

QUERIES = 12  # a page makes at most
PAST = TODAY - timedelta(days=200)


@dataclass(frozen=True, slots=True)
class Task:
    """One line of the table; its budgets are ms and, for a page, queries."""

    name: str
    calls: Sequence[Call]
    budget: float
    queries: int | None = None
    times: int = 15


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    cost: Cost
    budget: float
    queries: int | None

    @property
    def is_within(self) -> bool:
        few = self.queries is None or self.cost.queries <= self.queries
        return self.cost.steady <= self.budget and few


def measure(task: Task) -> Row:
    return Row(task.name, cost(task.calls, task.times), task.budget, task.queries)


class Bench:
    """Everybody signed in, before a plan of 1,000 actions."""

    def __init__(self) -> None:
        self.clients: dict[int, Client] = {}
        self.manager = Person.objects.filter(grants__role=Role.PROGRAMME_MANAGER)[0].pk
        self.plan = Plan.objects.get().pk
        self.paper = Paper.objects.get().pk
        rows = Action.objects.as_at(Moment.latest(), "owner_id", "progress").order_by("pk")
        self.owners = {row.pk: row.owner_id for row in rows if row.progress != "complete"}
        self.actions = list(self.owners)
        self.to_write = itertools.cycle(self.actions)
        for person in {self.manager, *self.owners.values()}:
            self.clients[person] = Client()
            self.clients[person].force_login(Person.objects.get(pk=person))
        self.month = f"{Period.of(TODAY).before.month:%Y-%m}"

    def get(self, name: str, *args: Any, by: int | None = None, **query: str) -> Call:
        """A page, opened by the manager unless told."""
        address, client = reverse(name, args=args), self.clients[by or self.manager]

        def call() -> Any:
            answer = client.get(address, query)
            if answer.status_code != 200:
                raise RuntimeError(f"{address} answered {answer.status_code}")

        return call

    def write(self) -> None:
        """One update of one action, as its owner's form sends it."""
        action = next(self.to_write)
        address = reverse("update", args=[action, self.month])
        words = {
            "narrative": "The audit of ten files shows that seven plans are in date.",
            "rating": "at_risk",
            "next_step": "Bring the audit to the board.",
            "form_id": str(uuid4()),
            "seen": str(Head.objects.get().n),
        }
        answer = self.clients[self.owners[action]].post(address, words)
        if answer.status_code != 302:
            raise RuntimeError(f"{address} answered {answer.status_code}")


def pages(bench: Bench | None = None) -> list[Task]:
    """What is looked at most, today and at a past day."""
    bench = bench or Bench()
    plan, past = bench.plan, PAST.isoformat()
    found = {
        "List of 100 with both ratings": bench.get("actions", plan),
        "Filtered list": bench.get("actions", plan, progress="off_track", sort="due"),
        "Action with its last 12 updates": bench.get("action", bench.actions[500]),
        "Plan on a page, with what changed": bench.get("plan", plan),
        "My work, of the programme manager": bench.get("my-work"),
        "List of 100 at a past day": bench.get("actions", plan, at=past),
        "Action at a past day": bench.get("action", bench.actions[500], at=past),
        "Plan on a page at a past day": bench.get("plan", plan, at=past),
    }
    return [
        Task(name, [call], 80 if name.endswith("past day") else 40, QUERIES)
        for name, call in found.items()
    ]


def tasks() -> list[Task]:
    bench = Bench()
    plan, paper = bench.plan, bench.paper
    return [
        *pages(bench),
        Task("Update written, with its entry", [bench.write], 20, times=30),
        Task("Month of 90 reads to 10 writes, mean", mix(bench), 20),
        Task("Excel of 1,000 actions", [bench.get("actions-export", plan, "xlsx")], 300),
        Task("PDF paper, 1,000 actions", [bench.get("paper-draft", paper, "pdf")], 2000, times=5),
        Task("Word paper, 1,000 actions", [bench.get("paper-draft", paper, "docx")], 5000, times=5),
    ]


def mix(bench: Bench) -> list[Call]:
    """A working month: owners open their work, their actions and forms, and write; others look
    at lists and at the plan."""
    some = list(bench.owners.items())[::7]
    reads = [
        *[bench.get("my-work", by=owner) for _, owner in some[:20]],
        *[bench.get("action", pk, by=owner) for pk, owner in some[20:50]],
        *[bench.get("update", pk, bench.month, by=owner) for pk, owner in some[50:70]],
        *[bench.get("actions", bench.plan, owner=str(owner)) for _, owner in some[70:78]],
        *[bench.get("actions", bench.plan)] * 6,
        *[bench.get("plan", bench.plan)] * 6,
    ]
    calls = [*reads, *[bench.write] * 10]
    random.Random(7).shuffle(calls)  # noqa: S311 - the same order each time
    return calls
