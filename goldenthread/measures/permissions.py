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


def owner_now(measure: Any) -> int | None:
    """Who owns a measure today; kept on it once looked up."""
    if "owned_by" not in measure.__dict__:
        said = Definition.objects.filter(measure=measure.pk).as_at(Moment.latest())
        measure.owned_by = said.values_list("owner", flat=True).first()
    found: int | None = measure.owned_by
    return found


OWN = Scope("measures that they own", _own, lambda m, measure: owner_now(measure) == m.person_id)
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
