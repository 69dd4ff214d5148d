"""Decisions: the list, one with where it went, and recording them."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render

from goldenthread.accounts.access import Member, decide
from goldenthread.accounts.pages import MemberRequest, page
from goldenthread.core.articles import the
from goldenthread.core.templating import as_files, url
from goldenthread.governance import changes
from goldenthread.governance.forms.decisions import DecisionForm, SendForm
from goldenthread.governance.models import Carried, Decision, DecisionVerb, Item, ItemTerms, Meeting
from goldenthread.governance.read import at_moment, body_choices, meeting_choices
from goldenthread.governance.read_about import decision_about
from goldenthread.governance.read_items import DECISIONS, items_at
from goldenthread.governance.rows import AboutRow, DecisionFilters, DecisionRow, ItemRow
from goldenthread.governance.views.common import (
    Asking,
    ask,
    at_context,
    form_of,
    found,
    only,
    seen_by,
    told,
)
from goldenthread.governance.views.meetings import item_of
from goldenthread.inspections.models import Finding
from goldenthread.ledger.moments import Moment
from goldenthread.plans.at import at_of
from goldenthread.plans.due import live_plans
from goldenthread.plans.models import Action, Placement, PlanVersion
from goldenthread.plans.views.lists import paged

SAID = ("verb", "text", "carried", "votes_for", "votes_against", "abstained", "mover", "seconder")
SAID_MORE = ("reasons", "options_rejected", "to_post")


@page("item.view")
def decisions(request: MemberRequest) -> HttpResponse:
    """Everything that bodies decided, newest first, narrowed as the address says."""
    member = request.member
    at = at_of(request, member.authority)
    items = items_at(member, at.moment, parts=DECISIONS)
    filters = DecisionFilters.read(request.GET.dict())
    bodies = {row.meeting.body_pk: row.meeting.body for row in items if row.decisions}
    context = at_context(at) | {
        "filters": filters,
        "files": as_files(url("decisions", **filters.query, **at.carry)),
        "total": sum(len(row.decisions) for row in items),
        "page": paged(filters.select(items), request),
        "page_url": lambda number: url("decisions", **filters.query, page=str(number), **at.carry),
        "choices": {
            "verb": DecisionVerb.choices,
            "carried": [(each.value, each.vote) for each in Carried],
            "body": sorted(bodies.items(), key=lambda pair: pair[1]),
        },
    }
    return render(request, "governance/decisions.html", context)


@page("item.view")
def decision(request: MemberRequest, pk: int) -> HttpResponse:
    """One decision: what it says, how it was carried, what it is about, where it went."""
    member = request.member
    at = at_of(request, member.authority)
    row, item = decision_row(request, pk, at.moment)
    context = at_context(at) | {
        "decision": row,
        "item": item,
        "about": [(each, _href(each, at.carry)) for each in decision_about(member, pk, at.moment)],
        "may_run": at.is_now and decide(member, "meeting.run"),
    }
    return render(request, "governance/decision.html", context)


def _href(about: AboutRow, carry: dict[str, str]) -> str:
    """Where what a decision is about stands; a finding has the page of its status."""
    if about.kind == "version":
        return url("plan-versions", about.plan, **carry)
    return url({"action": "action", "finding": "finding-status"}[about.kind], about.pk, **carry)


def decision_row(request: MemberRequest, pk: int, moment: Moment) -> tuple[DecisionRow, ItemRow]:
    """A decision with its item; 404 where the member may not see it, or it was not yet."""
    items = items_at(request.member, moment, Q(decisions=pk), parts=DECISIONS)
    return only([(each, item) for item in items for each in item.decisions if each.pk == pk])  # type: ignore[no-any-return]


def actions_of_live_plans(member: Member) -> dict[str, Any]:
    """By their references: what a form lets somebody name."""
    live = [plan.pk for plan in live_plans(member.authority)]
    placed = Placement.objects.filter(authority=member.authority, plan__in=live)
    placed = placed.as_at(Moment.latest())
    actions = Action.objects.visible_to(member).filter(pk__in=placed.values("action"))
    return {row.reference: row for row in actions.as_at(Moment.latest(), "reference")}


def _offered(request: MemberRequest) -> dict[str, Any]:
    """What a decision can name and be about."""
    member, now = request.member, Moment.latest()
    return {
        "bodies": body_choices(member),
        "versions": {
            str(row.pk): (row, row.name)
            for row in PlanVersion.objects.visible_to(member).order_by("-pk")
        },
        "actions": actions_of_live_plans(member),
        "findings": {
            str(row.pk): (row, f"{row.number} {row.text}")
            for row in Finding.objects.visible_to(member).as_at(now, "number", "text", "present")
            if row.present
        },
    }


@page("meeting.run")
def add(request: MemberRequest, pk: int) -> HttpResponse:
    """Record a resolution on an item."""
    seen = seen_by(request)
    item, row = item_of(request, pk)
    form = form_of(DecisionForm, request, seen, {"carried": "assent"}, **_offered(request))
    return ask(
        request,
        form,
        Asking("Record a decision", row.title, url("item", pk), caption=row.meeting.name),
        lambda: changes.record_decision(by=request.member, item=item, decision=form.decision()),
        "The decision is recorded.",
        to=lambda made: url("decision", made.pk),
    )


def _found(request: MemberRequest, pk: int) -> Any:
    return found(Decision.objects.visible_to(request.member), request, pk, "meeting.run")


@page("meeting.run")
def edit(request: MemberRequest, pk: int) -> HttpResponse:
    """Correct what was recorded of a decision."""
    seen, thing = seen_by(request), _found(request, pk)
    terms = thing.terms.newest_first()[0]
    about = decision_about(request.member, pk, Moment.latest())
    initial = told(terms, *SAID, *SAID_MORE) | {"to_body": terms.to_body_id or ""}
    for kind in ("version", "finding"):
        initial[f"{kind}s"] = [str(each.pk) for each in about if each.kind == kind]
    references = [each.words.split(":")[0].split(" ")[1] for each in about if each.kind == "action"]
    initial["actions"] = ", ".join(references)
    form = form_of(DecisionForm, request, seen, initial, **_offered(request))
    return ask(
        request,
        form,
        Asking("Correct the decision", "The decision", url("decision", pk)),
        lambda: changes.correct_decision(by=request.member, decision=thing, said=form.decision()),
        "The decision is corrected.",
    )


@page("meeting.run")
def send(request: MemberRequest, pk: int) -> HttpResponse:
    """Send what was recommended or referred on to the next body."""
    seen, thing, now = seen_by(request), _found(request, pk), Moment.latest()
    row, item = decision_row(request, pk, now)
    form = form_of(SendForm, request, seen, places=_places(request, row, item))
    intro = f"{row.verb_to}: {row.text}"
    asking = Asking("Send it on", "The decision", url("decision", pk), item.title, intro)

    def send_on() -> Any:
        place = form.place()
        made = changes.ItemInput(
            title=item.title,
            purpose=f"To consider the recommendation of {the(item.meeting.body)}.",
            agenda_number=form.cleaned_data["agenda_number"],
            plans=tuple(link.plan for link in _present(thing.item.on_plans)),
            inspections=tuple(link.inspection for link in _present(thing.item.on_inspections)),
        )
        new = made if isinstance(place, Meeting) else None
        return changes.send_on(by=request.member, decision=thing, to=place, item=new)

    return ask(request, form, asking, send_on, "It is sent on to the next body.")


def _present(links: Any) -> Any:
    return links.as_at(Moment.latest()).filter(present=True)


def _places(request: MemberRequest, row: DecisionRow, item: ItemRow) -> dict[str, Any]:
    """The items and the meetings of the next body, from the day of the decision on."""
    member = request.member
    wanted = Q(body=row.to_body_pk)
    later = [pair for pair in meeting_choices(member, wanted) if pair[1].day >= item.meeting.day]
    names = {thing.pk: each.name for thing, each in later}
    there: Any = Item.objects.visible_to(member).filter(meeting__in=names)
    there = there.annotate(**at_moment(ItemTerms, Moment.latest(), "pk", "title"))
    known = {f"item-{each.pk}": (each, f"{names[each.meeting_id]}: {each.title}") for each in there}
    new = {f"meeting-{thing.pk}": (thing, f"{each.name}: a new item") for thing, each in later}
    return known | new
