"""The findings that a plan answers: a list, and how they stand by themselves."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from goldenthread.accounts.access import check_may, decide
from goldenthread.accounts.pages import MemberRequest, find, page, submission
from goldenthread.core import clock
from goldenthread.inspections.areas import areas_at, words_of
from goldenthread.inspections.models import Finding, FindingKind
from goldenthread.ledger.moments import head_of
from goldenthread.plans import changes
from goldenthread.plans.at import At, at_of
from goldenthread.plans.finding_status import (
    MEANINGS,
    SORTS,
    WORDS,
    FindingFilters,
    by_area,
    by_inspection,
    by_priority,
    counts,
    fully_met,
)
from goldenthread.plans.forms.finding_status import DecisionForm
from goldenthread.plans.models import PlanInspection
from goldenthread.plans.read import plan_at
from goldenthread.plans.read_review import decisions, reviews_of
from goldenthread.plans.views.shown import Shown, plan_page


@plan_page("plan.view")
def findings(request: MemberRequest, shown: Shown) -> HttpResponse:
    """Every finding that the plan answers, with the actions that answer it."""
    position = shown.position()
    filters = FindingFilters.read(request.GET.dict())
    by_pk = {row.pk: row for row in position.actions}
    areas = words_of(areas_at(request.member.authority, shown.at.moment))
    present = {row.practice_area for row in position.findings}
    context = shown.context | {
        "position": position,
        "rows": [(row, [by_pk[pk] for pk in row.action_pks]) for row in filters.select(position)],
        "filters": filters,
        "without": len(position.findings_without_action),
        "met": fully_met(position.findings),
        "choices": {
            "show": [("no-action", "Without an action")],
            "status": [(code, words) for code, words in WORDS.items()],
            "inspection": [(str(row.pk), row.name) for row in position.inspections],
            "area": [(code, words) for code, words in areas.items() if code in present],
            "priority": [(row.ref, row.label) for row in position.priorities],
            "sort": [(code, words) for code, words in SORTS.items() if code],
        },
        "areas": areas,
        "may_decide": shown.at.is_now and may_decide_any(request.member),
        "export": lambda kind: findings_file(shown, kind, filters.query),
    }
    return render(request, "plans/findings/findings.html", context)


def findings_file(shown: Shown, kind: str, query: dict[str, str]) -> str:
    """The list as a file; an upward page, so its address is plain."""
    path, _, rest = shown.page("findings", **query).partition("?")
    return f"{path.rstrip('/')}.{kind}{'?' + rest if rest else ''}"


def may_decide_any(member: Any) -> bool:
    return decide(member, "finding.record_status") or decide(member, "finding.decide_status")


@plan_page("plan.view")
def statuses(request: MemberRequest, shown: Shown) -> HttpResponse:
    """How many findings are fully met: of all, by inspection, practice area and priority."""
    position = shown.position()
    areas = words_of(areas_at(request.member.authority, shown.at.moment))
    context = shown.context | {
        "position": position,
        "met": fully_met(position.findings),
        "counts": counts(position.findings),
        "status_words": WORDS,
        "meanings": MEANINGS,
        "groups": [
            ("inspection", "By inspection", "", by_inspection(position)),
            ("area", "By practice area", "", by_area(position, areas)),
            (
                "priority",
                f"By {shown.plan.level_name}",
                "A finding that actions of several answer is counted in each, so these do not "
                "add up to the whole.",
                by_priority(position),
            ),
        ],
        "reviews": reviews_of(shown.plan, shown.at.moment),
        "this_year": clock.today().year,
    }
    return render(request, "plans/findings/statuses.html", context)


@page("plan.view")
def status(request: MemberRequest, pk: int) -> HttpResponse:
    """A finding's own status with its history; who may decides it here."""
    member = request.member
    rows = Finding.objects.visible_to(member).select_related("inspection")
    finding = find(rows, member, "plan.view", pk)
    at = at_of(request, member.authority)
    told = changes.statuses_of(finding, at.moment)
    words = rows.as_at(at.moment, "number", "text").get(pk=pk)
    plan = _plan_of(finding, at, member)
    context: dict[str, Any] = {
        "at": at,
        "finding": finding,
        "words": words,
        "kind": FindingKind(finding.kind).label,
        "plan": plan,
        "history": decisions(told),
        "form": None,
    }
    if at.is_now and _may_decide(member, finding):
        form = _form(request, plan, told)
        if request.method == "POST" and form.is_valid() and _decide(request, form, finding):
            return redirect("finding-status", pk)
        context |= {"form": form, "in_person": _in_person(member)}
    elif request.method == "POST":
        check_may(member, "finding.decide_status", finding)
    code = 422 if context["form"] is not None and context["form"].errors else 200
    return render(request, "plans/findings/status.html", context, status=code)


def _plan_of(finding: Any, at: At, member: Any) -> Any:
    """The newest plan that answers the finding, as it stood; None where none does."""
    answers = PlanInspection.objects.filter(inspection=finding.inspection_id).as_at(at.moment)
    newest = answers.filter(present=True).order_by("-plan").values_list("plan", flat=True).first()
    return plan_at(member, newest, at.moment) if newest else None


def _in_person(member: Any) -> bool:
    return not decide(member, "finding.record_status")


def _may_decide(member: Any, finding: Any) -> bool:
    return any(
        decide(member, f"finding.{verb}", finding) for verb in ("record_status", "decide_status")
    )


def _form(request: MemberRequest, plan: Any, told: list[Any]) -> DecisionForm:
    """What may follow is asked from the status now; a decision of today can be corrected too."""
    today = clock.today()
    earlier = [row for row in told if row.effective_on < today]
    before = earlier[0].status if earlier else "open"
    return DecisionForm(
        request.POST or None,
        request=request,
        seen=head_of(request.member.authority),
        before=before,
        in_person=_in_person(request.member),
        initial={"on": today, "body": plan.board if plan else ""},
    )


def _decide(request: MemberRequest, form: DecisionForm, finding: Any) -> bool:
    with submission(request, form):
        changes.decide_finding_status(
            by=request.member,
            finding=finding,
            decided=form.decided(),
            body=form.cleaned_data.get("body", ""),
            on=form.cleaned_data["on"],
        )
    if form.is_valid():
        messages.success(request, f"Recorded: {WORDS[form.cleaned_data['status']].lower()}.")
    return form.is_valid()
