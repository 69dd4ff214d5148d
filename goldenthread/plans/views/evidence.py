"""Evidence: adding it, looking at one piece, using it elsewhere, taking it off, the library."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from goldenthread.accounts.access import Member, decide, visible
from goldenthread.accounts.pages import MemberRequest, page, submission
from goldenthread.core.forms import ChangeForm
from goldenthread.core.templating import url
from goldenthread.documents.forms import take_upload
from goldenthread.inspections.areas import areas_at, choices_of, words_of
from goldenthread.ledger.moments import Moment, head_of
from goldenthread.plans import changes
from goldenthread.plans.at import At, at_of
from goldenthread.plans.forms.impact import EvidenceForm, UseForm
from goldenthread.plans.models import DESCRIBED, Action, EvidenceKind, EvidenceMarking
from goldenthread.plans.permissions import visible_evidence
from goldenthread.plans.ratings import in_force
from goldenthread.plans.read import plan_at, reference_order
from goldenthread.plans.read_evidence import (
    SHOWS,
    SORTS,
    EvidenceFilters,
    EvidenceRow,
    Use,
    evidence_rows,
    plans_of,
    targets_of,
    uses_at,
    versions_of,
)
from goldenthread.plans.read_voices import voice_rows
from goldenthread.plans.views.lists import area_choices, paged
from goldenthread.plans.views.shown import Shown, plan_page
from goldenthread.plans.views.subjects import Subject, find_subject, seen_subject


@page("evidence.add")
def action_evidence_add(request: MemberRequest, pk: int) -> HttpResponse:
    """Add evidence about an action."""
    return _add(request, find_subject(request, "action", pk, "evidence.add"))


@page("impact.assess_above")
def priority_evidence_add(request: MemberRequest, pk: int) -> HttpResponse:
    """Add evidence about a priority."""
    return _add(request, find_subject(request, "priority", pk, "impact.assess_above"))


@page("impact.assess_above")
def finding_evidence_add(request: MemberRequest, pk: int) -> HttpResponse:
    """Add evidence about what answers a finding."""
    return _add(request, find_subject(request, "finding", pk, "impact.assess_above"))


def _add(request: MemberRequest, subject: Subject) -> HttpResponse:
    form = EvidenceForm(
        request.POST or None,
        request.FILES or None,
        request=request,
        seen=head_of(request.member.authority),
        areas=choices_of(areas_at(request.member.authority, Moment.latest())),
        initial={"practice_area": _area_of(subject)},
    )
    # Who came from an assessment goes back there.
    back = subject.impact if request.GET.get("back") == "impact" else subject.href
    if request.method == "POST" and form.is_valid() and _save(request, subject, form):
        messages.success(request, f"The evidence is added to {subject.lower}.")
        return redirect(back)
    context = {"subject": subject, "form": form, "back": back}
    return render(request, "plans/impact/add.html", context, status=422 if form.is_bound else 200)


def _area_of(subject: Subject) -> str:
    """The practice area of what the evidence is about, which it will mostly share."""
    texts = getattr(subject.row, "texts", None)  # a priority has none
    told = texts.newest_first().first() if texts is not None else None
    return told.practice_area if told else ""


def _save(request: MemberRequest, subject: Subject, form: EvidenceForm) -> bool:
    """Check and put the file, which holds no lock; then make the change."""
    values = form.values()
    file = take_upload(form)
    if not form.is_valid():
        return False
    with submission(request, form):
        changes.add_evidence(
            by=request.member,
            subject=subject.row,
            evidence=changes.EvidenceInput(**values | {"file": file}),
        )
    return form.is_valid()


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of evidence as a page shows it: `row` with its words, `uses` as far as seen."""

    row: Any
    at: At
    uses: list[Use]

    @property
    def kind(self) -> str:
        return EvidenceKind(self.row.kind).label


def _find_piece(request: MemberRequest, pk: int, at: At) -> Piece:
    """The evidence, 404 where it cannot be seen or was not there on the day."""
    rows = visible_evidence(request.member).select_related("file", "added_by")
    row = rows.as_at(at.moment, *DESCRIBED).filter(pk=pk).first()
    if row is None or row.kind is None:
        raise Http404
    return Piece(row, at, uses_at(request.member, at.moment, evidence=pk).get(pk, []))


def _piece_now(request: MemberRequest, pk: int) -> Piece:
    """The evidence as it stands, for a page that changes it."""
    return _find_piece(request, pk, At(Moment.now(request.member.authority), request.path, ()))


@page("evidence.view")
def evidence(request: MemberRequest, pk: int) -> HttpResponse:
    """One piece of evidence: what it is, where it is used, its file and checksum."""
    member = request.member
    piece = _find_piece(request, pk, at_of(request, member.authority))
    key = next(plans_of(piece.uses, piece.at.moment), None)
    plan = plan_at(member, key, piece.at.moment) if key else None
    mine = _changeable(member, piece) if piece.at.is_now else set()
    context = {
        "piece": piece,
        "at": piece.at,
        "plan": plan,
        "uses": [
            (use, _use_href(use, piece.at, plan.pk if plan else None), use in mine)
            for use in piece.uses
        ],
        "voice": next(iter(voice_rows(member, piece.at.moment, {pk: piece.uses})), None),
        "may_describe": piece.at.is_now
        and (piece.row.added_by_id == member.person_id or decide(member, "voice.record")),
        "may_answer": piece.at.is_now and decide(member, "voice.answer"),
        "versions": versions_of(piece.row, piece.at.moment),
        "marking": EvidenceMarking(piece.row.marking).label,
        "is_expired": bool(piece.row.review_by and piece.row.review_by < piece.at.on),
        "may_change": piece.at.is_now and decide(member, "evidence.change", piece.row),
        "may_take_off": bool(mine),
        "may_use": piece.at.is_now and decide(member, "evidence.add"),
    }
    return render(request, "plans/impact/evidence.html", context)


