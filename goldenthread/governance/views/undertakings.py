"""Undertakings: the list, one with its answers, and what is done about it."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render

from goldenthread.accounts.access import decide
from goldenthread.accounts.members import people_of
from goldenthread.accounts.pages import MemberRequest, page
from goldenthread.core import clock
from goldenthread.core.templating import as_files, url
from goldenthread.governance import changes
from goldenthread.governance.forms.decisions import (
    AnswerForm,
    PublishForm,
    SettleForm,
    UndertakingForm,
)
from goldenthread.governance.models import Response, Undertaking, UndertakingState
from goldenthread.governance.read import body_choices, meeting_choices
from goldenthread.governance.read_undertakings import responses_of, undertakings_at
from goldenthread.governance.rows import UndertakingFilters, UndertakingRow
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
from goldenthread.ledger.moments import Moment
from goldenthread.plans.at import at_of
from goldenthread.plans.forms.choices import by_value
from goldenthread.plans.views.lists import paged

PROMISED = ("title", "sentence", "post", "asked_by", "due_on", "recurring")
STATES = [("overdue", "Overdue"), *UndertakingState.choices]


@page("item.view")
def undertakings(request: MemberRequest) -> HttpResponse:
    """What officers promised: overdue first, then what is due, then what was settled."""
    member = request.member
    at = at_of(request, member.authority)
    rows = undertakings_at(member, at.moment)
    filters = UndertakingFilters.read(request.GET.dict())
    bodies = {pk: name for row in rows for pk, name in row.to}
    context = at_context(at) | {
        "filters": filters,
        "files": as_files(url("undertakings", **filters.query, **at.carry)),
        "total": len(rows),
        "page": paged(filters.select(rows, at.on), request),
        "page_url": lambda number: url(
            "undertakings", **filters.query, page=str(number), **at.carry
        ),
        "counts": {
            state: len(UndertakingFilters(state=state).select(rows, at.on)) for state, _ in STATES
        },
        "choices": {
            "state": STATES,
            "body": sorted(bodies.items(), key=lambda pair: pair[1]),
            "who": sorted({(row.who, row.who) for row in rows}),
        },
    }
    return render(request, "governance/undertakings.html", context)


@page("item.view")
def undertaking(request: MemberRequest, pk: int) -> HttpResponse:
    """One undertaking: the sentence, who owes it to whom, and what was answered."""
    member = request.member
    at = at_of(request, member.authority)
    row: UndertakingRow = only(undertakings_at(member, at.moment, Q(pk=pk)))
    thing: Any = Undertaking.objects.visible_to(member).filter(pk=pk).first()
    answers = responses_of(member, thing, at.moment)
    written = Response.objects.filter(authority=member.authority, undertaking=pk)
    publishes = [each.pk for each in written if decide(member, "response.publish", each)]
    context = at_context(at) | {
        "row": row,
        "answers": answers,
        "publishes": publishes if at.is_now else [],
        "may_run": at.is_now and decide(member, "meeting.run", thing),
        "may_answer": at.is_now and decide(member, "undertaking.answer", thing),
    }
    return render(request, "governance/undertaking.html", context)


def _offered(request: MemberRequest) -> dict[str, Any]:
    """Who can have promised, to whom, and at which meeting it can be due."""
    return {
        "people": by_value(people_of(request.member.authority.pk)),
        "bodies": body_choices(request.member),
        "meetings": meetings_offered(request, coming=True),
    }


def meetings_offered(request: MemberRequest, *, coming: bool) -> dict[str, Any]:
    """Meetings to come, the next first; or those that have met, the last first."""
    today = clock.today()
    pairs = [pair for pair in meeting_choices(request.member) if (pair[1].day > today) == coming]
    ordered = pairs if coming else pairs[::-1]
    return {str(row.pk): (thing, row.name) for thing, row in ordered}


@page("meeting.run")
def add(request: MemberRequest, pk: int) -> HttpResponse:
    """Record what was promised at an item."""
    seen = seen_by(request)
    item, row = item_of(request, pk)
    initial = {"to": [str(row.meeting.body_pk)]}
    form = form_of(UndertakingForm, request, seen, initial, **_offered(request))
    return ask(
        request,
        form,
        Asking("Record an undertaking", row.title, url("item", pk), caption=row.meeting.name),
        lambda: changes.give_undertaking(
            by=request.member, item=item, undertaking=form.undertaking()
        ),
        "The undertaking is recorded.",
        to=lambda made: url("undertaking", made.pk),
    )


def _found(request: MemberRequest, pk: int, verb: str) -> tuple[Any, UndertakingRow]:
    thing = found(Undertaking.objects.visible_to(request.member), request, pk, verb)
    return thing, only(undertakings_at(request.member, Moment.latest(), Q(pk=pk)))


@page("meeting.run")
def edit(request: MemberRequest, pk: int) -> HttpResponse:
    """Say anew what was promised, by whom, or when it is due."""
    seen = seen_by(request)
    thing, row = _found(request, pk, "meeting.run")
    terms = thing.terms.newest_first()[0]
    initial = told(terms, *PROMISED) | {
        "person": terms.person_id or "",
        "asker": terms.asker_id or "",
        "due_meeting": terms.due_meeting_id or "",
        "to": [str(body) for body, _ in row.to],
    }
    form = form_of(UndertakingForm, request, seen, initial, **_offered(request))
    return ask(
        request,
        form,
        Asking("Change the undertaking", row.reference, url("undertaking", pk), row.title),
        lambda: changes.change_undertaking(
            by=request.member, undertaking=thing, said=form.undertaking()
        ),
        "The undertaking is changed.",
    )


@page("undertaking.answer")
def answer(request: MemberRequest, pk: int) -> HttpResponse:
    """Answer an undertaking in writing."""
    seen = seen_by(request)
    thing, row = _found(request, pk, "undertaking.answer")
    form = form_of(AnswerForm, request, seen)
    asking = Asking(
        "Answer the undertaking", row.reference, url("undertaking", pk), row.title, row.sentence
    )
    return ask(
        request,
        form,
        asking,
        lambda: changes.answer_undertaking(
            by=request.member, undertaking=thing, text=form.cleaned_data["text"]
        ),
        "The answer is kept. It is a draft until somebody else publishes it.",
    )


@page("meeting.run")
def settle(request: MemberRequest, pk: int) -> HttpResponse:
    """Say that an undertaking is answered, was reported back or is withdrawn."""
    seen = seen_by(request)
    thing, row = _found(request, pk, "meeting.run")
    form = form_of(SettleForm, request, seen, meetings=meetings_offered(request, coming=False))
    asking = Asking("Settle the undertaking", row.reference, url("undertaking", pk), row.title)
    return ask(
        request,
        form,
        asking,
        lambda: changes.settle_undertaking(by=request.member, undertaking=thing, **form.settled()),
        f"{row.reference} is saved.",
    )


@page("response.publish")
def publish(request: MemberRequest, pk: int) -> HttpResponse:
    """Publish a response, or withdraw it."""
    seen, member = seen_by(request), request.member
    rows = Response.objects.filter(
        authority=member.authority, undertaking__in=Undertaking.objects.visible_to(member)
    )
    response = found(rows, request, pk, "response.publish")
    form = form_of(PublishForm, request, seen)
    asking = Asking(
        "Publish the answer",
        "The undertaking",
        url("undertaking", response.undertaking_id),
        intro=response.text or "",
    )
    return ask(
        request,
        form,
        asking,
        lambda: changes.decide_response(
            by=member, response=response, state=form.cleaned_data["state"]
        ),
        "What becomes of the answer is saved.",
    )
