"""The contingencies of a plan: their list, one of them, its response and its end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from goldenthread.accounts.access import decide
from goldenthread.accounts.pages import MemberRequest, find, form_page, page, submission
from goldenthread.core import clock
from goldenthread.core.days import long_date
from goldenthread.core.forms import ChangeForm
from goldenthread.ledger.moments import Moment, head_of, recorded_at
from goldenthread.plans import changes
from goldenthread.plans.at import at_of
from goldenthread.plans.contingencies import (
    SHOWS,
    SORTS,
    STANDING,
    TRIGGERS,
    ContingencyFilters,
    ContingencyRow,
    Standing,
    Trigger,
    counts,
)
from goldenthread.plans.forms.contingencies import CloseContingencyForm, ResponseForm
from goldenthread.plans.models import Contingency, ContingencyResponse
from goldenthread.plans.read import plan_at
from goldenthread.plans.read_contingencies import (
    contingencies_of,
    contingencies_to_settle,
    contingency_at,
    settings_of,
)
from goldenthread.plans.views.challenges import Turn
from goldenthread.plans.views.lists import paged
from goldenthread.plans.views.shown import Shown, not_yet, plan_page


@plan_page("plan.view")
def contingencies(request: MemberRequest, shown: Shown) -> HttpResponse:
    """The contingencies of a plan, narrowed and sorted as the address says; a part of the page of
    an action."""
    rows = contingencies_of(shown.plan, shown.at.moment)
    filters, on = ContingencyFilters.read(request.GET.dict()), shown.at.on
    if request.htmx:  # type: ignore[attr-defined]
        part = {"rows": filters.select(rows, on), "at": shown.at}
        return render(request, "plans/contingencies/part.html", part)
    settings = settings_of(shown.plan, shown.at.moment)
    context = shown.context | {
        "filters": filters,
        "page": paged(filters.select(rows, on), request),
        "page_url": lambda number: shown.page("contingencies", **filters.query, page=str(number)),
        "total": len(rows),
        "counts": counts(rows),
        "overdue": len(ContingencyFilters(show="overdue").select(rows, on)),
        "standing_words": STANDING,
        "watched": sum(setting.is_watched for setting in settings.values()),
        "triggers": len(settings),
        "choices": _choices(rows),
    }
    return render(request, "plans/contingencies/contingencies.html", context)


def _choices(rows: list[ContingencyRow]) -> dict[str, list[tuple[str, str]]]:
    """What each filter offers: (value, words), as these contingencies have them."""
    leads = {str(row.lead_id): row.lead for row in rows}
    return {
        "state": [(each.value, STANDING[each]) for each in Standing],
        "show": [(code, words) for code, (words, _) in SHOWS.items()],
        "kind": [(each.value, TRIGGERS[each]) for each in Trigger],
        "lead": sorted(leads.items(), key=lambda pair: pair[1]),
        "sort": [(code, words) for code, words in SORTS.items() if code],
    }


@page("plan.view")
def mine(request: MemberRequest) -> HttpResponse:
    """What a member is to answer, to have done or to close; a part of My work, and a page."""
    contingencies, responses = contingencies_to_settle(request.member)
    part = bool(request.htmx)  # type: ignore[attr-defined]
    template = "mine" if part else "mine_page"
    context = {"contingencies": contingencies, "responses": responses, "today": clock.today()}
    return render(request, f"plans/contingencies/{template}.html", context)


def _found(request: MemberRequest, pk: int, verb: str) -> Any:
    seen = Contingency.objects.visible_to(request.member).select_related("action", "asked_of")
    rows = seen.annotate(recorded_at=recorded_at())
    return find(rows, request.member, verb, pk, seen_by="plan.view")


@page("plan.view")
def contingency(request: MemberRequest, pk: int) -> HttpResponse:
    """One contingency with all that was said of it, at the position that is asked for."""
    member = request.member
    found = _found(request, pk, "plan.view")
    at = at_of(request, member.authority)
    row = contingency_at(found, at.moment)
    if row is None:
        return not_yet(request, at, found, "contingency")
    may_answer = at.is_now and row.is_open and decide(member, "contingency.answer", found)
    may_close = (
        at.is_now
        and row.standing in (Standing.IN_HAND, Standing.NOT_NEEDED)
        and row.answerer_id != member.person_id
        and decide(member, "contingency.close", found)
    )
    context = {
        "at": at,
        "row": row,
        "plan": plan_at(member, row.plan, at.moment),
        "turns": list(_turns(found, row, changes.responses_of(found, at.moment))),
        "may_answer": may_answer,
        "may_close": may_close,
    }
    return render(request, "plans/contingencies/contingency.html", context)


def _turns(
    found: Contingency, row: ContingencyRow, said: changes.ContingencySaid
) -> Iterator[Turn]:
    """What was said, oldest first."""
    asked = f"{found.asked_of.post} was asked for a response by {long_date(found.due_on)}"
    yield Turn("The trigger fired", found.fired_on, row.reason, asked)
    for each in said.all:
        yield _response(each) if isinstance(each, ContingencyResponse) else _end(each)


def _response(each: Any) -> Turn:
    what = "will do this" if each.needed else "no contingency is needed"
    note = f"to be done by {long_date(each.done_by)}" if each.needed else ""
    heading = f"{each.answered_by.post}: {what}"
    return Turn(heading, each.effective_on, each.response or "", note)


def _end(each: Any) -> Turn:
    what = "closed" if each.closed else "not enough"
    note = "" if each.closed else f"to be answered again by {long_date(each.due_on)}"
    return Turn(f"{each.closed_by.post}: {what}", each.effective_on, each.why or "", note)


def _open(request: MemberRequest, pk: int, verb: str) -> tuple[Any, ContingencyRow]:
    found = _found(request, pk, verb)
    row = contingency_at(found, Moment.latest())
    if row is None:
        raise Http404
    return found, row


@page("contingency.answer")
def answer(request: MemberRequest, pk: int) -> HttpResponse:
    """Say what will be done, or why nothing; or correct that."""
    seen = head_of(request.member.authority)
    found, row = _open(request, pk, "contingency.answer")
    form = ResponseForm(request.POST or None, request=request, seen=seen, initial=_stands(row))
    if request.method == "POST" and form.is_valid():
        with submission(request, form):
            changes.answer_contingency(by=request.member, contingency=found, **form.answered())
        if form.is_valid():
            messages.success(request, "Your response is saved.")
            return redirect("contingency", pk)
    return _page(request, "answer", form, row)


def _stands(row: ContingencyRow) -> dict[str, Any]:
    """The response that may be corrected; nothing where another is asked for."""
    if row.standing not in (Standing.IN_HAND, Standing.NOT_NEEDED):
        return {}
    needed = "yes" if row.standing is Standing.IN_HAND else "no"
    return {"needed": needed, "response": row.response, "done_by": row.done_by}


@page("contingency.close")
def close(request: MemberRequest, pk: int) -> HttpResponse:
    """Say whether the response is done."""
    seen = head_of(request.member.authority)
    found, row = _open(request, pk, "contingency.close")
    none = row.standing is Standing.NOT_NEEDED
    form = CloseContingencyForm(request.POST or None, request=request, seen=seen, none=none)
    if request.method == "POST" and form.is_valid():
        closed = form.cleaned_data["done"] == "yes"
        why = form.cleaned_data["why"]
        with submission(request, form):
            changes.close_contingency(by=request.member, contingency=found, closed=closed, why=why)
        if form.is_valid():
            done = "The contingency is closed." if closed else "The lead is asked again."
            messages.success(request, done)
            return redirect("contingency", pk)
    return _page(request, "close", form, row)


def _page(request: MemberRequest, name: str, form: ChangeForm, row: ContingencyRow) -> HttpResponse:
    context = {"form": form, "row": row}
    return form_page(request, f"plans/contingencies/{name}.html", context)
