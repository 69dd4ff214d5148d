"""A plan's lists as files, narrowed, sorted and at the position of the page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from goldenthread.accounts.pages import MemberRequest, page
from goldenthread.documents.kinds import clean_name
from goldenthread.documents.views import as_download
from goldenthread.inspections.areas import areas_at, words_of
from goldenthread.plans.aims import ServedAims
from goldenthread.plans.areas import by_area
from goldenthread.plans.at import At, at_of
from goldenthread.plans.challenges import ChallengeFilters
from goldenthread.plans.contingencies import ContingencyFilters
from goldenthread.plans.filters import Filters
from goldenthread.plans.finding_status import FindingFilters
from goldenthread.plans.funding import FundingFilters
from goldenthread.plans.picture import PictureFilters
from goldenthread.plans.read import plan_at, position
from goldenthread.plans.read_aims import aims_at
from goldenthread.plans.read_challenges import challenges_of
from goldenthread.plans.read_contingencies import contingencies_of
from goldenthread.plans.read_dates import with_forecasts
from goldenthread.plans.read_evidence import EvidenceFilters, evidence_rows, uses_at
from goldenthread.plans.read_exceptions import exceptions_at
from goldenthread.plans.read_funding import funding_of
from goldenthread.plans.read_milestones import with_milestones
from goldenthread.plans.read_picture import picture_of
from goldenthread.plans.read_priorities import priorities_at
from goldenthread.plans.read_review import review_rows
from goldenthread.plans.read_risks import risks_of
from goldenthread.plans.read_voices import consultations_of, voices_of
from goldenthread.plans.risks import RiskFilters
from goldenthread.plans.voices import VoiceFilters
from goldenthread.reports.aim_sheets import aim_sheet
from goldenthread.reports.area_sheets import area_sheet
from goldenthread.reports.challenge_sheets import challenge_sheet
from goldenthread.reports.contingency_sheets import contingency_sheet
from goldenthread.reports.exception_sheets import exception_sheet
from goldenthread.reports.exports import MEDIA_TYPES, WRITERS, listed_actions, listed_evidence
from goldenthread.reports.finding_sheets import finding_sheet, review_sheet
from goldenthread.reports.funding_sheets import funding_sheet
from goldenthread.reports.picture_sheets import picture_sheet
from goldenthread.reports.risk_sheets import risk_sheet
from goldenthread.reports.sheets import Sheet
from goldenthread.reports.voice_sheets import consultation_sheet, voice_sheet


@page("plan.open")
@require_safe
def actions(request: MemberRequest, pk: int, kind: str) -> HttpResponse:
    """/plans/1/actions.xlsx?progress=off_track&at=2026-03-31, as /plans/1/actions/ shows it."""
    plan, at = plan_shown(request, pk, kind)
    stood = position(plan, at.moment, request.member, updates=True)
    stood = with_milestones(with_forecasts(stood, plan, at.moment), plan, at.moment)
    sheet = listed_actions(stood, Filters.read(request.GET.dict()), _areas(request, at))
    return as_file(sheet, f"{plan.title}, actions as at {at.on}", kind)


@page("plan.view")
@require_safe
def findings(request: MemberRequest, pk: int, kind: str) -> HttpResponse:
    """/plans/1/findings.xlsx?status=fully_met, as /plans/1/findings/ shows them."""
    plan, at = plan_shown(request, pk, kind)
    stood = position(plan, at.moment, request.member)
    rows = FindingFilters.read(request.GET.dict()).select(stood)
    sheet = finding_sheet(stood, rows, _areas(request, at))
    return as_file(sheet, f"{plan.title}, findings as at {at.on}", kind)


@page("plan.view")
@require_safe
def exceptions(request: MemberRequest, pk: int, kind: str) -> HttpResponse:
    """/plans/1/exceptions.xlsx?kind=overdue, as /plans/1/exceptions/ shows them."""
    plan, at = plan_shown(request, pk, kind)
    stood = position(plan, at.moment, request.member)
    _, found = exceptions_at(stood, plan, at.moment, request.member)
    wanted = request.GET.get("kind", "")
    shown = [row for row in found if wanted in {"", *row.codes}]
    sheet = exception_sheet(shown, len(found), at.on, str(plan.title))
    return as_file(sheet, f"{plan.title}, exceptions as at {at.on}", kind)


@page("plan.view")
@require_safe
def review(request: MemberRequest, pk: int, year: int, kind: str) -> HttpResponse:
    """/plans/1/review/2026.xlsx: what the review's page shows, without what is proposed."""
    plan, at = plan_shown(request, pk, kind)
    stood = position(plan, at.moment, request.member)
    rows = review_rows(stood, at.moment, request.member, {})
    sheet = review_sheet(stood, rows, _areas(request, at), year)
    return as_file(sheet, f"{plan.title}, review of findings {year}", kind)


@page("plan.open")
@require_safe
def evidence(request: MemberRequest, pk: int, kind: str) -> HttpResponse:
    """/plans/1/evidence.xlsx?kind=data&at=2026-03-31, as /plans/1/evidence/ shows it."""
    plan, at = plan_shown(request, pk, kind)
    uses = uses_at(request.member, at.moment, plan=pk, former=True)
    rows = evidence_rows(request.member, at.moment, uses)
    filters = EvidenceFilters.read(request.GET.dict())
    sheet = listed_evidence(rows, filters, at.moment, str(plan.title))
    return as_file(sheet, f"{plan.title}, evidence as at {at.on}", kind)


