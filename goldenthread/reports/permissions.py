"""Who may read papers, write them, publish and withdraw them.

Separation of duty: who publishes an edition wrote none of it (trust.md, Access; `rules.py` asks,
the database refuses it too).
"""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q

from goldenthread.accounts.access import ANYWHERE, EVERYBODY, Member, Scope, register
from goldenthread.accounts.models import Role
from goldenthread.documents.permissions import register_file_scope
from goldenthread.reports.models import FORMS, Paper, PaperEdition

READS_DRAFTS = (
    Role.PROGRAMME_MANAGER,
    Role.DIRECTOR,
    Role.DEMOCRATIC_SERVICES,
    Role.FINANCE,
    Role.MONITORING_OFFICER,
)
PUBLISHERS = (Role.PROGRAMME_MANAGER, Role.DEMOCRATIC_SERVICES)


def _published(_member: Member) -> Q:
    return Q(pk__in=PaperEdition.objects.public().values("paper"))


def _is_published(_member: Member, paper: Any) -> bool:
    return bool(PaperEdition.objects.public().filter(paper=paper).exists())


PUBLISHED = Scope("open papers that are published", _published, _is_published)

register(
    "paper.view",
    "You cannot see committee papers.",
    {ANYWHERE: READS_DRAFTS, PUBLISHED: [role for role in EVERYBODY if role not in READS_DRAFTS]},
    worker=True,
)
register(
    "paper.view_draft",
    "You can read papers once they are published. This one is not.",
    {ANYWHERE: READS_DRAFTS},
    worker=True,
)
register(
    "paper.edit",
    "Only the programme manager can write committee papers.",
    {ANYWHERE: [Role.PROGRAMME_MANAGER]},
)
register(
    "paper.publish",
    "Only democratic services, or a programme manager who wrote none of it, can publish a paper.",
    {ANYWHERE: PUBLISHERS},
)
register(
    "paper.withdraw",
    "Only democratic services, the programme manager or the monitoring officer can withdraw "
    "a paper.",
    {ANYWHERE: [*PUBLISHERS, Role.MONITORING_OFFICER]},
)


def _edition_files(member: Member) -> Q:
    """The files of papers: every edition's for those who see drafts, else what is public now."""
    if member.has(*READS_DRAFTS, "system"):
        papers = Paper.objects.visible_to(member).values("pk")
        editions = PaperEdition.objects.filter(paper__in=papers)
    else:
        editions = PaperEdition.objects.public().filter(authority=member.authority)
    return reduce(or_, (Q(pk__in=editions.values(name)) for name in FORMS))


register_file_scope(_edition_files)
