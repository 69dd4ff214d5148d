"""What plans, priorities, actions and aims are called wherever an entry about them is listed."""

from __future__ import annotations

from goldenthread.accounts.access import Member
from goldenthread.accounts.subjects import Subject, register_subject
from goldenthread.core.templating import url
from goldenthread.ledger.moments import Moment
from goldenthread.plans.models import Action, Aim, Consultation, Plan, Priority, Risk
from goldenthread.plans.permissions import visible_evidence
from goldenthread.plans.read_risks import names_of


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


def _risks(member: Member, pks: set[int]) -> dict[int, Subject]:
    seen = Risk.objects.visible_to(member).filter(pk__in=pks)
    return {pk: Subject(f"Risk {name}", url("risk", pk)) for pk, name in names_of(seen).items()}


def _consultations(member: Member, pks: set[int]) -> dict[int, Subject]:
    seen = Consultation.objects.visible_to(member).filter(pk__in=pks)
    rows = seen.as_at(Moment.latest(), "title")
    return {
        row.pk: Subject(f"Consultation: {row.title}", url("consultation", row.pk)) for row in rows
    }


def _evidence(member: Member, pks: set[int]) -> dict[int, Subject]:
    rows = visible_evidence(member).filter(pk__in=pks).as_at(Moment.latest(), "title")
    return {row.pk: Subject(f"Evidence: {row.title}", url("evidence", row.pk)) for row in rows}


register_subject("plans.plan", _plans)
register_subject("plans.priority", _priorities)
register_subject("plans.action", _actions)
register_subject("plans.aim", _aims)
register_subject("plans.risk", _risks)
register_subject("plans.consultation", _consultations)
register_subject("plans.evidence", _evidence)
