"""The questions asked about a plan: their list, and asking, answering and closing them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from goldenthread.accounts.access import Member, check_may, decide
from goldenthread.accounts.members import people_with
from goldenthread.accounts.pages import MemberRequest, find, form_page, page, submission
from goldenthread.core import clock
from goldenthread.core.days import long_date
from goldenthread.core.forms import ChangeForm
from goldenthread.core.templating import url
from goldenthread.ledger.moments import Moment, head_of, recorded_at
from goldenthread.plans import changes
from goldenthread.plans.at import at_of
from goldenthread.plans.challenges import (
    ABOUT,
    SORTS,
    STANDING,
    ChallengeFilters,
    ChallengeRow,
    Standing,
    counts,
)
from goldenthread.plans.due import live_plans
from goldenthread.plans.forms.challenges import AnswerForm, AskForm, CloseForm, WithdrawForm
from goldenthread.plans.models import Challenge, ChallengeAnswer, FindingLink, Placement
from goldenthread.plans.permissions import placement_now
from goldenthread.plans.permissions_challenges import ANSWERERS, is_theirs, may_ask
from goldenthread.plans.permissions_periods import lead_now
from goldenthread.plans.read import plan_at
from goldenthread.plans.read_challenges import challenge_at, challenges_about, challenges_of
from goldenthread.plans.read_measures import plans_of_measure
from goldenthread.plans.views.lists import paged
from goldenthread.plans.views.shown import Shown, not_yet, plan_page
from goldenthread.plans.views.subjects import Subject, seen_subject


@plan_page("plan.open")
def challenges(request: MemberRequest, shown: Shown) -> HttpResponse:
    """Every question about a plan and what is in it, narrowed and sorted as the address says."""
    rows = challenges_of(shown.plan, shown.at.moment, request.member)
    filters, on = ChallengeFilters.read(request.GET.dict()), shown.at.on
    context = shown.context | {
        "filters": filters,
        "page": paged(filters.select(rows, on), request),
        "page_url": lambda number: shown.page("challenges", **filters.query, page=str(number)),
        "total": len(rows),
        "counts": counts(rows),
        "overdue": sum(row.is_overdue(on) for row in rows),
        "standing_words": STANDING,
        "choices": _choices(rows),
    }
    return render(request, "plans/challenges/challenges.html", context)


def _choices(rows: list[ChallengeRow]) -> dict[str, list[tuple[str, str]]]:
    """What each filter offers: (value, words), as these questions have them."""
    people = {str(row.asked_of_id): row.asked_of for row in rows}
    subjects = {row.subject_key: row.label for row in rows}
    return {
        "state": [(each.value, STANDING[each]) for each in Standing],
        "show": [("overdue", "Overdue for an answer")],
        "about": [(code, words) for code, words in ABOUT.items()],
        "to": sorted(people.items(), key=lambda pair: pair[1]),
        "of": sorted(subjects.items(), key=lambda pair: pair[1]),
        "sort": [(code, words) for code, words in SORTS.items() if code],
    }


@page("measure.view")
@require_safe
def measure_questions(request: MemberRequest, pk: int) -> HttpResponse:
    """The questions about a measure, in whichever plan. `?part=1` gives the table alone."""
    member = request.member
    check_may(member, "plan.view")
    at = at_of(request, member.authority)
    subject = seen_subject(request, "measure", pk)
    rows = challenges_about(pk, at.moment, member)
    context = {
        "at": at,
        "subject": subject,
        "rows": ChallengeFilters().select(rows, at.on),
        "may_ask": at.is_now and may_ask(member) and bool(live_plans(member.authority)),
    }
    template = "about_measure" if request.GET.get("part") else "measure"
    return render(request, f"plans/challenges/{template}.html", context)


# Asking


@page("plan.view")
def ask(request: MemberRequest, pk: int, kind: str) -> HttpResponse:
    """Ask about an action, a priority, a finding, a measure or the plan; or record what another
    asked."""
    member = request.member
    for_another = _for_another(request)
    check_may(member, "challenge.record" if for_another else "challenge.ask")
    subject = None if kind == "plan" else seen_subject(request, kind, pk)
    plans = _plans_for(member, subject, pk)
    if not plans:
        raise Http404
    people = people_with(member.authority, *ANSWERERS)
    form = AskForm(
        request.POST or None,
        request=request,
        seen=head_of(member.authority),
        kind=kind,
        people={str(p.pk): p for p in people if for_another or p.pk != member.person_id},
        plans=plans,
        for_another=for_another,
        initial={"asked_of": _usual(subject), "asked_on": clock.today()},
    )
    if request.method == "POST" and form.is_valid() and _ask(request, form, subject):
        return redirect("challenges", form.chosen_plan.pk)
    context = {
        "form": form,
        "plan": plans[0],
        "subject": subject,
        "what": subject.lower if subject else "the plan",
        "for_another": for_another,
        "may_both": decide(member, "challenge.ask") and decide(member, "challenge.record"),
        "usual_due": changes.answer_due(member.authority, clock.today()),
    }
    return form_page(request, "plans/challenges/ask.html", context)


def _plans_for(member: Member, subject: Subject | None, pk: int) -> list[Any]:
    """The plan in which the question stands. Of a measure the live plans to choose from, first
    those in which something should move it."""
    if subject is not None and subject.kind == "measure":
        moved = plans_of_measure(subject.row, Moment.latest())
        return sorted(live_plans(member.authority), key=lambda plan: plan.pk not in moved)
    plan = plan_at(member, pk if subject is None else subject.plan or 0, Moment.latest())
    return [] if plan is None else [plan]


def _for_another(request: MemberRequest) -> bool:
    """Who may only record does; who may do both says so in the address."""
    if not decide(request.member, "challenge.record"):
        return False
    return "for" in request.GET or not decide(request.member, "challenge.ask")


def _usual(subject: Subject | None) -> int | None:
    """Who usually answers: an action's or a measure's owner, a priority's lead, the lead of the
    first action that answers a finding."""
    if subject is None:
        return None
    if subject.kind == "action":
        return int(placement_now(subject.row).owner_id)
    if subject.kind == "priority":
        return lead_now(subject.row)
    if subject.kind == "measure":
        return int(subject.row.owner) if subject.row.owner else None
    now = Moment.latest()
    links = FindingLink.objects.filter(finding=subject.row).as_at(now).filter(present=True)
    placed = Placement.objects.filter(action__in=links.values("action")).as_at(now)
    first: int | None = placed.order_by("action").values_list("lead", flat=True).first()
    return first


def _ask(request: MemberRequest, form: AskForm, subject: Subject | None) -> bool:
    with submission(request, form):
        asked = changes.ask_challenge(
            by=request.member,
            plan=form.chosen_plan,
            subject=subject.row if subject else None,
            asked=form.asked(),
        )
        due = long_date(asked.due_on)
        done = "Recorded." if asked.asked_for else f"Asked: to be answered by {due}."
        messages.success(request, done)
    return form.is_valid()


# One question


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing that was said: `note` tells what should be known of it."""

    heading: str
    on: date
    text: str
    note: str = ""


