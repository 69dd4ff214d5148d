"""The life of evidence as pages: changed, renewed, used again; and which action has which kinds."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from goldenthread.accounts.access import Member
from goldenthread.accounts.pages import MemberRequest, form_page, page, submission
from goldenthread.core.templating import url
from goldenthread.documents.forms import take_upload
from goldenthread.inspections.areas import areas_at, choices_of, words_of
from goldenthread.ledger.moments import Moment, head_of
from goldenthread.plans import changes
from goldenthread.plans.forms.impact import ChangeEvidenceForm, RenewForm, UseAgainForm
from goldenthread.plans.models import DESCRIBED
from goldenthread.plans.permissions import visible_evidence
from goldenthread.plans.picture import SHOWS, PictureFilters
from goldenthread.plans.read_evidence import EvidenceRow, evidence_rows, uses_at
from goldenthread.plans.read_picture import picture_of
from goldenthread.plans.standard import KIND_WORDS
from goldenthread.plans.views.editing import Edit, Values, begun
from goldenthread.plans.views.lists import area_choices, paged
from goldenthread.plans.views.shown import Shown, plan_page
from goldenthread.plans.views.subjects import Subject, find_subject

SAID = (
    *("kind", "title", "note", "dated_on", "practice_area", "review_by"),
    *("marking", "marking_why"),
)


def _evidence(member: Member, pk: int) -> Any:
    found = visible_evidence(member).as_at(Moment.latest(), *DESCRIBED).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _values(row: Any) -> Values:
    return {name: getattr(row, name) for name in SAID}


@page("evidence.change")
def edit(request: MemberRequest, pk: int) -> HttpResponse:
    """What evidence says of itself, until when it is in date, and who may see it."""
    initial: Values = {}
    start = begun(request, initial)
    row = _evidence(request.member, pk)
    changes.check_may_change_evidence(request.member, row)
    initial |= _values(row)
    areas = areas_at(request.member.authority, Moment.latest())
    form = ChangeEvidenceForm(**start, areas=choices_of(areas, row.practice_area))
    return Edit(
        template="evidence",
        form=form,
        save=lambda: changes.change_evidence(
            by=request.member, evidence=row, words=changes.EvidenceInput(**form.values())
        ),
        done="The evidence is saved.",
        back=url("evidence", pk),
        back_text=row.title,
        reread=lambda: _values(_evidence(request.member, pk)),
    ).respond(request)


@page("evidence.change")
def renew(request: MemberRequest, pk: int) -> HttpResponse:
    """Put a newer file or link beside the old one."""
    row = _evidence(request.member, pk)
    changes.check_may_change_evidence(request.member, row)
    form = RenewForm(
        request.POST or None,
        request.FILES or None,
        request=request,
        seen=head_of(request.member.authority),
    )
    if request.method == "POST" and form.is_valid() and _renew(request, form, row):
        messages.success(request, "The new version stands beside the old one.")
        return redirect("evidence", pk)
    context = {"form": form, "row": row}
    return form_page(request, "plans/impact/renew.html", context)


def _renew(request: MemberRequest, form: RenewForm, row: Any) -> bool:
    """Check and put the file, which holds no lock; then make the change."""
    file = take_upload(form)
    if not form.is_valid():
        return False
    version = changes.VersionInput(**form.values() | {"file": file})
    with submission(request, form):
        changes.renew_evidence(by=request.member, evidence=row, version=version)
    return form.is_valid()


@page("evidence.add")
def use_again(request: MemberRequest, pk: int) -> HttpResponse:
    """Use for an action what is evidence of something else already."""
    subject = find_subject(request, "action", pk, "evidence.add")
    seen = head_of(request.member.authority)
    rows = _others(request.member, subject)
    form = UseAgainForm(request.POST or None, request=request, seen=seen, rows=rows)
    if request.method == "POST" and form.is_valid() and _use(request, form, subject):
        count = len(form.cleaned_data["evidence"])
        said = "1 piece of evidence is" if count == 1 else f"{count} pieces of evidence are"
        messages.success(request, f"{said} now used for {subject.lower} too.")
        return redirect(subject.href)
    context = {"form": form, "subject": subject, "any": bool(rows)}
    return form_page(request, "plans/impact/use_again.html", context)


def _others(member: Member, subject: Subject) -> list[EvidenceRow]:
    """The evidence of the action's plan that is not used for it; newest first."""
    now = Moment.latest()
    rows = evidence_rows(member, now, uses_at(member, now, plan=subject.plan or 0, former=True))
    here = f"action-{subject.row.pk}"
    return [row for row in rows if here not in {use.code for use in row.uses}]


def _use(request: MemberRequest, form: UseAgainForm, subject: Subject) -> bool:
    chosen = visible_evidence(request.member).filter(pk__in=form.cleaned_data["evidence"])
    with submission(request, form):
        for row in chosen:
            changes.link_evidence(
                by=request.member, subject=subject.row, evidence=row, present=True
            )
    return form.is_valid()


@plan_page("plan.view")
def picture(request: MemberRequest, shown: Shown) -> HttpResponse:
    """Which kinds of evidence each action has, and what the next step of impact needs."""
    position = shown.position(findings=False)
    rows = picture_of(position, shown.at.moment, request.member)
    filters = PictureFilters.read(request.GET.dict())
    areas = words_of(areas_at(request.member.authority, shown.at.moment))
    context = shown.context | {
        "position": position,
        "filters": filters,
        "page": paged(filters.select(rows), request),
        "page_url": lambda number: shown.page(
            "evidence-picture", **filters.query, page=str(number)
        ),
        "total": len(rows),
        "without": sum(not row.kinds for row in rows),
        "kinds": [(code, words) for code, words in KIND_WORDS.items()],
        "choices": {
            "show": list(SHOWS.items()),
            "lacks": [(code, f"Without {words}") for code, words in KIND_WORDS.items()],
            "priority": [(row.ref, row.label) for row in position.priorities],
            "area": area_choices(position.counted, areas),
        },
    }
    return render(request, "plans/impact/picture.html", context)
