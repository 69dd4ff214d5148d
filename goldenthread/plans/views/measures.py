"""Where measures and the plan meet: the charts of a subject, and what should move a measure."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from goldenthread.accounts.access import check_may, decide
from goldenthread.accounts.pages import MemberRequest, find, page, submission
from goldenthread.ledger.moments import Moment, head_of
from goldenthread.measures.models import Measure
from goldenthread.measures.read import series_of
from goldenthread.measures.shows import each_once
from goldenthread.measures.views.reading import SCORECARD
from goldenthread.plans import changes
from goldenthread.plans.at import at_of
from goldenthread.plans.forms.measures import MeasuresForm
from goldenthread.plans.measured import contradicted, measures_now, would_contradict
from goldenthread.plans.ratings import in_force
from goldenthread.plans.read_measures import actions_of_measure
from goldenthread.plans.read_measures import plan_measures as measures_of_plan
from goldenthread.plans.views.shown import Shown, plan_page
from goldenthread.plans.views.subjects import Subject, find_subject


@page("plan.view")
def action_measures(request: MemberRequest, pk: int) -> HttpResponse:
    """The charts of an action, and which they are."""
    return _measures(request, find_subject(request, "action", pk, "plan.view"))


@page("plan.view")
def priority_measures(request: MemberRequest, pk: int) -> HttpResponse:
    """The charts of a priority, and which they are."""
    return _measures(request, find_subject(request, "priority", pk, "plan.view"))


@page("plan.view")
def finding_measures(request: MemberRequest, pk: int) -> HttpResponse:
    """The charts of what answers a finding, and which they are."""
    return _measures(request, find_subject(request, "finding", pk, "plan.view"))


def _measures(request: MemberRequest, subject: Subject) -> HttpResponse:
    """`?part=1` gives what another page shows: what each says, in a sentence."""
    member = request.member
    at = at_of(request, member.authority)
    every = series_of(member.authority, Moment.now(member.authority))
    chosen = measures_now(subject.row)
    charts = [each for each in every if each.pk in chosen]
    context = SCORECARD | {
        "subject": subject,
        "at": at,
        "rows": charts,
        "contradicts": contradicted(subject.row, charts),
        "would": would_contradict(charts),
        "may_link": decide(member, "measure.link"),
        "measured": bool(every),
    }
    if request.GET.get("part"):
        return render(request, "plans/measures/beside.html", context)
    form = MeasuresForm(
        request.POST or None,
        request=request,
        seen=head_of(member.authority),
        offered=every,
        initial={"measures": sorted(chosen)},
    )
    if request.method == "POST":
        check_may(member, "measure.link")
    if request.method == "POST" and form.is_valid():
        picked = Measure.objects.visible_to(member).filter(pk__in=form.cleaned_data["measures"])
        with submission(request, form):
            changes.choose_measures(by=member, subject=subject.row, measures=list(picked))
        if form.is_valid():
            messages.success(request, "The measures are chosen.")
            return redirect(request.path)
    status = 422 if form.is_bound else 200
    return render(request, "plans/measures/measures.html", context | {"form": form}, status=status)


@plan_page("plan.view")
def plan_measures(request: MemberRequest, shown: Shown) -> HttpResponse:
    """The scorecard of a plan by priority; first, where impact and figures disagree. `?show=`
    narrows it to a list that has each measure once."""
    found = measures_of_plan(shown.plan, shown.at.moment)
    show = request.GET.get("show", "")
    words, rows = each_once(found.all, show)
    context = shown.context | SCORECARD | {"found": found, "rows": rows, "narrowed": words}
    context |= {"cards": "cards" in request.GET, "query": {"show": show} if words else {}}
    return render(request, "plans/measures/plan.html", context)


@page("measure.view")
@require_safe
def subjects(request: MemberRequest, pk: int) -> HttpResponse:
    """The actions that should move a measure. `?part=1` gives the table alone."""
    member = request.member
    check_may(member, "plan.view")
    row = find(Measure.objects.all(), member, "measure.view", pk)
    at = at_of(request, member.authority)
    context = {
        "at": at,
        "measure": row,
        "name": next((s for s in series_of(member.authority, at.moment, [pk])), None),
        "rows": actions_of_measure(member, pk, at.moment),
        "progress_key": in_force().progress,
        "impact_key": in_force().impact,
    }
    template = "table" if request.GET.get("part") else "subjects"
    return render(request, f"plans/measures/{template}.html", context)
