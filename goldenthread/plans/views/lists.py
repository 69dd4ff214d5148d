"""Lists of a plan: its actions, and what stands out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import render

from goldenthread.accounts.pages import MemberRequest
from goldenthread.inspections.areas import areas_at, words_of
from goldenthread.plans.exceptions import KINDS, ExceptionRow
from goldenthread.plans.filters import NO_AREA, SHOWS, SORTS, Filters
from goldenthread.plans.models import StateKind
from goldenthread.plans.position import Position
from goldenthread.plans.ratings import in_force
from goldenthread.plans.read_dates import with_forecasts
from goldenthread.plans.read_exceptions import exceptions_at
from goldenthread.plans.read_milestones import with_milestones
from goldenthread.plans.views.shown import Shown, plan_page

A_PAGE = 100


@dataclass(frozen=True, slots=True)
class Chip:
    """One narrowing of a list, and the address of the list without it."""

    words: str
    without: str


@plan_page("plan.open")
def actions(request: MemberRequest, shown: Shown) -> HttpResponse:
    """The actions of a plan, narrowed and sorted as the address says."""
    filters = Filters.read(request.GET.dict())
    stood = shown.position(findings=filters.need_findings(shown.plan.impact_level))
    moment = shown.at.moment
    position = with_milestones(with_forecasts(stood, shown.plan, moment), shown.plan, moment)
    rows = filters.select(position)
    page = paged(rows, request)
    areas = words_of(areas_at(request.member.authority, shown.at.moment))
    context = shown.context | {
        "position": position,
        "filters": filters,
        "page": page,
        "page_url": lambda number: shown.listed(**filters.query, page=str(number)),
        "on": position.as_at,
        "chips": [
            Chip(words, shown.listed(**filters.without(name)))
            for name, words in filters.chips(position, areas)
        ],
        "choices": choices(position)
        | {"sort": orders(), "area": area_choices(position.actions, areas)},
        "sorts": sort_links(shown, filters),
        "kept": kept_fields(shown, filters),
    }
    return render(request, "plans/reading/actions.html", context)


def paged(rows: Iterable[Any], request: MemberRequest) -> Page[Any]:
    return Paginator(list(rows), A_PAGE).get_page(request.GET.get("page"))


def choices(position: Position) -> dict[str, list[tuple[str, str]]]:
    """What each filter offers: (value, words), as this plan has them."""
    people: dict[str, dict[str, str]] = {"owner": {}, "lead": {}}
    states: set[str] = set()
    for row in position.actions:
        people["owner"][str(row.owner_id)] = row.owner
        people["lead"][str(row.lead_id)] = row.lead
        states.add(row.state_code)
    return {
        "progress": [(level.code, level.word) for level in in_force().progress.levels],
        "impact": [(level.code, level.word) for level in in_force().impact.levels],
        "priority": [(row.ref, row.label) for row in position.priorities],
        **{name: sorted(posts.items(), key=lambda each: each[1]) for name, posts in people.items()},
        "state": [(s.value, s.label) for s in StateKind if s.value in states],
        "show": [(code, show.words) for code, show in SHOWS.items()],
    }


def area_choices(rows: Iterable[Any], areas: Mapping[str, str]) -> list[tuple[str, str]]:
    """The practice areas that some of these rows lie in; and none, where some lie in none."""
    present = {row.practice_area for row in rows}
    found = [(code, words) for code, words in areas.items() if code in present]
    return [*found, *([(NO_AREA, "None given")] if found and "" in present else [])]


def orders() -> list[tuple[str, str]]:
    """The orders that a list can have: (value, words); the first is the usual one."""
    _, *others = SORTS.items()
    usual = [("", SORTS["reference"]), ("-reference", f"{SORTS['reference']}, backwards")]
    both = (
        pair
        for name, words in others
        for pair in ((name, words), (f"-{name}", f"{words}, backwards"))
    )
    return [*usual, *both]


def sort_links(shown: Shown, filters: Filters) -> dict[str, tuple[str, str]]:
    """For each sortable column: the address that sorts by it, and how it is sorted now."""
    links = {}
    for name in SORTS:
        now = {name: "ascending", f"-{name}": "descending"}.get(filters.sort or "reference", "none")
        wanted = f"-{name}" if now == "ascending" else name
        links[name] = shown.listed(**replace(filters, sort=wanted).query), now
    return links


def kept_fields(shown: Shown, filters: Filters) -> list[tuple[str, str]]:
    """What the filter's form must send along: the position, the chosen finding, named rows."""
    chosen = (("finding", filters.finding), ("only", filters.only))
    return [*shown.at.carry.items(), *(each for each in chosen if each[1])]


EXCEPTIONS = "plans/reading/exceptions.html"


@plan_page("plan.view")
def stand_outs(request: MemberRequest, shown: Shown) -> HttpResponse:
    """What stands out in the plan, each with a sentence that says why.

    `?kind=figures&part=1` gives where impact and figures disagree, for the page of measures.
    """
    position, found = exceptions_at(shown.position(), shown.plan, shown.at.moment, request.member)
    wanted = request.GET.get("kind", "")
    rows: list[ExceptionRow] = [row for row in found if wanted in {"", *row.codes}]
    counts = {code: sum(code in row.codes for row in found) for code in KINDS}
    kind = wanted if wanted in KINDS else ""
    context = shown.context | {
        "position": position,
        "page": paged(rows, request),
        "page_url": lambda number: shown.page("exceptions", kind=kind, page=str(number)),
        "total": len(found),
        "wanted": kind,
        "kinds": [
            (code, in_force().say(words), counts[code])
            for code, words in KINDS.items()
            if counts[code]
        ],
    }
    template = "plans/measures/disagree.html" if request.GET.get("part") else EXCEPTIONS
    return render(request, template, context)
