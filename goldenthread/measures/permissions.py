"""Who may see measures, say what they count, and enter their figures."""

from typing import Any

from django.db.models import Q

from goldenthread.accounts.access import ANYWHERE, READERS_OF_PLANS, Member, Scope, register
from goldenthread.accounts.models import Role
from goldenthread.ledger.moments import Moment
from goldenthread.measures.models import Definition


def _own(member: Member) -> Q:
    now = Definition.objects.as_at(Moment.latest()).filter(owner=member.person_id)
    return Q(pk__in=now.values("measure"))


def _owns(member: Member, measure: Any) -> bool:
    said = Definition.objects.filter(measure=measure.pk).as_at(Moment.latest()).first()
    return said is not None and said.owner_id == member.person_id


OWN = Scope("measures that they own", _own, _owns)
OWNERS = (Role.DIRECTOR, Role.LEAD, Role.OWNER, Role.FINANCE)
KEEPERS = (Role.PROGRAMME_MANAGER, Role.ASSURER)

register("measure.view", "You cannot see measures.", {ANYWHERE: READERS_OF_PLANS})
register(
    "measure.define",
    "Only the programme manager or a quality assurer can say what a measure counts.",
    {ANYWHERE: KEEPERS},
)
register(
    "measure.enter",
    "Only the owner of the measure, the programme manager or a quality assurer can enter its "
    "figures.",
    {OWN: OWNERS, ANYWHERE: KEEPERS},
)