@page("challenge.view")
def challenge(request: MemberRequest, pk: int) -> HttpResponse:
    """A question with all that was said of it, at the position that is asked for."""
    member = request.member
    at = at_of(request, member.authority)
    every = Challenge.objects.visible_to(member)
    every = every.select_related("action", "priority", "measure", "recorded_by", "asked_by")
    found = find(every.annotate(recorded_at=recorded_at()), member, "challenge.view", pk)
    row = challenge_at(pk, at.moment, member)
    if row is None:
        return not_yet(request, at, found, "question")
    said = changes.said_of(found, at.moment)
    now = at.is_now
    may_answer = now and row.standing is not Standing.CLOSED
    speaks = now and decide(member, "challenge.close", found)
    context = {
        "at": at,
        "row": row,
        "plan": plan_at(member, found.plan_id, at.moment),
        "subject_href": _href(row, found.plan_id, at.carry),
        "turns": list(_turns(found, said)),
        "may_answer": may_answer and decide(member, "challenge.answer", found),
        "may_close": speaks
        and row.standing is Standing.ANSWERED
        and said.answerer != member.person_id,
        "may_withdraw": speaks and row.standing is Standing.OPEN,
    }
    return render(request, "plans/challenges/challenge.html", context)


def _href(row: ChallengeRow, plan: int, carry: dict[str, str]) -> str:
    if row.kind == "finding":
        return f"{url('findings', plan, **carry)}#finding-{row.subject}"
    return url(row.kind, row.subject, **carry)


