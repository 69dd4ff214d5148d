"""Who may bring a plan in, and see what was brought in."""

from __future__ import annotations

from django.db.models import Q

from goldenthread.accounts.access import ANYWHERE, Member, register
from goldenthread.accounts.models import Role
from goldenthread.documents.permissions import register_file_scope
from goldenthread.imports.models import PlanImport

register(
    "plan.bring",
    "Only the programme manager can bring in a plan from a file.",
    {ANYWHERE: [Role.PROGRAMME_MANAGER]},
)
register(
    "import.view",
    "Only who works on the plan can see the files that it was brought in from.",
    {ANYWHERE: [Role.PROGRAMME_MANAGER, Role.DIRECTOR, Role.ASSURER, Role.MONITORING_OFFICER]},
)
register(
    "check.tune",
    "Only the programme manager or the director can switch or tune a rule of the plan check.",
    {ANYWHERE: [Role.PROGRAMME_MANAGER, Role.DIRECTOR]},
)


def _files(member: Member) -> Q:
    rows = PlanImport.objects.visible_to(member)
    return Q(pk__in=rows.values("file")) | Q(pk__in=rows.values("report"))


register_file_scope(_files)
