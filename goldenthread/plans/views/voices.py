"""What we heard, what we did: the page, recording what was said, and what was told back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from goldenthread.accounts.access import Member, check_may, decide, visible
from goldenthread.accounts.pages import MemberRequest, find, form_page, page, submission
from goldenthread.core import clock
from goldenthread.core.templating import url
from goldenthread.documents.forms import take_upload
from goldenthread.inspections.areas import areas_at, choices_of, words_of
from goldenthread.ledger.moments import Moment, head_of
from goldenthread.plans import changes
from goldenthread.plans.forms.choices import by_value
from goldenthread.plans.forms.voices import AnswerVoiceForm, VoiceForm
from goldenthread.plans.models import Action, Consultation, Evidence, Placement, Plan, Priority
from goldenthread.plans.permissions import visible_evidence
from goldenthread.plans.read import plan_at, reference_order
from goldenthread.plans.read_evidence import plans_of, uses_at
from goldenthread.plans.read_voices import consultations_of, voice_rows, voices_of
from goldenthread.plans.views.editing import Edit, Values, begun
from goldenthread.plans.views.lists import area_choices, paged
from goldenthread.plans.views.shown import Shown, plan_page
from goldenthread.plans.views.subjects import seen_subject
from goldenthread.plans.voices import SORTS, SOURCES, SPEAKERS, STATES, VoiceFilters, VoiceRow


@plan_page("plan.view")
def voices(request: MemberRequest, shown: Shown) -> HttpResponse:
    """What was said about the plan, and what those who said it were told."""
    member, moment = request.member, shown.at.moment
    rows = voices_of(shown.plan, moment, member)
    filters = VoiceFilters.read(request.GET.dict())
    areas = words_of(areas_at(member.authority, moment))
    found = paged(filters.select(rows, shown.at.on), request)
    context = shown.context | {
        "filters": filters,
        "page": found,
        "page_url": lambda number: shown.page("voices", **filters.query, page=str(number)),
        "unanswered": [row for row in found.object_list if not row.is_answered],
        "answered": [row for row in found.object_list if row.is_answered],
        "total": len(rows),
        "waiting": sum(not row.is_answered for row in rows),
        "waiting_long": sum(row.waits_long(shown.at.on) for row in rows),
        "choices": _choices(rows, areas),
        "consultations": consultations_of(shown.plan, moment, member),
        "may_record": shown.at.is_now and may_record(member),
        "may_answer": shown.at.is_now and decide(member, "voice.answer"),
    }
    return render(request, "plans/voices/voices.html", context)


def _choices(rows: list[VoiceRow], areas: Any) -> dict[str, list[tuple[str, str]]]:
    """What each filter offers, as these voices have it."""
    uses = {use.code: use.label for row in rows for use in row.uses}
    held = {str(row.consultation): row.consultation_title for row in rows if row.consultation}
    return {
        "state": list(STATES.items()),
        "who": [(code, words) for code, words in SPEAKERS.items()],
        "source": [(code, words) for code, words in SOURCES.items()],
        "area": area_choices(rows, areas),
        "of": sorted(uses.items(), key=lambda pair: reference_order(pair[1].split()[-1])),
        "consultation": sorted(held.items(), key=lambda pair: pair[1]),
        "sort": [(code, words) for code, words in SORTS.items() if code],
    }


def may_record(member: Member) -> bool:
    """Of something at all: the page itself asks of what."""
    return decide(member, "voice.record") or decide(member, "evidence.add")


# Recording


@page("plan.view")
def add(request: MemberRequest, pk: int) -> HttpResponse:
    """Record what was said about an action or a priority of a plan."""
    member = request.member
    if not may_record(member):
        check_may(member, "voice.record")
    seen = head_of(member.authority)
    plan = plan_at(member, pk, Moment.latest())
    if plan is None:
        raise Http404
    form = VoiceForm(
        request.POST or None,
        request.FILES or None,
        request=request,
        seen=seen,
        subjects=_subjects(member, plan),
        areas=choices_of(areas_at(member.authority, Moment.latest())),
        consultations=_consultations(member, plan.pk),
        initial={"subject": request.GET.get("of", "")},
    )
    if request.method == "POST" and form.is_valid() and _record(request, form):
        messages.success(request, "What was heard is recorded, as evidence.")
        return redirect("voices", pk)
    context = {"form": form, "plan": plan}
    return form_page(request, "plans/voices/add.html", context)


def _record(request: MemberRequest, form: VoiceForm) -> bool:
    """Check and put the file, which holds no lock; then make the change."""
    file = take_upload(form)
    if not form.is_valid():
        return False
    kind, _, key = form.cleaned_data["subject"].partition("-")
    subject = seen_subject(request, kind, int(key))
    with submission(request, form):
        changes.record_voice(by=request.member, subject=subject.row, voice=form.voice(file=file))
    return form.is_valid()


def _subjects(member: Member, plan: Plan) -> list[tuple[str, str]]:
    """What of a plan the member may record voices about: ("action-12", words)."""
    now = Moment.latest()
    placed = Placement.objects.as_at(now).filter(plan=plan.pk).values("action")
    actions = Action.objects.filter(visible(member, "evidence.add"), pk__in=placed)
    rows = sorted(
        actions.as_at(now, "reference", "title"), key=lambda row: reference_order(row.reference)
    )
    priorities = Priority.objects.filter(visible(member, "voice.record"), plan=plan.pk)
    above = priorities.as_at(now, "number", "title", "present").filter(present=True)
    return [
        *(
            (f"priority-{p.pk}", f"Priority {p.number}: {p.title}")
            for p in above.order_by("number")
        ),
        *((f"action-{row.pk}", f"Action {row.reference}: {row.title}"[:120]) for row in rows),
    ]


def _consultations(member: Member, plan: int | None) -> dict[str, Any]:
    rows = Consultation.objects.visible_to(member).filter(plan=plan)
    return by_value(rows.as_at(Moment.latest(), "title").order_by("-pk"))


@page("plan.view")
def describe(request: MemberRequest, pk: int) -> HttpResponse:
    """Say of evidence who said what in it, or correct that."""
    member = request.member
    initial: Values = {}
    start = begun(request, initial)
    evidence = _evidence(member, pk)
    changes.check_may_describe(member, evidence)
    uses = uses_at(member, Moment.latest(), evidence=pk)
    row = next(iter(voice_rows(member, Moment.latest(), {pk: uses.get(pk, [])})), None)
    initial |= _values(row) if row else _first(evidence)
    form = VoiceForm(
        **start,
        subjects=None,
        areas=choices_of(areas_at(member.authority, Moment.latest()), initial["practice_area"]),
        consultations=_consultations(member, next(plans_of(uses.get(pk, []), Moment.latest()), 0)),
    )

    def reread() -> Values:
        (again,) = voice_rows(member, Moment.latest(), {pk: []})
        return _values(again)

    return Edit(
        template="said",
        form=form,
        save=lambda: changes.describe_voice(by=member, evidence=evidence, voice=form.voice()),
        done="What was said is recorded.",
        back=url("evidence", pk),
        back_text=evidence.title,
        reread=reread,
        context={"evidence": evidence, "is_new": row is None},
    ).respond(request)


def _evidence(member: Member, pk: int) -> Any:
    rows = visible_evidence(member).as_at(Moment.latest(), "title", "dated_on", "practice_area")
    found: Evidence | None = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _values(row: VoiceRow) -> Values:
    names = ("who", "source", "place", "on", "people", "title", "said")
    found = {name: getattr(row, name) for name in names}
    return found | {"practice_area": row.area, "consultation": str(row.consultation or "")}


def _first(evidence: Any) -> Values:
    return {
        "title": evidence.title,
        "on": evidence.dated_on,
        "practice_area": evidence.practice_area,
    }


@page("voice.answer")
def answer(request: MemberRequest, pk: int) -> HttpResponse:
    """Record what those who said something were told."""
    member = request.member
    initial: Values = {"on": clock.today(), "told_by": member.person.post if member.person else ""}
    start = begun(request, initial)
    evidence = find(visible_evidence(member), member, "voice.answer", pk)
    row = next(iter(voice_rows(member, Moment.latest(), {pk: []})), None)
    if row is None:
        raise Http404
    form = AnswerVoiceForm(**start)

    def save() -> None:
        changes.answer_voice(by=member, evidence=evidence, answer=form.answer())

    def reread() -> Values:
        (again,) = voice_rows(member, Moment.latest(), {pk: []})
        names = ("outcome", "did", "told_by", "told_how")
        return {name: getattr(again, name) for name in names} | {"on": again.told_on}

    return Edit(
        template="told",
        form=form,
        save=save,
        done="Recorded: they were told.",
        back=url("evidence", pk),
        back_text=row.title,
        reread=reread,
        context={"row": row},
    ).respond(request)
