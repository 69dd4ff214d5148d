"""The record of a plan: what was done, by whom, when; entry by entry."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render

from goldenthread.accounts.pages import MemberRequest
from goldenthread.core import clock
from goldenthread.inspections.models import Finding
from goldenthread.ledger.events import all_events, sentence_of
from goldenthread.ledger.models import Entry
from goldenthread.ledger.moments import Moment
from goldenthread.plans.models import Action, Priority, Risk
from goldenthread.plans.read import posts
from goldenthread.plans.read_beside import entries_of
from goldenthread.plans.read_risks import names_of
from goldenthread.plans.views.shown import Shown, plan_page

A_PAGE = 50
KINDS = {
    "update": "Updates",
    "impact": "Impact assessed",
    "date": "Due dates",
    "action": "Actions",
    "evidence": "Evidence",
    "plan": "Plan and priorities",
    "finding": "Findings",
    "risk": "Risks",
    "contingency": "Contingencies",
}


@dataclass(frozen=True, slots=True)
class RecordRow:
    """One entry: its number, instant, sentence, whose it is, and what it is about."""

    n: int
    at: datetime
    sentence: str
    who: str
    about: str
    address: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the record is narrowed to; a day that cannot be read is left out."""

    kind: str
    person: str
    since: date | None
    until: date | None

    @classmethod
    def read(cls, request: MemberRequest) -> Wanted:
        kind, person = request.GET.get("kind", ""), request.GET.get("person", "")
        return cls(
            kind if kind in KINDS else "",
            person if person.isdigit() else "",
            _day(request.GET.get("since", "")),
            _day(request.GET.get("until", "")),
        )

    @property
    def query(self) -> dict[str, str]:
        days = {"since": self.since, "until": self.until}
        pairs = {"kind": self.kind, "person": self.person}
        pairs |= {name: day.isoformat() for name, day in days.items() if day}
        return {name: value for name, value in pairs.items() if value}

    def narrow(self, entries: QuerySet[Entry]) -> QuerySet[Entry]:
        if self.kind:
            entries = entries.filter(_of_kind(self.kind))
        if self.person:
            entries = entries.filter(by=self.person)
        if self.since:
            day_before = date.fromordinal(self.since.toordinal() - 1)
            entries = entries.filter(at__gte=clock.end_of(day_before))
        if self.until:
            entries = entries.filter(at__lt=clock.end_of(self.until))
        return entries


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _of_kind(kind: str) -> Q:
    begins = {"plan": ("plan.", "priority.")}.get(kind, (f"{kind}.",))
    types = [event for event in all_events() if event.startswith(begins)]
    return Q(type__in=types)


@plan_page("ledger.view")
def record(request: MemberRequest, shown: Shown) -> HttpResponse:
    """The plan's part of the ledger, newest first."""
    wanted = Wanted.read(request)
    entries = entries_of(shown.plan, shown.at.moment, shown.member)
    page = Paginator(wanted.narrow(entries), A_PAGE).get_page(request.GET.get("page"))
    who = posts(shown.plan.authority_id)
    given = entries.order_by().values_list("by", flat=True).distinct()
    people = {str(pk): who[pk] for pk in given if pk in who}
    context = shown.context | {
        "page": page,
        "page_url": lambda n: shown.page("record", **wanted.query, page=str(n)),
        "rows": rows_of(shown, page.object_list, who),
        "wanted": wanted,
        "kinds": KINDS,
        "people": sorted(people.items(), key=lambda each: each[1]),
    }
    return render(request, "plans/reading/record.html", context)


def narrowed(shown: Shown, wanted: Wanted) -> tuple[list[RecordRow], int]:
    """Every entry that the page shows on all of its pages, and how many there are of the plan."""
    entries = entries_of(shown.plan, shown.at.moment, shown.member)
    rows = rows_of(shown, wanted.narrow(entries), posts(shown.plan.authority_id))
    return rows, entries.count()


def rows_of(shown: Shown, entries: Iterable[Entry], who: dict[int, str]) -> list[RecordRow]:
    read = list(entries)
    names = _names(shown, read)
    return [
        RecordRow(
            entry.n,
            entry.at,
            sentence_of(entry),
            who.get(entry.by, "Golden Thread itself") if entry.by else "Golden Thread itself",
            *names[entry.subject, entry.subject_pk],
        )
        for entry in read
    ]


def _names(shown: Shown, entries: list[Entry]) -> dict[tuple[str, int], tuple[str, str]]:
    """What each subject of the entries is called at the moment, and its address."""
    subjects = ("plans.action", "plans.priority", "plans.risk", "inspections.finding")
    wanted: dict[str, set[int]] = {subject: set() for subject in subjects}
    names = {("plans.plan", shown.plan.pk): (f"{shown.plan.title}", shown.page("plan"))}
    for entry in entries:
        wanted.get(entry.subject, set()).add(entry.subject_pk)
    asked: list[tuple[str, Any, str]] = [
        ("plans.action", Action.objects.visible_to(shown.member), "reference"),
        ("plans.priority", Priority.objects.visible_to(shown.member), "number"),
    ]
    for subject, rows, reference in asked:
        word = subject.removeprefix("plans.")
        described = rows.filter(pk__in=wanted[subject]).as_at(Moment.latest(), reference, "title")
        for pk, ref, title in described.values_list("pk", reference, "title"):
            address = shown.page_of(word, pk)
            names[subject, pk] = f"{word.capitalize()} {ref}: {title}", address
    risks = names_of(Risk.objects.visible_to(shown.member).filter(pk__in=wanted["plans.risk"]))
    for pk, name in risks.items():
        names["plans.risk", pk] = f"Risk {name}", shown.page_of("risk", pk)
    return names | _finding_names(shown, wanted["inspections.finding"])


def _finding_names(shown: Shown, wanted: set[int]) -> dict[tuple[str, int], tuple[str, str]]:
    """The same for findings, whose place is the list of the plan."""
    rows = Finding.objects.visible_to(shown.member).filter(pk__in=wanted)
    described = rows.as_at(Moment.latest(), "number", "text").values_list("pk", "number", "text")
    return {
        ("inspections.finding", pk): (
            f"Finding {number}: {text or 'its words were erased'}",
            f"{shown.page('findings')}#finding-{pk}",
        )
        for pk, number, text in described
    }
