"""The risks of a plan: the register, the matrix, and one risk with its history."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from goldenthread.accounts.access import Member, decide
from goldenthread.accounts.pages import MemberRequest, find, page
from goldenthread.core.templating import url
from goldenthread.ledger.moments import recorded_at
from goldenthread.plans import risks
from goldenthread.plans.at import At, at_of
from goldenthread.plans.models import Risk
from goldenthread.plans.read import plan_at
from goldenthread.plans.read_risks import risk_at, risks_of
from goldenthread.plans.risks import BANDS, KINDS, SHOWS, SORTS, Kind, RiskFilters, RiskRow
from goldenthread.plans.views.lists import paged
from goldenthread.plans.views.shown import Shown, not_yet, plan_page

SCALES = {
    "likelihood": risks.LIKELIHOOD,
    "severity": risks.SEVERITY,
    "bands": [(words, risks.band_range(code)) for code, (words, _) in BANDS.items()],
    "kinds": list(KINDS.values()),
}
"""What the pages say of the words that they score with."""


@plan_page("plan.view")
def register(request: MemberRequest, shown: Shown) -> HttpResponse:
    """The risks of a plan, narrowed and sorted as the address says; a part of the page of what
    they touch."""
    rows = risks_of(shown.plan, shown.at.moment)
    filters = RiskFilters.read(request.GET.dict())
    if request.htmx:  # type: ignore[attr-defined]
        part = {"rows": filters.select(rows), "list": shown.page("risks", **filters.query)}
        return render(request, "plans/risks/part.html", {**part, "at": shown.at})
    is_open = RiskFilters(state="open")
    context = shown.context | {
        "filters": filters,
        "page": paged(filters.select(rows), request),
        "page_url": lambda number: shown.page("risks", **filters.query, page=str(number)),
        "total": len(rows),
        "open": is_open.select(rows),
        "bands": [
            (code.value, BANDS[code][0], len(is_open.only(band=code).select(rows)))
            for code in reversed(risks.Band)
        ],
        "above": len(RiskFilters(show="above").select(rows)),
        "choices": _choices(rows),
        "kind_name": KINDS[filters.kind][0],
        "may_raise": shown.at.is_now and decide(request.member, "risk.raise", shown.plan),
        "scales": SCALES,
    }
    return render(request, "plans/risks/risks.html", context)


def _choices(rows: list[RiskRow]) -> dict[str, list[tuple[str, str]]]:
    """What each filter offers: (value, words), as these risks have them."""
    owners = {str(row.owner_id): row.owner for row in rows}
    links = {link.key: link.label for row in rows for link in row.links}
    return {
        "state": list(risks.STATES.items()),
        "show": [(code, words) for code, (words, _) in SHOWS.items()],
        "band": [
            (code, f"{words}: {risks.band_range(code)}") for code, (words, _) in BANDS.items()
        ],
        "likelihood": _steps(risks.LIKELIHOOD),
        "severity": _steps(risks.SEVERITY),
        "by": [(kind.value, KINDS[kind][0]) for kind in (Kind.INHERENT, Kind.TARGET)],
        "owner": sorted(owners.items(), key=lambda pair: pair[1]),
        "of": sorted(links.items(), key=lambda pair: pair[1]),
        "sort": [(code, words) for code, words in SORTS.items() if code],
    }


def _steps(steps: tuple[risks.Step, ...]) -> list[tuple[str, str]]:
    return [(str(step.number), f"{step.number} {step.word}") for step in steps]


@plan_page("plan.view")
def matrix(request: MemberRequest, shown: Shown) -> HttpResponse:
    """How many open risks stand in each field, each count a link to them."""
    rows = risks_of(shown.plan, shown.at.moment)
    kind = RiskFilters.read(request.GET.dict()).kind
    by = "" if kind == Kind.CURRENT else kind.value
    context = shown.context | {
        "kind": kind,
        "kinds": [
            (code, name, "" if code == Kind.CURRENT else code) for code, (name, _) in KINDS.items()
        ],
        "kind_words": KINDS[kind],
        "lines": list(zip(reversed(risks.LIKELIHOOD), risks.matrix(rows, kind), strict=True)),
        "listed_at": lambda cell: shown.page("risks", **cell.query, by=by),
        "open": RiskFilters(state="open").select(rows),
        "total": len(rows),
        "scales": SCALES,
    }
    return render(request, "plans/risks/matrix.html", context)


def risk_of(request: MemberRequest, pk: int, verb: str) -> Risk:
    """The risk, if the member may use the verb on it."""
    seen = Risk.objects.visible_to(request.member).select_related("plan")
    rows = seen.annotate(recorded_at=recorded_at())
    found: Risk = find(rows, request.member, verb, pk, seen_by="plan.view")
    return found


@page("plan.view")
def risk(request: MemberRequest, pk: int) -> HttpResponse:
    """One risk with every scoring, at the position that is asked for."""
    member = request.member
    found = risk_of(request, pk, "plan.view")
    at = at_of(request, member.authority)
    row = risk_at(pk, at.moment)
    if row is None:
        return not_yet(request, at, found, "risk")
    context: dict[str, Any] = {
        "at": at,
        "row": row,
        "plan": plan_at(member, found.plan_id, at.moment),
        "kinds": [(kind, *KINDS[kind]) for kind in Kind],
        "history": list(reversed(row.scores)),
        "kind_names": {kind.value: KINDS[kind][0] for kind in Kind},
        "href": lambda link: url(link.kind, link.pk, **at.carry),
        "scales": SCALES,
        **_may(member, found, row, at),
    }
    return render(request, "plans/risks/risk.html", context)


def _may(member: Member, found: Risk, row: RiskRow, at: At) -> dict[str, bool]:
    closes = at.is_now and decide(member, "risk.close", found)
    return {
        "may_edit": at.is_now and row.is_open and decide(member, "risk.edit", found),
        "may_close": closes and row.is_open,
        "may_reopen": closes and not row.is_open,
    }
