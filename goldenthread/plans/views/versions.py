"""The versions of a plan, and what differs between any two of its texts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render

from goldenthread.accounts.access import decide
from goldenthread.accounts.pages import MemberRequest, find, form_page, page, submission
from goldenthread.core import clock
from goldenthread.core.templating import long_date, url
from goldenthread.ledger.moments import Moment, head_of
from goldenthread.plans import changes
from goldenthread.plans.differences import Difference, differences
from goldenthread.plans.forms.versions import VersionForm
from goldenthread.plans.models import Plan, PlanVersion, VersionKind
from goldenthread.plans.read_measures import without_baseline
from goldenthread.plans.read_words import texts
from goldenthread.plans.views.shown import Shown, plan_page

NOW, DAY = "now", "day"
HEADINGS = {"priority": "Priorities", "action": "Actions"}


@plan_page("plan.view")
def versions(request: MemberRequest, shown: Shown) -> HttpResponse:
    """Which text was approved, which was submitted, and by whom."""
    kept = versions_of(shown)
    context = shown.context | {
        "versions": kept,
        "may_keep": decide(request.member, "plan.keep_version", shown.plan),
    }
    return render(request, "plans/versions/versions.html", context)


def versions_of(shown: Shown) -> list[PlanVersion]:
    """The versions of the plan that are known at the moment shown, newest first."""
    rows: Any = PlanVersion.objects.visible_to(shown.member).filter(plan=shown.plan.pk)
    rows = rows.filter(entry__lte=shown.at.moment.entry)
    return list(rows.order_by("-number"))


@page("plan.keep_version")
def keep(request: MemberRequest, pk: int) -> HttpResponse:
    """Say that a text was approved or submitted."""
    seen = head_of(request.member.authority)
    plans: Any = Plan.objects.visible_to(request.member).as_at(Moment.latest(), "title")
    plan = find(plans, request.member, "plan.keep_version", pk, seen_by="plan.view")
    form = VersionForm(
        request.POST or None, request=request, seen=seen, initial={"on": clock.today()}
    )
    if request.method == "POST" and form.is_valid():
        with submission(request, form):
            changes.keep_version(by=request.member, plan=plan, **form.values())
        if form.is_valid():
            messages.success(request, "The version is kept.")
            if form.cleaned_data["kind"] == VersionKind.SUBMITTED:
                _warn(request, without_baseline(plan, Moment.latest()))
            return redirect(url("plan-versions", pk))
    bare = without_baseline(plan, Moment.latest())
    context = {"form": form, "plan": plan, "bare": bare}
    return form_page(request, "plans/versions/keep.html", context)


def _warn(request: MemberRequest, bare: list[Any]) -> None:
    """Ofsted asks of a plan how it will be known that it worked: from where each measure moves."""
    if bare:
        names = ", ".join(each.reference for each in bare)
        has = "measure has" if len(bare) == 1 else "measures have"
        messages.warning(
            request, f"It was submitted although {len(bare)} {has} no baseline: {names}."
        )


@dataclass(frozen=True, slots=True)
class Chosen:
    """One of the two texts: its moment and name; `problem` says why it is not the one asked for."""

    value: str
    day: date
    moment: Moment
    name: str
    problem: str = ""


@plan_page("plan.view")
def compare(request: MemberRequest, shown: Shown) -> HttpResponse:
    """What two texts of the plan say differently, down to the word."""
    kept = versions_of(shown)
    last = str(kept[0].number) if kept else DAY
    one = chosen(shown, request.GET, "one", kept, last)
    other = chosen(shown, request.GET, "other", kept, NOW)
    one, other = sorted((one, other), key=lambda each: (each.moment.entry, each.moment.on))
    before, after = texts(shown.plan, (one.moment, other.moment))
    found = differences(before, after) if before else ()
    context = shown.context | {
        "versions": kept,
        "choices": [
            *((str(each.number), each.name) for each in kept),
            (NOW, "The plan as it is now"),
            (DAY, "The plan on a day"),
        ],
        "texts": (one, other),
        "there": bool(before),
        "groups": grouped(found),
        "count": len(found),
    }
    return render(request, "plans/versions/compare.html", context)


def grouped(found: tuple[Difference, ...]) -> list[tuple[str, str, list[Difference]]]:
    """By kind: its code, heading and differences, in the order of a plan."""
    order = list(HEADINGS)
    rows = sorted(found, key=lambda each: order.index(each.words.kind))
    return [
        (kind, HEADINGS[kind], list(some)) for kind, some in groupby(rows, lambda d: d.words.kind)
    ]


def chosen(
    shown: Shown, query: QueryDict, name: str, kept: list[PlanVersion], default: str
) -> Chosen:
    """The text that the address asks for: a version's number, now, or a day."""
    asked, day = query.get(name, default), query.get(f"{name}_on", "")
    version = next((each for each in kept if str(each.number) == asked), None)
    if version is not None:
        return Chosen(asked, version.as_at, version.moment, version.name)
    if asked == DAY:
        return _on_a_day(shown, day)
    problem = "" if asked == NOW else "There is no such version, so this is the plan as it is now."
    return _now(shown, problem)


def _now(shown: Shown, problem: str = "") -> Chosen:
    now = shown.at.moment if shown.at.is_now else Moment.now(shown.member.authority)
    return Chosen(NOW, now.on, now, "The plan as it is now", problem)


def _on_a_day(shown: Shown, day: str) -> Chosen:
    """The text at the end of a day; without one, of the first day of this month."""
    today = clock.today()
    try:
        on = date.fromisoformat(day) if day else today.replace(day=1)
    except ValueError:
        return _now(shown, "A day could not be read, so this is the plan as it is now.")
    if on > today:
        return _now(shown, "A day to come has no text yet, so this is the plan as it is now.")
    moment = Moment.position(shown.member.authority, on)
    return Chosen(DAY, on, moment, f"The plan on {long_date(on)}")
