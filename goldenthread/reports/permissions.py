"""Who may read papers, write them, publish and withdraw them.

Separation of duty: who publishes an edition wrote none of it (trust.md, Access; `rules.py` asks,
the database refuses it too).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Exists, OuterRef, Q

from goldenthread.accounts.access import ANYWHERE, EVERYBODY, Member, Scope, register
from goldenthread.accounts.models import Role
from goldenthread.documents.models import Legal
from goldenthread.documents.permissions import register_file_scope
from goldenthread.governance.models import BodyTerms
from goldenthread.governance.permissions import (
    WORKS_ON_PLANS,
    chaired_bodies,
    own_bodies,
    voting_bodies,
)
from goldenthread.ledger.moments import Moment
from goldenthread.reports.clearance import CHAIR
from goldenthread.reports.kinds import KINDS
from goldenthread.reports.models import (
    FORMS,
    BroughtCopy,
    ClearanceStep,
    ClearanceSteps,
    Paper,
    PaperEdition,
    PaperState,
    PaperTerms,
    Publication,
    SectionDuty,
    WordTemplate,
)

READS_DRAFTS = (
    Role.PROGRAMME_MANAGER,
    Role.DIRECTOR,
    Role.DEMOCRATIC_SERVICES,
    Role.FINANCE,
    Role.MONITORING_OFFICER,
)
# Who else can be given a section to write, and who else can be named to clear papers.
WRITERS = (*READS_DRAFTS, Role.LEAD, Role.OWNER, Role.ASSURER)
CLEARERS = (*WRITERS, Role.BOARD_MEMBER, Role.COUNCILLOR)
ONLY_NAMED = tuple(role for role in CLEARERS if role not in READS_DRAFTS)
PUBLISHERS = (Role.PROGRAMME_MANAGER, Role.DEMOCRATIC_SERVICES)
INTERNAL = tuple(code for code, kind in KINDS.items() if kind.internal)


def _scope(name: str, q: Callable[[Member], Q]) -> Scope:
    """The predicate of one paper asks the list for it."""
    return Scope(
        name, q, lambda member, paper: Paper.objects.filter(q(member), pk=paper.pk).exists()
    )


def _published(_member: Member) -> Q:
    return Q(pk__in=PaperEdition.objects.public().values("paper"))


def _being_written() -> Q:
    states = PaperState.objects.as_at(Moment.latest()).filter(preparing=True)
    return Q(pk__in=states.values("paper"))


def _writes(member: Member) -> Q:
    """A section is given to them."""
    duties = SectionDuty.objects.as_at(Moment.latest()).filter(person=member.person_id)
    return _being_written() & Q(pk__in=duties.exclude(person=None).values("paper"))


def _clears(member: Member) -> Q:
    """They are named in the steps that papers of its kind have, as person or as chair."""
    steps = _steps_of_kind(member)
    named = Q(Exists(steps.exclude(person=None).filter(person=member.person_id)))
    return _being_written() & ~Q(kind__in=INTERNAL) & (named | _chairs(member, steps))


def _steps_of_kind(member: Member) -> Any:
    """The steps in force for a paper’s kind: its own, else those of all (as `for_kind` has it)."""
    settings = ClearanceSteps.objects.filter(authority=member.authority).as_at(Moment.latest())
    own = settings.filter(kind=OuterRef(OuterRef("kind")))
    for_all = Q(setting__kind="") & ~Q(Exists(own))
    steps = ClearanceStep.objects.filter(setting__in=settings)
    return steps.filter(Q(setting__kind=OuterRef("kind")) | for_all)


def _chairs(member: Member, steps: Any) -> Q:
    """They chair the body to which a paper goes, and a step asks for that."""
    names = _named(chaired_bodies(member))
    terms = PaperTerms.objects.as_at(Moment.latest()).filter(body__in=names)
    return Q(Exists(steps.filter(role=CHAIR))) & Q(pk__in=terms.values("paper"))


def _takes_part(member: Member) -> Q:
    return _writes(member) | _clears(member)


def _closed_of_own_body(member: Member) -> Q:
    """What is published and closed: exempt and confidential papers of a body of which they are a
    member; and what is not for the public, for who sits there too or works on plans."""
    shown = PaperEdition.objects.latest_each().with_state().filter(state=Publication.PUBLISHED)
    closed = Q(legal__in=(Legal.EXEMPT, Legal.CONFIDENTIAL), body__in=_named(voting_bodies(member)))
    private = Q(legal=Legal.PRIVATE)
    if not member.has(*WORKS_ON_PLANS):
        private &= Q(body__in=_named(own_bodies(member)))
    return Q(pk__in=shown.filter(closed | private).values("paper"))


def _named(bodies: Any) -> Any:
    return BodyTerms.objects.as_at(Moment.latest()).filter(body__in=bodies).values("name")


def _reads(member: Member) -> Q:
    return _published(member) | _closed_of_own_body(member)


PUBLISHED_OR_OWN = _scope(
    "papers that are published, open or of a body of which they are a member, and those of which "
    "they write or clear a part",
    lambda member: _reads(member) | _takes_part(member),
)
PUBLISHED = _scope(
    "papers that are published, open or of a body of which they are a member", _reads
)
TAKES_PART = _scope("papers of which they write or clear a part", _takes_part)
WRITES = _scope("papers of which they write a part", _writes)
CLEARS = _scope("papers that they are named to clear", _clears)

register(
    "paper.view",
    "You cannot see committee papers.",
    {
        ANYWHERE: READS_DRAFTS,
        PUBLISHED_OR_OWN: ONLY_NAMED,
        PUBLISHED: [role for role in EVERYBODY if role not in CLEARERS],
    },
    worker=True,
)
register(
    "paper.view_draft",
    "You can read papers once they are published. This one is not.",
    {ANYWHERE: READS_DRAFTS, TAKES_PART: ONLY_NAMED},
    worker=True,
)
register(
    "paper.write",
    "The programme manager writes papers, and who is given a section writes that one.",
    {
        ANYWHERE: [Role.PROGRAMME_MANAGER],
        WRITES: [role for role in WRITERS if role != Role.PROGRAMME_MANAGER],
    },
)
register(
    "paper.comment",
    "Who reads the drafts of a paper can comment on it.",
    {ANYWHERE: READS_DRAFTS, TAKES_PART: ONLY_NAMED},
)
register(
    "paper.clear",
    "Finance, the monitoring officer, the director and whoever a step names clear papers.",
    {ANYWHERE: READS_DRAFTS, CLEARS: ONLY_NAMED},
)
register(
    "clearance.set",
    "Democratic services, the monitoring officer and the programme manager say how papers are "
    "cleared.",
    {ANYWHERE: [*PUBLISHERS, Role.MONITORING_OFFICER]},
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
register(
    "paper.set_status",
    "Democratic services, the monitoring officer and the programme manager say which kinds of "
    "paper are for the public.",
    {ANYWHERE: [*PUBLISHERS, Role.MONITORING_OFFICER]},
)
register(
    "paper.layout",
    "Only the programme manager or an administrator can change how papers are laid out.",
    {ANYWHERE: [Role.PROGRAMME_MANAGER, Role.ADMINISTRATOR]},
)
register(
    "paper.template",
    "Only the programme manager or democratic services can change Word templates.",
    {ANYWHERE: PUBLISHERS},
)


def _edition_files(member: Member) -> Q:
    """The files of papers: every edition's for those who see drafts, else what is public now."""
    if member.has(*READS_DRAFTS, "system"):
        papers = Paper.objects.visible_to(member).values("pk")
        editions = PaperEdition.objects.filter(paper__in=papers)
    else:
        papers = Paper.objects.filter(_reads(member), authority=member.authority).values("pk")
        editions = PaperEdition.objects.latest_each().filter(paper__in=papers)
    return reduce(or_, (Q(pk__in=editions.values(name)) for name in FORMS))


def _templates(member: Member) -> Q:
    """The files of templates, for who may change them."""
    if not member.has(*PUBLISHERS):
        return Q(pk__in=[])
    rows = WordTemplate.objects.filter(authority=member.authority)
    return Q(pk__in=rows.filter(file__isnull=False).values("file"))


def _brought(member: Member) -> Q:
    """What was brought back, for those who read drafts."""
    if not member.has(*READS_DRAFTS):
        return Q(pk__in=[])
    return Q(pk__in=BroughtCopy.objects.filter(authority=member.authority).values("file"))


register_file_scope(_brought)
register_file_scope(_edition_files)
register_file_scope(_templates)
