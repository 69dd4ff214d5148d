"""Who may see bodies and their items, and who records what they did.

An exempt or confidential item is seen by the members of that body alone, by democratic services,
who keep its papers, and by the monitoring officer (Local Government Act 1972, section 100A and
schedule 12A; trust.md, Access).
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db.models import Q

from goldenthread.accounts.access import ANYWHERE, Member, Scope, decide, register, visible
from goldenthread.accounts.models import Role
from goldenthread.documents.models import Legal
from goldenthread.documents.permissions import register_file_scope
from goldenthread.governance.models import (
    MEETS_IN_PUBLIC,
    BodyTerms,
    Item,
    ItemPaper,
    ItemPaperStage,
    ItemPaperTerms,
    ItemTerms,
    PaperStage,
    SeatRole,
    SeatTerms,
    UndertakingTerms,
)
from goldenthread.ledger.lookups import LookUp
from goldenthread.ledger.moments import Moment

KEEPS_PAPERS = [Role.DEMOCRATIC_SERVICES, Role.MONITORING_OFFICER]
WORKS_ON_PLANS = [
    *(Role.PROGRAMME_MANAGER, Role.DIRECTOR, Role.LEAD, Role.OWNER, Role.ASSURER),
    *(Role.FINANCE, Role.ADVISER, Role.GUEST),
]
# Councillors, board members, partners: who reads what concerns them.
SIT_ON_BODIES = [Role.COUNCILLOR, Role.BOARD_MEMBER]
OTHERS = [*SIT_ON_BODIES, Role.PARTNER]
RUNS = [Role.DEMOCRATIC_SERVICES, Role.PROGRAMME_MANAGER]
# A guest only reads.
ANSWERS = [
    role
    for role in (*WORKS_ON_PLANS, *OTHERS, Role.MONITORING_OFFICER)
    if role not in (*RUNS, Role.GUEST)
]


VOTES = (SeatRole.CHAIR, SeatRole.VICE, SeatRole.MEMBER)


def _held() -> Any:
    """The seats that are held today."""
    now = Moment.latest()
    seats = SeatTerms.objects.as_at(now)
    return seats.filter(Q(ends_on=None) | Q(ends_on__gte=now.on), begins_on__lte=now.on)


def _seats(member: Member) -> Any:
    """The seats that a member has today."""
    if member.person_id is None:  # a seat may have nobody either
        return SeatTerms.objects.none()
    return _held().filter(seat__person=member.person_id)


def own_bodies(member: Member) -> Any:
    """The keys of the bodies on which a member sits today, or which they attend."""
    return _seats(member).values("seat__body")


def voting_bodies(member: Member) -> Any:
    """The keys of the bodies of which they are a member today: who only attends is none."""
    return _seats(member).filter(role__in=VOTES).values("seat__body")


def somebody_on(authority: int, body: str) -> Any:
    """A person with an account who is a member of the body of that name; None where nobody is."""
    terms = BodyTerms.objects.filter(authority=authority).as_at(Moment.latest())
    bodies = terms.filter(name=body)
    held = _held().filter(
        role__in=VOTES,
        seat__body__in=bodies.values("body"),
        seat__person__is_active=True,
    )
    seat = held.select_related("seat__person").order_by("pk").first()
    return seat.seat.person if seat else None


def chairs(authority: int, bodies: Collection[str]) -> dict[str, tuple[int, str]]:
    """By the name of a body: the person with an account who chairs it today, and their post."""
    now = Moment.latest()
    held = _held().filter(authority=authority, role=SeatRole.CHAIR, seat__person__is_active=True)
    named = held.annotate(body=LookUp(BodyTerms, "name", now, "", "seat__body_id"))
    rows = named.filter(body__in=list(bodies)).order_by("-pk")
    columns = ("body", "seat__person", "seat__person__post")
    return {body: (person, post) for body, person, post in rows.values_list(*columns)}


def chaired_bodies(member: Member) -> Any:
    """The keys of the bodies that a member chairs today."""
    return _seats(member).filter(role=SeatRole.CHAIR).values("seat__body")


def _seat_on(member: Member, body: Any) -> str:
    """As what somebody sits on a body today, "" as nothing; kept on the body once looked up."""
    known = body.__dict__.setdefault("seat_of", {})
    if member.person_id not in known:
        roles = _seats(member).filter(seat__body=body.pk).values_list("role", flat=True)
        known[member.person_id] = min(roles, key=lambda role: role == SeatRole.ATTENDS, default="")
    return str(known[member.person_id])


def _sits_on(member: Member, body: Any) -> bool:
    return bool(_seat_on(member, body))


def _votes_on(member: Member, body: Any) -> bool:
    return _seat_on(member, body) in VOTES


def _public() -> Any:
    """The keys of the bodies that meet in public."""
    terms = BodyTerms.objects.as_at(Moment.latest())
    return terms.filter(kind__in=MEETS_IN_PUBLIC).values("body")


def is_public(body: Any) -> bool:
    """Whether a body meets in public; kept on it once looked up."""
    if "in_public" not in body.__dict__:
        body.in_public = _public().filter(body=body.pk).exists()
    return bool(body.in_public)


def _open() -> Any:
    """The keys of the items that are neither exempt nor confidential."""
    return ItemTerms.objects.as_at(Moment.latest()).filter(legal=Legal.OPEN).values("item")


def is_open(item: Any) -> bool:
    """Whether an item is open; kept on it once looked up."""
    if "in_open" not in item.__dict__:
        item.in_open = _open().filter(item=item.pk).exists()
    return bool(item.in_open)


def for_the_public() -> Q:
    """Of items: those that are open, of bodies that meet in public."""
    return Q(pk__in=_open(), meeting__body__in=_public())


PUBLIC_OR_OWN = Scope(
    "bodies that meet in public, or on which they sit",
    lambda m: Q(pk__in=_public()) | Q(pk__in=own_bodies(m)),
    lambda m, body: is_public(body) or _sits_on(m, body),
)
OPEN_OR_MEMBER = Scope(
    "items that are open, or of a body of which they are a member",
    lambda m: Q(pk__in=_open()) | Q(meeting__body__in=voting_bodies(m)),
    lambda m, item: is_open(item) or _votes_on(m, item.meeting.body),
)


def _read_by_others(member: Member) -> Q:
    seen = Q(meeting__body__in=_public()) | Q(meeting__body__in=own_bodies(member))
    return Q(pk__in=_open()) & seen | Q(meeting__body__in=voting_bodies(member))


def _is_read_by_others(member: Member, item: Any) -> bool:
    body = item.meeting.body
    return (is_open(item) and PUBLIC_OR_OWN.holds(member, body)) or _votes_on(member, body)


OPEN_AND_SEEN_OR_MEMBER = Scope(
    "open items of bodies that meet in public or on which they sit, and all of a body of which "
    "they are a member",
    _read_by_others,
    _is_read_by_others,
)


def _open_papers() -> Any:
    """The keys of the papers on items that are neither exempt nor confidential: who sees the item
    reads them, of a paper that is not for the public too."""
    terms = ItemPaperTerms.objects.as_at(Moment.latest())
    return terms.filter(legal__in=(Legal.OPEN, Legal.PRIVATE)).values("paper")


def _paper_is_open(paper: Any) -> bool:
    if "in_open" not in paper.__dict__:
        paper.in_open = _open_papers().filter(paper=paper.pk).exists()
    return bool(paper.in_open)


def _shown_papers() -> Any:
    """The keys of the papers that are listed: all but those in hand and not yet published."""
    stages = ItemPaperStage.objects.as_at(Moment.latest())
    return stages.exclude(stage=PaperStage.HERE).values("paper")


def _paper_is_shown(paper: Any) -> bool:
    if "shown" not in paper.__dict__:
        paper.shown = _shown_papers().filter(paper=paper.pk).exists()
    return bool(paper.shown)


def _papers_seen(member: Member) -> Q:
    items = Item.objects.filter(visible(member, "item.view"))
    closed = Q(item__meeting__body__in=voting_bodies(member))
    return Q(item__in=items) & (Q(pk__in=_open_papers()) | closed)


def _paper_seen(member: Member, paper: Any) -> bool:
    item = paper.item
    may_read = _paper_is_open(paper) or _votes_on(member, item.meeting.body)
    return may_read and decide(member, "item.view", item)


PAPERS_OF_SEEN_ITEMS = Scope(
    "papers on items that they see; closed ones of a body of which they are a member",
    _papers_seen,
    _paper_seen,
)
SHOWN_PAPERS = Scope(
    "papers on items that they see, once published; closed ones of a body of which they are a "
    "member",
    lambda m: _papers_seen(m) & Q(pk__in=_shown_papers()),
    lambda m, paper: _paper_is_shown(paper) and _paper_seen(m, paper),
)


def _files_of_items(member: Member) -> Q:
    """The files of papers on items: as they are now, not those withdrawn or replaced."""
    stands = ItemPaperStage.objects.as_at(Moment.latest())
    stands = stands.filter(stage__in=(PaperStage.HERE, PaperStage.PUBLISHED))
    seen = ItemPaper.objects.visible_to(member)
    return Q(pk__in=stands.filter(paper__in=seen).values("file"))


register_file_scope(_files_of_items)


def giver_now(undertaking: Any) -> int | None:
    """Who gave an undertaking and is chased; kept on it once looked up."""
    if "given_by" not in undertaking.__dict__:
        terms = UndertakingTerms.objects.filter(undertaking=undertaking).newest_first()
        undertaking.given_by = terms.values_list("person", flat=True).first()
    found: int | None = undertaking.given_by
    return found


def _given(member: Member) -> Q:
    terms = UndertakingTerms.objects.as_at(Moment.latest()).filter(person=member.person_id)
    return Q(pk__in=terms.values("undertaking"))


GIVEN = Scope(
    "undertakings that they gave",
    _given,
    lambda m, each: m.person_id is not None and giver_now(each) == m.person_id,
)
BY_OTHERS = Scope(
    "responses that others wrote",
    lambda m: ~Q(written_by=m.person_id),
    lambda m, response: response.written_by_id != m.person_id,
)

register(
    "body.view",
    "You cannot see this body.",
    {ANYWHERE: [*KEEPS_PAPERS, *WORKS_ON_PLANS], PUBLIC_OR_OWN: OTHERS},
    worker=True,
)
register(
    "body.view_programme",
    "You cannot see the work programme.",
    {ANYWHERE: [*KEEPS_PAPERS, *WORKS_ON_PLANS, *SIT_ON_BODIES]},
    worker=True,
)
register(
    "episode.view",
    "You cannot see inspection and intervention.",
    {ANYWHERE: [*KEEPS_PAPERS, *WORKS_ON_PLANS, *SIT_ON_BODIES]},
    worker=True,
)
register(
    "episode.keep",
    "Only the programme manager, the director or democratic services can say what government did.",
    {ANYWHERE: [*RUNS, Role.DIRECTOR]},
)
register(
    "visit.view",
    "You cannot see visits to the front line.",
    {ANYWHERE: [*KEEPS_PAPERS, *WORKS_ON_PLANS, *SIT_ON_BODIES]},
    worker=True,
)
register(
    "item.view",
    "You cannot see this item.",
    {ANYWHERE: KEEPS_PAPERS, OPEN_OR_MEMBER: WORKS_ON_PLANS, OPEN_AND_SEEN_OR_MEMBER: OTHERS},
    worker=True,
)
register(
    "item_paper.view",
    "You cannot see this paper.",
    {
        ANYWHERE: KEEPS_PAPERS,
        PAPERS_OF_SEEN_ITEMS: [Role.PROGRAMME_MANAGER],
        SHOWN_PAPERS: [
            role for role in (*WORKS_ON_PLANS, *OTHERS) if role != Role.PROGRAMME_MANAGER
        ],
    },
    worker=True,
)
register(
    "meeting.run",
    "Only democratic services or the programme manager can record bodies, meetings and what they "
    "decided.",
    {ANYWHERE: RUNS},
)
register(
    "undertaking.answer",
    "Only who gave the undertaking, the programme manager or democratic services can answer it.",
    {ANYWHERE: RUNS, GIVEN: ANSWERS},
)
register(
    "response.publish",
    "Only democratic services or the programme manager can publish a response, and never one that "
    "they wrote.",
    {BY_OTHERS: RUNS},
)
