"""Meetings, their minutes and their items."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render

from goldenthread.accounts.access import Member, decide
from goldenthread.accounts.pages import MemberRequest, page
from goldenthread.core.templating import url
from goldenthread.governance import changes
from goldenthread.governance.clear_days import ClearDays
from goldenthread.governance.forms.meetings import ItemForm, MeetingForm, MinutesForm
from goldenthread.governance.frozen import known
from goldenthread.governance.models import Item, Meeting, UndertakingTo
from goldenthread.governance.programme import in_the_way
from goldenthread.governance.read import Meetings, meetings_at
from goldenthread.governance.read_about import plans_seen
from goldenthread.governance.read_items import DECISIONS, HEADS, items_at
from goldenthread.governance.read_papers import by_item, clear_days_of, papers_at
from goldenthread.governance.read_quiet import quiet_of
from goldenthread.governance.read_undertakings import undertakings_at
from goldenthread.governance.rows import (
    ItemRow,
    MeetingRow,
    UndertakingFilters,
    UndertakingRow,
)
from goldenthread.governance.rows_papers import PaperRow
from goldenthread.governance.views.bodies import body_of
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
from goldenthread.ledger.moments import Moment
from goldenthread.plans.at import At, at_of
from goldenthread.plans.forms.choices import by_value, inspections_for

MEETING = ("day", "starts_at", "place", "status", "why")
ITEM = ("title", "purpose", "agenda_number", "minute_number", "state", "why")
ITEM_LEGAL = ("legal", "paragraph", "legal_reason")


@page("body.view")
def meeting(request: MemberRequest, pk: int) -> HttpResponse:
    """One meeting: its agenda with what was decided and promised, and what it is still owed."""
    member = request.member
    at = at_of(request, member.authority)
    every = meetings_at(member, at.moment)
    row: MeetingRow = only([each for each in every if each.pk == pk])
    of_body = [each for each in every if each.body_pk == row.body_pk]
    those = Meetings(at.moment, of_body)
    clear = clear_days_of(member.authority, row)
    decided = items_at(member, at.moment, Q(meeting=pk), parts=DECISIONS, meetings=those)
    owed = UndertakingTo.objects.filter(authority=member.authority, body=row.body_pk)
    wanted = Q(item__meeting=pk) | Q(pk__in=owed.values("undertaking"))
    promised = undertakings_at(member, at.moment, wanted, those)
    items = [
        replace(each, undertakings=tuple(row for row in promised if row.item == each.pk))
        for each in decided
    ]
    context = at_context(at) | {
        "meeting": row,
        "items": items,
        "clear_days": _clear_days(clear, row, at),
        "papers": by_item(papers := papers_at(member, at.moment, Q(item__meeting=pk))),
        "known": known(member, [each.sha256 for each in papers]),
        "late": {each.pk: late_words(each, clear, row, at) for each in papers},
        "confirmed_by": next((each for each in of_body if each.pk == row.confirmed_by), None),
        "owed": _owed(row, of_body, promised, at),
        "in_the_way": _in_the_way(member, row, every, at),
        "may_run": at.is_now and decide(member, "meeting.run"),
        "has_met": row.day <= at.on and not row.is_cancelled,
    }
    return render(request, "governance/meeting.html", context)


def _clear_days(clear: ClearDays | None, row: MeetingRow, at: At) -> str:
    """By when papers are to be open; "" where nothing asks for it, or it has met."""
    if clear is None or row.is_cancelled or row.day < at.on:
        return ""
    return clear.standing(row.day, at.on).sentence


def _in_the_way(member: Member, row: MeetingRow, every: list[MeetingRow], at: At) -> list[str]:
    """What speaks against the day of a meeting to come, for whoever plans it."""
    if row.is_cancelled or row.day < at.on or not decide(member, "meeting.run"):
        return []
    return in_the_way(row, every, quiet_of(member))


def _owed(
    row: MeetingRow, of_body: list[MeetingRow], promised: list[UndertakingRow], at: At
) -> list[UndertakingRow]:
    """What the body is owed, on the page of its next meeting."""
    coming = [each for each in of_body if each.day >= at.on and not each.is_cancelled]
    if not coming or coming[0].pk != row.pk:
        return []
    return UndertakingFilters(state="open", body=str(row.body_pk)).select(promised, at.on)


@page("meeting.run")
def add(request: MemberRequest, pk: int) -> HttpResponse:
    """Plan a meeting of a body."""
    seen = seen_by(request)
    body, row = body_of(request, pk)
    form = form_of(MeetingForm, request, seen, {"status": "planned"})
    return ask(
        request,
        form,
        Asking("Plan a meeting", row.name, url("body", pk), caption=row.name),
        lambda: changes.plan_meeting(by=request.member, body=body, meeting=form.meeting()),
        "The meeting is planned.",
        to=lambda made: url("meeting", made.pk),
    )


def meeting_of(request: MemberRequest, pk: int) -> tuple[Any, MeetingRow]:
    thing = found(Meeting.objects.visible_to(request.member), request, pk, "meeting.run")
    return thing, only(meetings_at(request.member, Moment.latest(), Q(pk=pk)))


@page("meeting.run")
def edit(request: MemberRequest, pk: int) -> HttpResponse:
    """Move a meeting, cancel it, or say that it was held."""
    seen = seen_by(request)
    thing, row = meeting_of(request, pk)
    form = form_of(MeetingForm, request, seen, told(row, *MEETING))
    return ask(
        request,
        form,
        Asking("Change the meeting", row.name, url("meeting", pk), caption=row.name),
        lambda: changes.change_meeting(by=request.member, meeting=thing, said=form.meeting()),
        "The meeting is changed.",
    )


@page("meeting.run")
def minutes(request: MemberRequest, pk: int) -> HttpResponse:
    """Say that the minutes are drafted, or confirmed."""
    seen, member = seen_by(request), request.member
    thing, row = meeting_of(request, pk)
    later = [
        each
        for each in meetings_at(member, Moment.latest(), Q(body=row.body_pk))
        if each.day > row.day and not each.is_cancelled
    ]
    form = form_of(
        MinutesForm,
        request,
        seen,
        {"state": row.minutes},
        meetings={str(each.pk): each.name for each in later},
    )

    def tell() -> Any:
        chosen = form.cleaned_data.get("confirmed_at") or 0
        at = Meeting.objects.visible_to(member).filter(pk=int(chosen)).first()
        return changes.tell_minutes(
            by=member, meeting=thing, state=form.cleaned_data["state"], confirmed_at=at
        )

    asking = Asking("The minutes", row.name, url("meeting", pk), caption=row.name)
    return ask(request, form, asking, tell, "How the minutes stand is saved.")


def late_words(paper: PaperRow, clear: ClearDays | None, row: MeetingRow, at: At) -> str:
    """What a paper misses of its clear days; nothing of a meeting that does not take place."""
    return "" if row.is_cancelled else paper.late_words(clear, row.day, at.on)


@page("item.view")
def item(request: MemberRequest, pk: int) -> HttpResponse:
    """One item: why it came, what was decided, what was promised, and where it went."""
    member = request.member
    at = at_of(request, member.authority)
    row: ItemRow = only(items_at(member, at.moment, Q(pk=pk)))
    clear = clear_days_of(member.authority, row.meeting)
    papers = papers_at(member, at.moment, Q(item=pk))
    context = at_context(at) | {
        "item": row,
        "papers": papers,
        "known": known(member, [each.sha256 for each in papers]),
        "late": {each.pk: late_words(each, clear, row.meeting, at) for each in papers},
        "may_run": at.is_now and decide(member, "meeting.run"),
        "has_met": row.meeting.day <= at.on and not row.meeting.is_cancelled,
        "may_see_plans": decide(member, "plan.view"),
    }
    return render(request, "governance/item.html", context)


def _subjects(request: MemberRequest) -> dict[str, Any]:
    """The plans and inspections that an item can be about."""
    return {
        "plans": by_value(plans_seen(request.member)),
        "inspections": inspections_for(request.member),
    }


@page("meeting.run")
def item_add(request: MemberRequest, pk: int) -> HttpResponse:
    """Put an item on the agenda."""
    seen = seen_by(request)
    thing, row = meeting_of(request, pk)
    initial = {"state": "on_agenda", "legal": "open"}
    form = form_of(ItemForm, request, seen, initial, **_subjects(request))
    return ask(
        request,
        form,
        Asking("Add an item", row.name, url("meeting", pk), caption=row.name),
        lambda: changes.add_item(by=request.member, meeting=thing, item=form.item()),
        "The item is on the agenda.",
        to=lambda made: url("item", made.pk),
    )


def item_of(request: MemberRequest, pk: int, *, about: bool = False) -> tuple[Any, ItemRow]:
    """An item that the member may record on, and how it stands; with what it is `about`."""
    thing = found(Item.objects.visible_to(request.member), request, pk, "meeting.run")
    parts = frozenset({"about"}) if about else HEADS
    return thing, only(items_at(request.member, Moment.latest(), Q(pk=pk), parts=parts))


@page("meeting.run")
def item_edit(request: MemberRequest, pk: int) -> HttpResponse:
    """Say anew what an item is, or that it was deferred."""
    seen = seen_by(request)
    thing, row = item_of(request, pk, about=True)
    initial = told(row, *ITEM, *ITEM_LEGAL)
    for kind in ("plan", "inspection"):
        initial[f"{kind}s"] = [str(each.pk) for each in row.about if each.kind == kind]
    form = form_of(ItemForm, request, seen, initial, **_subjects(request))
    return ask(
        request,
        form,
        Asking("Change the item", row.title, url("item", pk), caption=row.meeting.name),
        lambda: changes.change_item(by=request.member, item=thing, said=form.item()),
        "The item is changed.",
    )
