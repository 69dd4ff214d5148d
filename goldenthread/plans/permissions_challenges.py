"""Who may ask about a plan, answer, and say that an answer is enough."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from goldenthread.accounts.access import (
    ANYWHERE,
    READERS_OF_PLANS,
    Member,
    Scope,
    decide,
    register,
)
from goldenthread.accounts.models import Role
from goldenthread.inspections.models import Finding
from goldenthread.measures.models import Measure
from goldenthread.measures.permissions import OWN as OWN_MEASURES
from goldenthread.plans.models import Action, Priority
from goldenthread.plans.permissions import OFFICERS, OWN_OR_LED, OWNERS, RECORDS_DECISIONS, WORKS_ON
from goldenthread.plans.permissions_periods import LED

ASKERS = [Role.BOARD_MEMBER, Role.ADVISER, Role.DIRECTOR, Role.ASSURER, Role.LEAD]
ANSWERERS = [*OWNERS, Role.PROGRAMME_MANAGER]


def _seen(member: Member) -> Q:
    return Q(finding=None) | Q(finding__in=Finding.objects.visible_to(member).values("pk"))


def _is_seen(member: Member, challenge: Any) -> bool:
    """Whether its finding may be seen; kept on the question once looked up."""
    if challenge.finding_id is None:
        return True
    if "finding_seen" not in challenge.__dict__:
        seen = Finding.objects.visible_to(member).filter(pk=challenge.finding_id)
        challenge.finding_seen = seen.exists()
    return bool(challenge.finding_seen)


SEEN = Scope("questions, but not about a finding that they may not see", _seen, _is_seen)


def _theirs(member: Member) -> Q:
    """Asked of them, or about what they own or lead today, so that work that is handed over takes
    its questions along; never one that they asked."""
    actions = Action.objects.filter(OWN_OR_LED.q(member)).values("pk")
    priorities = Priority.objects.filter(LED.q(member)).values("pk")
    measures = Measure.objects.filter(OWN_MEASURES.q(member)).values("pk")
    asked = Q(asked_of=member.person_id) | Q(action__in=actions) | Q(priority__in=priorities)
    asked |= Q(measure__in=measures)
    return asked & ~Q(asked_by=member.person_id) & _seen(member)


def is_theirs(member: Member, challenge: Any) -> bool:
    """The same of one question."""
    if challenge.asked_by_id == member.person_id or not _is_seen(member, challenge):
        return False
    return bool(
        challenge.asked_of_id == member.person_id
        or (challenge.action_id and OWN_OR_LED.holds(member, challenge.action))
        or (challenge.priority_id and LED.holds(member, challenge.priority))
        or (challenge.measure_id and OWN_MEASURES.holds(member, challenge.measure))
    )


THEIRS = Scope(
    "questions asked of them, or about what they own or lead, and not their own",
    _theirs,
    is_theirs,
)


def _of_work(member: Member) -> Q:
    return Q(action__in=Action.objects.filter(WORKS_ON.q(member)).values("pk"))


def _is_of_work(member: Member, challenge: Any) -> bool:
    return bool(challenge.action_id and WORKS_ON.holds(member, challenge.action))


OF_THEIR_WORK = Scope(
    "questions about actions that their organisation owns or supports", _of_work, _is_of_work
)
THEIRS_OF_WORK = Scope(
    "such questions, asked of them or about what they own, and not their own",
    lambda m: _theirs(m) & _of_work(m),
    lambda m, challenge: is_theirs(m, challenge) and _is_of_work(m, challenge),
)
ASKED = Scope(
    "questions that they asked",
    lambda m: Q(asked_by=m.person_id) & _seen(m),
    lambda m, challenge: challenge.asked_by_id == m.person_id and _is_seen(m, challenge),
)
RECORDED_FOR_ANOTHER = Scope(
    "questions that were recorded for a body or somebody else",
    lambda m: Q(asked_by=None) & _seen(m),
    lambda m, challenge: challenge.asked_by_id is None and _is_seen(m, challenge),
)

register(
    "challenge.view",
    "You cannot see this question.",
    {SEEN: READERS_OF_PLANS, OF_THEIR_WORK: [Role.PARTNER]},
    worker=True,
)
register(
    "challenge.ask",
    "Only a board member, an adviser, the director, a quality assurer or an accountable lead can "
    "ask in their own name.",
    {ANYWHERE: ASKERS},
)
register(
    "challenge.record",
    "Only the programme manager or democratic services can record what somebody else asked.",
    {ANYWHERE: RECORDS_DECISIONS},
)
register(
    "challenge.answer",
    "Only who is asked, the owner or lead of what it is about, or the programme manager on their "
    "behalf, can answer. Nobody answers a question of their own.",
    {
        THEIRS: OFFICERS,
        THEIRS_OF_WORK: [Role.PARTNER],
        SEEN: [Role.PROGRAMME_MANAGER],
        RECORDED_FOR_ANOTHER: [Role.DEMOCRATIC_SERVICES],
    },
)
register(
    "challenge.close",
    "Only who asked can say whether the answer is enough, or the programme manager for them.",
    {
        ASKED: ASKERS,
        SEEN: [Role.PROGRAMME_MANAGER],
        RECORDED_FOR_ANOTHER: [Role.DEMOCRATIC_SERVICES],
    },
)


def may_ask(member: Member) -> bool:
    """In their own name, or for somebody else."""
    return decide(member, "challenge.ask") or decide(member, "challenge.record")
