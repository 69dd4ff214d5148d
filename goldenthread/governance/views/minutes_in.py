"""Minutes in: a document is read, a person ticks what is right, and that is saved."""

from __future__ import annotations

import hashlib
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from goldenthread.accounts.pages import MemberRequest, page, submission
from goldenthread.core.errors import Refused
from goldenthread.core.templating import url
from goldenthread.documents import sandbox
from goldenthread.documents.check import check_upload
from goldenthread.documents.forms import ask_about
from goldenthread.governance import changes
from goldenthread.governance.forms.minutes_in import (
    CheckMinutesForm,
    MinutesInForm,
    ThrowAwayForm,
)
from goldenthread.governance.minutes_in import ProposedMeeting, proposed
from goldenthread.governance.models import MinutesDraft
from goldenthread.governance.read import body_choices
from goldenthread.governance.read_items import ALL, items_at
from goldenthread.governance.views.common import Asking, ask, form_of, seen_by
from goldenthread.ledger.moments import Moment

SAID = ALL - {"about"}
READER = "goldenthread.governance.minutes:read_json"  # as the sandbox calls it


@page("meeting.run")
def read_in(request: MemberRequest) -> HttpResponse:
    """Give the minutes; they are read at once, and nothing is saved of them yet."""
    form = form_of(MinutesInForm, request, seen_by(request))
    drafts = _own(request).order_by("-pk")
    if request.method == "POST" and form.is_valid():
        draft = _read(request, form)
        if draft is not None:
            return redirect("minutes-check", draft.pk)
    status = 422 if form.errors else 200
    context = {"form": form, "drafts": drafts}
    return render(request, "governance/minutes_in.html", context, status=status)


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
    )
    if request.method == "POST" and form.is_valid():
        held = _confirm(request, draft, form)
        if form.is_valid():
            messages.success(request, "What you ticked is saved.")
            return redirect("meeting", held.pk) if held else redirect("bodies")
    context |= {"form": form, "meeting": meetings[number]}
    context["known"] = _known(request, form)
    status = 422 if form.errors else 200
    return render(request, "governance/minutes_check.html", context, status=status)


def _number(request: MemberRequest, meetings: list[ProposedMeeting]) -> int:
    asked = request.GET.get("meeting", "0")
    number = int(asked) if asked.isdecimal() else 0
    return number if number < len(meetings) else 0


def _recommended(content: Any) -> list[str]:
    """What a report asks for: never shown as decided."""
    papers = [content["paper"]] if content["paper"] else []
    items = [item for meeting in content["meetings"] for item in meeting["items"]]
    return [row["text"] for each in (*papers, *items) for row in each["proposals"]]


def _known(request: MemberRequest, form: CheckMinutesForm) -> set[str]:
    """The words of that day's meeting that are recorded already."""
    day, body = form.proposed.day, form.initial["body"]
    if not day or not body:
        return set()
    rows = items_at(request.member, Moment.latest(), Q(meeting__body=body), parts=SAID)
    there = [row for row in rows if row.meeting.day == day]
    decided = {each.text for row in there for each in row.decisions}
    return decided | {each.sentence for row in there for each in row.undertakings}


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
        form_of(ThrowAwayForm, request, seen_by(request)),
        asking,
        lambda: changes.throw_minutes_draft_away(draft),
        "The minutes are thrown away.",
        to=lambda _: url("minutes-in"),
    )
