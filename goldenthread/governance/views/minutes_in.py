"""Minutes in: a document is read, a person ticks what is right, and that is saved."""

from __future__ import annotations

import hashlib
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from goldenthread.accounts.access import decide
from goldenthread.accounts.pages import MemberRequest, form_page, page, submission
from goldenthread.core.errors import Refused
from goldenthread.core.templating import url
from goldenthread.documents import sandbox
from goldenthread.documents.check import check_upload
from goldenthread.documents.forms import ask_about
from goldenthread.governance import changes
from goldenthread.governance.forms.fields import PressForm
from goldenthread.governance.forms.minutes_in import CheckMinutesForm, MinutesInForm
from goldenthread.governance.minutes_in import READER, ProposedMeeting, proposed, waiting
from goldenthread.governance.models import DecisionTerms, Item, MinutesDraft, UndertakingTerms
from goldenthread.governance.read import body_choices, meetings_at
from goldenthread.governance.views.common import Asking, ask, form_of, seen_by
from goldenthread.ledger.moments import Moment
from goldenthread.plans.due import live_plans
from goldenthread.plans.forms.choices import by_value, inspections_for


@page("meeting.run")
def read_in(request: MemberRequest) -> HttpResponse:
    """Give the minutes; they are read at once, and nothing is saved of them yet."""
    form = form_of(MinutesInForm, request, seen_by(request))
    drafts = _own(request).order_by("-pk")
    if request.method == "POST" and form.is_valid():
        draft = _read(request, form)
        if draft is not None:
            return redirect("minutes-check", draft.pk)
    context = {"form": form, "drafts": drafts}
    return form_page(request, "governance/minutes_in.html", context)


def _own(request: MemberRequest) -> Any:
    member = request.member
    own = Q(person=member.person) | Q(person=None)
    return MinutesDraft.objects.filter(own, authority=member.authority)


def _read(request: MemberRequest, form: MinutesInForm) -> MinutesDraft | None:
    """What the reader finds, in a process of its own; a refusal becomes an error of the form."""
    name, data, field = _given(form)
    try:
        if field == "file":
            checked = check_upload(name, data, case_words=settings.CASE_WORDS)
            if not ask_about(form, field, checked):
                return None
        content = sandbox.run(READER, data)
    except Refused as refusal:
        form.add_error(field, str(refusal))
        return None
    return changes.keep_minutes_draft(
        authority=request.member.authority,
        person=request.member.person,
        name=content["title"] or name,
        sha256=hashlib.sha256(data).hexdigest(),
        content=content,
    )


def _given(form: MinutesInForm) -> tuple[str, bytes, str]:
    upload = form.cleaned_data.get("file")
    if upload:
        return upload.name, upload.read(), "file"
    return "Pasted minutes", form.cleaned_data["text"].encode(), "text"


def _draft(request: MemberRequest, pk: int) -> MinutesDraft:
    draft: MinutesDraft | None = _own(request).filter(pk=pk).first()
    if draft is None:
        raise Http404
    return draft


@page("meeting.run")
def check(request: MemberRequest, pk: int) -> HttpResponse:
    """What was read of one meeting, to be ticked; a document may tell of several."""
    draft = _draft(request, pk)
    meetings = proposed(draft.content)
    number = _number(request, meetings)
    context: dict[str, Any] = {
        "draft": draft,
        "meetings": meetings,
        "number": number,
        "doubts": draft.content["doubts"],
        "asked": _recommended(draft.content),
    }
    if not meetings:
        return render(request, "governance/minutes_check.html", context)
    form = form_of(
        CheckMinutesForm,
        request,
        seen_by(request),
        proposed=meetings[number],
        bodies=body_choices(request.member),
        **_live(request),
    )
    if request.method == "POST" and form.is_valid():
        held = _confirm(request, draft, form)
        if form.is_valid():
            messages.success(request, "What you ticked is saved.")
            return redirect("meeting", held.pk) if held else redirect("bodies")
    context |= {"form": form, "meeting": meetings[number]}
    context |= _there(request, form)
    context["waits"] = waiting(meetings[number].items, context["known"])
    return form_page(request, "governance/minutes_check.html", context)


def _number(request: MemberRequest, meetings: list[ProposedMeeting]) -> int:
    asked = request.GET.get("meeting", "0")
    number = int(asked) if asked.isdecimal() else 0
    return number if number < len(meetings) else 0


def _recommended(content: Any) -> list[str]:
    """What a report asks for: never shown as decided."""
    papers = [content["paper"]] if content["paper"] else []
    items = [item for meeting in content["meetings"] for item in meeting["items"]]
    return [row["text"] for each in (*papers, *items) for row in each["proposals"]]


def _there(request: MemberRequest, form: CheckMinutesForm) -> dict[str, Any]:
    """Of that day's meeting, where it is here already: the words that are recorded (`known`), and
    its time, where the document gives another one."""
    day, at, body = form.proposed.day, form.proposed.starts_at, form.initial["body"]
    if not day or not body:
        return {"known": set(), "other_time": ""}
    member, now = request.member, Moment.latest()
    meetings = [row for row in meetings_at(member, now, Q(body=body)) if row.day == day]
    of = [row.pk for row in meetings]
    items = Item.objects.visible_to(member).filter(meeting__in=of)
    of_whom = member.authority
    decided = DecisionTerms.objects.filter(authority=of_whom, decision__item__in=items)
    promised = UndertakingTerms.objects.filter(authority=of_whom, undertaking__item__in=items)
    known = {row.text for row in decided.as_at(now)}
    known |= {row.sentence for row in promised.as_at(now)}
    times = [row.starts_at for row in meetings if not row.is_cancelled and at]
    other = times[0] if times and times[0] != at else ""
    return {"known": known, "other_time": other}


def _live(request: MemberRequest) -> dict[str, Any]:
    """The plans that are live, and the inspections, that an item can be about."""
    member = request.member
    plans = [row for row in live_plans(member.authority) if decide(member, "plan.view", row)]
    return {"plans": by_value(plans), "inspections": inspections_for(member)}


def _confirm(request: MemberRequest, draft: MinutesDraft, form: CheckMinutesForm) -> Any:
    """The meeting; None where the form was sent before, or was refused."""
    with submission(request, form):
        return changes.confirm_minutes(
            by=request.member,
            body=form.chosen_body(),
            meeting=form.meeting(),
            items=form.items(),
            sha256=draft.sha256,
        )
    return None


@page("meeting.run")
def throw_away(request: MemberRequest, pk: int) -> HttpResponse:
    """Throw away what was read, when all that was wanted is saved, or none of it is right."""
    draft = _draft(request, pk)
    asking = Asking(
        "Throw the minutes away",
        "The minutes",
        url("minutes-check", pk),
        draft.name,
        "What was ticked and saved stays. Only what the reader found is gone.",
        "Throw away",
    )
    return ask(
        request,
        form_of(PressForm, request, seen_by(request)),
        asking,
        lambda: changes.throw_minutes_draft_away(draft),
        "The minutes are thrown away.",
        to=lambda _: url("minutes-in"),
    )