def _use_href(use: Use, at: At, plan: int | None) -> str:
    """The page of what evidence is used for, at the same position in time."""
    if use.kind != "finding":
        return url(use.kind, use.pk, **at.carry)
    where = url("findings", plan, **at.carry) if plan else url("plans")
    return f"{where}#finding-{use.pk}"


def _changeable(member: Member, piece: Piece) -> set[Use]:
    """The uses that the member may take it off, asked of all at once."""
    above = decide(member, "impact.assess_above")
    actions = [use.pk for use in piece.uses if use.kind == "action"]
    allowed = Action.objects.filter(visible(member, "evidence.add"), pk__in=actions)
    mine = set(allowed.values_list("pk", flat=True)) if actions else set()
    return {u for u in piece.uses if (u.pk in mine if u.kind == "action" else above)}


@page("evidence.add")
def evidence_use(request: MemberRequest, pk: int) -> HttpResponse:
    """Use evidence for something else of the same plan."""
    piece = _piece_now(request, pk)
    form = UseForm(
        request.POST or None,
        request=request,
        seen=piece.at.moment.entry,
        targets=targets_of(request.member, piece.uses),
    )
    if request.method == "POST" and form.is_valid():
        kind, _, key = form.cleaned_data["subject"].partition("-")
        subject = seen_subject(request, kind, int(key))
        if _relink(request, form, piece, subject, present=True):
            messages.success(request, f"The evidence is now also used for {subject.lower}.")
            return redirect("evidence", pk)
    context = {"piece": piece, "form": form}
    return render(request, "plans/impact/use.html", context, status=422 if form.is_bound else 200)


def _relink(
    request: MemberRequest, form: ChangeForm, piece: Piece, subject: Subject, *, present: bool
) -> bool:
    with submission(request, form):
        changes.link_evidence(
            by=request.member, subject=subject.row, evidence=piece.row, present=present
        )
    return form.is_valid()


@page("evidence.add")
def evidence_take_off(request: MemberRequest, pk: int, kind: str, subject_pk: int) -> HttpResponse:
    """Take evidence off one thing, once it has been confirmed; the record keeps that it was."""
    piece = _piece_now(request, pk)
    subject = seen_subject(request, kind, subject_pk)
    changes.check_may_add(request.member, subject.row)
    if not any(use.kind == kind and use.pk == subject_pk for use in piece.uses):
        raise Http404
    form = ChangeForm(request.POST or None, request=request, seen=piece.at.moment.entry)
    if (
        request.method == "POST"
        and form.is_valid()
        and _relink(request, form, piece, subject, present=False)
    ):
        messages.success(request, f"The evidence is no longer used for {subject.lower}.")
        return redirect("evidence", pk)
    rating = next(iter(changes.impacts_of(subject.row)), None)
    context = {
        "piece": piece,
        "subject": subject,
        "form": form,
        "rating": rating if rating and pk in rating.rests_on else None,
        "progress_key": in_force().progress,
        "impact_key": in_force().impact,
    }
    status = 422 if form.is_bound else 200
    return render(request, "plans/impact/take_off.html", context, status=status)


@plan_page("plan.open")
def library(request: MemberRequest, shown: Shown) -> HttpResponse:
    """All evidence of a plan."""
    moment = shown.at.moment
    rows = evidence_rows(
        request.member, moment, uses_at(request.member, moment, plan=shown.plan.pk, former=True)
    )
    filters = EvidenceFilters.read(request.GET.dict())
    used = sum(bool(row.uses) for row in rows)
    found = filters.select(rows, shown.at.on)
    context = shown.context | {
        "filters": filters,
        "total": used,
        "unused": len(rows) - used,
        "expired": sum(row.is_expired(shown.at.on) for row in rows if row.uses),
        "shows": list(SHOWS.items()),
        "markings": [(m.value, m.label.partition(":")[0]) for m in EvidenceMarking],
        "page": paged(found, request),
        "page_url": lambda n: shown.page("evidence-list", **filters.query, page=str(n)),
        "kinds": _counted_kinds(rows),
        "uses": _all_uses(rows),
        "use_href": lambda use: _use_href(use, shown.at, shown.plan.pk),
        "sorts": SORTS,
        "areas": area_choices(rows, words_of(areas_at(request.member.authority, moment))),
        "here": sum(row.held_here for row in rows if row.uses),
    }
    return render(request, "plans/impact/library.html", context)


def _counted_kinds(rows: list[EvidenceRow]) -> list[tuple[str, str, int]]:
    used = [row.kind for row in rows if row.uses]
    return [(k, label, used.count(k)) for k, label in EvidenceKind.choices]


def _all_uses(rows: list[EvidenceRow]) -> list[tuple[str, str]]:
    """Everything that has evidence, as the filter's choices."""
    uses = {use for row in rows for use in row.uses}
    ordered = sorted(uses, key=lambda use: (use.kind, reference_order(use.ref)))
    return [(use.code, f"{use.label}: {use.title}"[:90]) for use in ordered]
