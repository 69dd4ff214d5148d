"""Who may see and record inspections.

A published inspection is seen by everyone who reads plans; one that is not yet published by
its named readers only (trust.md, Access).
"""

from typing import Any

from django.db.models import Q

from goldenthread.accounts.access import ANYWHERE, EVERYBODY, Member, Scope, register
from goldenthread.accounts.models import Role
from goldenthread.core import clock
from goldenthread.documents.permissions import register_file_scope
from goldenthread.inspections.models import Inspection, OtherReport, named_to, published_by


def _seen(member: Member) -> Q:
    today = clock.today()
    return published_by(today) | named_to(member.person_id, today)


def _holds(member: Member, inspection: Any) -> bool:
    return Inspection.objects.filter(_seen(member), pk=inspection.pk).exists()


PUBLISHED_OR_NAMED = Scope("published, or named as a reader", _seen, _holds)

register(
    "inspection.view",
    "You cannot see inspections.",
    {PUBLISHED_OR_NAMED: [*EVERYBODY, Role.PARTNER]},
    worker=True,
)
register(
    "inspection.record",
    "Only the programme manager can record an inspection.",
    {ANYWHERE: [Role.PROGRAMME_MANAGER]},
    worker=True,
)
register(
    "inspection.correct",
    "Only the programme manager can correct an inspection, if they may read it.",
    {PUBLISHED_OR_NAMED: [Role.PROGRAMME_MANAGER]},
    worker=True,
)
register(
    "other_report.view",
    "You cannot see reports on other authorities.",
    {ANYWHERE: [*EVERYBODY]},
    worker=True,
)
register(
    "other_report.load",
    "Only the programme manager can load reports on other authorities.",
    {ANYWHERE: [Role.PROGRAMME_MANAGER]},
    worker=True,
)
register(
    "area.change",
    "Only the programme manager or the director can change the list of practice areas.",
    {ANYWHERE: [Role.PROGRAMME_MANAGER, Role.DIRECTOR]},
)


def _reports(member: Member) -> Q:
    """The reports of the inspections that a member may see, and those on other authorities."""
    own = Inspection.objects.visible_to(member).values("report")
    others = OtherReport.objects.visible_to(member).values("report")
    return Q(pk__in=own) | Q(pk__in=others)


register_file_scope(_reports)
