"""The plans that a person has begun to draft and not saved yet."""

from __future__ import annotations

from django.db.models import QuerySet, Value
from django.db.models.fields.json import KT

from goldenthread.accounts.access import Member, decide
from goldenthread.core.templating import url
from goldenthread.inspections.begun import COLUMNS, Begun, Columns, as_begun, reports_begun
from goldenthread.plans.models import PlanDraft

NO_TITLE = "A plan without a title"


def begun_plans(member: Member) -> list[Begun]:
    """The member's own plans that are being drafted, the last one touched first."""
    return [_as_begun(row) for row in _plans_begun(member).order_by("-touched_at", "-pk")]


def begun_work(member: Member) -> list[Begun]:
    """The member's own drafts of every kind, in one query, the last one touched first."""
    rows = reports_begun(member).union(_plans_begun(member)).order_by("-touched_at", "-pk")
    return [_as_begun(row) if row[0] == "plan" else as_begun(row) for row in rows]


def _plans_begun(member: Member) -> QuerySet[PlanDraft, Columns]:
    rows = PlanDraft.objects.filter(authority=member.authority, person=member.person)
    rows = rows.filter(saved_as=None) if decide(member, "plan.edit") else rows.none()
    said = {"source": Value("plan"), "name": KT("content__title"), "about": Value("")}
    return rows.annotate(**said).values_list(*COLUMNS)


def _as_begun(row: Columns) -> Begun:
    _source, pk, title, _about, begun_at, touched_at = row
    return Begun(
        pk,
        f"Draft plan: {title or NO_TITLE}",
        begun_at,
        touched_at,
        url("plan-draft-priorities", pk),
        url("plan-draft-discard", pk),
    )
