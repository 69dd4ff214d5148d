"""What plans, priorities, actions and aims are called wherever an entry about them is listed."""

from __future__ import annotations

from goldenthread.accounts.access import Member
from goldenthread.accounts.subjects import Subject, register_subject
from goldenthread.core.templating import url
from goldenthread.ledger.moments import Moment
from goldenthread.plans.models import Action, Aim, Plan, Priority


def _plans(member: Member, pks: set[int]) -> dict[int, Subject]:
    seen = Plan.objects.visible_to(member).filter(pk__in=pks)
    rows = seen.as_at(Moment.latest(), "title")
    return {row.pk: Subject(row.title, url("plan", row.pk)) for row in rows}


def _priorities(member: Member, pks: set[int]) -> dict[int, Subject]:
    seen = Priority.objects.visible_to(member).filter(pk__in=pks)
    rows = seen.as_at(Moment.latest(), "number", "title")
    return {
        row.pk: Subject(f"Priority {row.number}: {row.title}", url("priority", row.pk))
        for row in rows
    }


def _actions(member: Member, pks: set[int]) -> dict[int, Subject]:
    seen = Action.objects.visible_to(member).filter(pk__in=pks)
    rows = seen.as_at(Moment.latest(), "reference", "title")
    return {
        row.pk: Subject(f"Action {row.reference}: {row.title}", url("action", row.pk))
        for row in rows
    }


def _aims(member: Member, pks: set[int]) -> dict[int, Subject]:
    seen = Aim.objects.visible_to(member).filter(pk__in=pks)
    rows = seen.as_at(Moment.latest(), "title")
    return {row.pk: Subject(f"Aim: {row.title}", url("aim", row.pk)) for row in rows}


register_subject("plans.plan", _plans)
register_subject("plans.priority", _priorities)
register_subject("plans.action", _actions)
register_subject("plans.aim", _aims)
