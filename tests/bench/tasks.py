"""What is measured, each with its budget, through the real middleware and templates."""

from __future__ import annotations

import itertools
import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.test import Client
from django.urls import reverse

from goldenthread.accounts.models import Person, Role
from goldenthread.ledger.models import Head
from goldenthread.plans.models import Action, Plan
from goldenthread.plans.periods import Period
from goldenthread.reports.models import Paper
from tests.bench.building import TODAY
from tests.bench.measuring import Call, Cost, cost

QUERIES = 12  # a page makes at most


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
        return self.cost.ms <= self.budget and few


def measure(task: Task) -> Row:
    return Row(task.name, cost(task.calls, task.times), task.budget, task.queries)


class Bench:
    """The programme manager, signed in, before a plan of 1,000 actions."""

    def __init__(self) -> None:
        self.client = Client()
        self.client.force_login(_holder(Role.PROGRAMME_MANAGER))
        self.plan = Plan.objects.get()
        self.paper = Paper.objects.get()
        open_ones = Action.objects.exclude(progress_ratings__rating="complete").order_by("pk")
        self.actions = list(open_ones.values_list("pk", flat=True))
        self.next_action = itertools.cycle(self.actions)
        self.month = f"{Period.of(TODAY).before.month:%Y-%m}"

    def get(self, name: str, *args: Any, **query: str) -> Call:
        address = reverse(name, args=args)

        def call() -> Any:
            answer = self.client.get(address, query)
            if answer.status_code != 200:
                raise RuntimeError(f"{address} answered {answer.status_code}")
            return answer

        return call

    def plan_page(self, name: str, **query: str) -> Call:
        return self.get(name, self.plan.pk, **query)

    def write(self) -> None:
        """One update of one action, as its form sends it."""
        address = reverse("update", args=[next(self.next_action), self.month])
        words = {
            "narrative": "The audit of ten files shows that seven plans are in date.",
            "rating": "at_risk",
            "next_step": "Bring the audit to the board.",
            "form_id": str(uuid4()),
            "seen": str(Head.objects.get().n),
        }
        answer = self.client.post(address, words)
        if answer.status_code != 302:
            raise RuntimeError(
                f"{address} answered {answer.status_code}: {answer.content[:2000]!r}"
            )


def _holder(role: Role) -> Person:
    return Person.objects.filter(grants__role=role).order_by("pk")[0]


def tasks() -> list[Task]:
    bench = Bench()
    plan, paper = bench.plan.pk, bench.paper.pk
    pages = {
        "List of 100 with both ratings": bench.plan_page("actions"),
        "Filtered list": bench.plan_page("actions", progress="off_track", sort="due"),
        "Action with 12 updates": bench.get("action", bench.actions[500]),
        "Plan on a page, with what changed": bench.plan_page("plan"),
        "My work": bench.get("my-work"),
    }
    return [
        *(Task(name, [call], 40, QUERIES) for name, call in pages.items()),
        Task("Update written, with its entry", [bench.write], 20, times=30),
        Task("Month of 90 reads to 10 writes, mean", mix(bench), 20),
        Task("Excel of 1,000 actions", [bench.get("actions-export", plan, "xlsx")], 300),
        Task("PDF paper, 1,000 actions", [bench.get("paper-draft", paper, "pdf")], 2000, times=5),
        Task("Word paper, 1,000 actions", [bench.get("paper-draft", paper, "docx")], 5000, times=5),
    ]


def mix(bench: Bench) -> list[Call]:
    """A working month: what owners, leads and the manager open, and a tenth of it written."""
    reads = [
        *[bench.get("action", pk) for pk in bench.actions[:30]],
        *[bench.get("update", pk, bench.month) for pk in bench.actions[30:45]],
        *[bench.get("my-work")] * 15,
        *[bench.plan_page("actions", q="team 7")] * 10,
        *[bench.plan_page("actions")] * 10,
        *[bench.plan_page("plan")] * 10,
    ]
    calls = [*reads, *[bench.write] * 10]
    random.Random(7).shuffle(calls)  # noqa: S311 - the same order each time
    return calls