def _turns(asked: Challenge, said: changes.Said) -> Iterator[Turn]:
    """What was said, oldest first."""
    notes = [f"at {asked.at_meeting}"] if asked.at_meeting else []
    notes += [f"recorded by the {asked.recorded_by.post}"] if asked.asked_for else []
    yield Turn(f"{asked.asker} asked", asked.asked_on, asked.question or "", ", ".join(notes))
    every = said.all
    for row, after in pairwise([*every, None]):
        if isinstance(row, ChallengeAnswer):
            corrected = isinstance(after, ChallengeAnswer)
            yield _answered(row, corrected=corrected)
        else:
            yield _closed(row, asked)


def _answered(row: Any, *, corrected: bool) -> Turn:
    notes = ["corrected since"] if corrected else []
    if row.recorded_by_id != row.answered_by_id:
        notes.append(f"recorded by the {row.recorded_by.post}")
    heading = f"{row.answered_by.post} answered"
    return Turn(heading, row.effective_on, row.answer or "", ", ".join(notes))


def _closed(row: Any, asked: Challenge) -> Turn:
    other = row.closed_by_id != asked.asked_by_id
    note = f"recorded by the {row.closed_by.post}" if other else ""
    if row.answered_by_id is None:
        return Turn(f"{asked.asker}: withdrawn", row.effective_on, row.why or "", note)
    if row.satisfied:
        return Turn(f"{asked.asker}: the answer is enough", row.effective_on, row.why or "", note)
    again = f"to be answered again by {long_date(row.due_on)}"
    notes = ", ".join(filter(None, (note, again)))
    return Turn(f"{asked.asker}: not enough", row.effective_on, row.why or "", notes)


@page("challenge.answer")
def answer(request: MemberRequest, pk: int) -> HttpResponse:
    """Answer a question, or correct the answer."""
    member, asked, row = _question(request, pk, "challenge.answer")
    own = is_theirs(member, asked)
    form = AnswerForm(
        request.POST or None,
        request=request,
        seen=head_of(member.authority),
        own=own,
        initial={"on": clock.today(), "answer": row.answer if _corrects(row) else ""},
    )
    if request.method == "POST" and form.is_valid():
        with submission(request, form):
            changes.answer_challenge(by=member, challenge=asked, **form.values())
        if form.is_valid():
            messages.success(request, f"Answered. {row.asker} says whether it is enough.")
            return redirect("challenge", pk)
    return _shown(request, "answer", form, row, own=own, corrects=_corrects(row))


def _corrects(row: ChallengeRow) -> bool:
    return row.standing is Standing.ANSWERED


@page("challenge.close")
def close(request: MemberRequest, pk: int) -> HttpResponse:
    """Say whether the answer is enough."""
    member, asked, row = _question(request, pk, "challenge.close")
    own = asked.asked_by_id == member.person_id
    seen = head_of(member.authority)
    form = CloseForm(request.POST or None, request=request, seen=seen, own=own)
    if request.method == "POST" and form.is_valid():
        satisfied = form.cleaned_data["enough"] == "yes"
        with submission(request, form):
            changes.close_challenge(
                by=member, challenge=asked, satisfied=satisfied, why=form.cleaned_data["why"]
            )
        if form.is_valid():
            done = "The question is closed." if satisfied else "The question goes on."
            messages.success(request, done)
            return redirect("challenge", pk)
    return _shown(request, "close", form, row, own=own)


@page("challenge.close")
def withdraw(request: MemberRequest, pk: int) -> HttpResponse:
    """Take back a question that nobody has answered."""
    member, asked, row = _question(request, pk, "challenge.close")
    form = WithdrawForm(request.POST or None, request=request, seen=head_of(member.authority))
    if request.method == "POST" and form.is_valid():
        with submission(request, form):
            changes.withdraw_challenge(by=member, challenge=asked, why=form.cleaned_data["why"])
        if form.is_valid():
            messages.success(request, "The question is withdrawn. It stays in the record.")
            return redirect("challenge", pk)
    return _shown(request, "withdraw", form, row)


def _question(request: MemberRequest, pk: int, verb: str) -> tuple[Member, Any, ChallengeRow]:
    member = request.member
    rows = Challenge.objects.visible_to(member)
    rows = rows.select_related("action", "priority", "measure", "asked_of")
    asked = find(rows, member, verb, pk, seen_by="challenge.view")
    row = challenge_at(pk, Moment.latest(), member)
    if row is None:
        raise Http404
    return member, asked, row


def _shown(
    request: MemberRequest, name: str, form: ChangeForm, row: ChallengeRow, **context: Any
) -> HttpResponse:
    whole = {"form": form, "row": row, **context}
    return form_page(request, f"plans/challenges/{name}.html", whole)