@page("plan.view")
@require_safe
def voices(request: MemberRequest, pk: int, kind: str) -> HttpResponse:
    """/plans/1/voice.xlsx?state=unanswered, as /plans/1/voice/ shows them."""
    plan, at = plan_shown(request, pk, kind)
    rows = voices_of(plan, at.moment, request.member)
    shown = VoiceFilters.read(request.GET.dict()).select(rows, at.on)
    sheet = voice_sheet(shown, len(rows), at.on, str(plan.title))
    return as_file(sheet, f"{plan.title}, what we heard as at {at.on}", kind)


@page("plan.view")
@require_safe
def consultations(request: MemberRequest, pk: int, kind: str) -> HttpResponse:
    """/plans/1/consultations.xlsx, as /plans/1/consultations/ shows them."""
    plan, at = plan_shown(request, pk, kind)
    rows = consultations_of(plan, at.moment, request.member)
    (priorities,) = priorities_at(plan, [at.moment])
    labels = {row.pk: row.label for row in priorities}
    sheet = consultation_sheet(rows, labels, at.on, str(plan.title))
    return as_file(sheet, f"{plan.title}, consultations as at {at.on}", kind)


@page("plan.view")
@require_safe
def aims(request: MemberRequest, pk: int, kind: str) -> HttpResponse:
    """/plans/1/aims.xlsx?priority=2, as /plans/1/aims/ shows them."""
    plan, at = plan_shown(request, pk, kind)
    stood = position(plan, at.moment, request.member)
    found = ServedAims(stood, aims_at(request.member, at.moment), request.GET.get("priority"))
    sheet = aim_sheet(stood, found.shown, found.unserved, str(plan.title))
    return as_file(sheet, f"{plan.title}, the council’s aims as at {at.on}", kind)


@page("plan.view")
@require_safe
def areas(request: MemberRequest, pk: int, kind: str) -> HttpResponse:
    """/plans/1/areas.xlsx, as /plans/1/areas/ shows it."""
    plan, at = plan_shown(request, pk, kind)
    member, stood = request.member, position(plan, at.moment, request.member)
    evidence = evidence_rows(member, at.moment, uses_at(member, at.moment, plan=plan.pk))
    sheet = area_sheet(stood, by_area(stood, evidence, _areas(request, at)), str(plan.title))
    return as_file(sheet, f"{plan.title}, practice areas as at {at.on}", kind)


@page("plan.view")
@require_safe
def picture(request: MemberRequest, pk: int, kind: str) -> HttpResponse:
    """/plans/1/evidence/picture.xlsx?lacks=data, as /plans/1/evidence/picture/ shows it."""
    plan, at = plan_shown(request, pk, kind)
    stood = position(plan, at.moment, request.member, findings=False)
    rows = picture_of(stood, at.moment, request.member)
    shown = PictureFilters.read(request.GET.dict()).select(rows)
    sheet = picture_sheet(shown, len(rows), at.on, str(plan.title))
    return as_file(sheet, f"{plan.title}, frontline picture as at {at.on}", kind)


@page("plan.open")
@require_safe
def challenges(request: MemberRequest, pk: int, kind: str) -> HttpResponse:
    """/plans/1/challenges.xlsx?state=open, as /plans/1/challenges/ shows them."""
    plan, at = plan_shown(request, pk, kind)
    rows = challenges_of(plan, at.moment, request.member)
    shown = ChallengeFilters.read(request.GET.dict()).select(rows, at.on)
    sheet = challenge_sheet(shown, len(rows), at.on, str(plan.title))
    return as_file(sheet, f"{plan.title}, questions as at {at.on}", kind)


@page("plan.view")
@require_safe
def funding(request: MemberRequest, pk: int, kind: str) -> HttpResponse:
    """/plans/1/funding.xlsx?year=2026: the lines of the page, with a row for each month."""
    plan, at = plan_shown(request, pk, kind)
    rows = funding_of(plan, at.moment)
    shown = FundingFilters.read(request.GET.dict()).select(rows)
    sheet = funding_sheet(shown, len(rows), at.on, str(plan.title))
    return as_file(sheet, f"{plan.title}, funding as at {at.on}", kind)


@page("plan.view")
@require_safe
def risks(request: MemberRequest, pk: int, kind: str) -> HttpResponse:
    """/plans/1/risks.xlsx?state=open: the register as the page shows it."""
    plan, at = plan_shown(request, pk, kind)
    rows = risks_of(plan, at.moment)
    shown = RiskFilters.read(request.GET.dict()).select(rows)
    sheet = risk_sheet(shown, len(rows), at.on, str(plan.title))
    return as_file(sheet, f"{plan.title}, risks as at {at.on}", kind)


@page("plan.view")
@require_safe
def contingencies(request: MemberRequest, pk: int, kind: str) -> HttpResponse:
    """/plans/1/contingencies.xlsx?show=open, as /plans/1/contingencies/ shows them."""
    plan, at = plan_shown(request, pk, kind)
    rows = contingencies_of(plan, at.moment)
    shown = ContingencyFilters.read(request.GET.dict()).select(rows, at.on)
    sheet = contingency_sheet(shown, len(rows), at.on, str(plan.title))
    return as_file(sheet, f"{plan.title}, contingencies as at {at.on}", kind)


def _areas(request: MemberRequest, at: At) -> Mapping[str, str]:
    """The words of the practice areas by code, as they were."""
    return words_of(areas_at(request.member.authority, at.moment))


def plan_shown(request: MemberRequest, pk: int, kind: str) -> tuple[Any, At]:
    at = at_of(request, request.member.authority)
    plan = plan_at(request.member, pk, at.moment)
    if plan is None or plan.title is None or kind not in WRITERS:
        raise Http404
    return plan, at


def as_file(sheet: Sheet, name: str, kind: str) -> HttpResponse:
    return as_download(WRITERS[kind](sheet), clean_name(f"{name}.{kind}"), MEDIA_TYPES[kind])
