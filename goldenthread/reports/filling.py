"""The rows of the record that a paper's parts show, each read as it stood at the moment."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef

from goldenthread.accounts.access import Member
from goldenthread.accounts.models import Role
from goldenthread.governance.read_undertakings import owed_to
from goldenthread.governance.rows import UndertakingRow, overdue_first
from goldenthread.ledger.models import Authority
from goldenthread.ledger.moments import Moment
from goldenthread.measures.marks import marks_of
from goldenthread.measures.read import small_numbers
from goldenthread.plans.aims import Served, serving
from goldenthread.plans.challenges import ChallengeFilters, ChallengeRow, Standing
from goldenthread.plans.exceptions import ExceptionRow
from goldenthread.plans.models import Due, Placement, Plan
from goldenthread.plans.position import Position
from goldenthread.plans.ratings import speaking
from goldenthread.plans.read import plan_at
from goldenthread.plans.read_aims import aims_at
from goldenthread.plans.read_challenges import challenges_of
from goldenthread.plans.read_exceptions import exceptions_at
from goldenthread.plans.read_keys import keys_at
from goldenthread.plans.read_measures import plan_measures
from goldenthread.plans.read_voices import consultations_of
from goldenthread.reports.dataset import DateMove, MeasureRow


@dataclass(frozen=True, slots=True)
class Told:
    """What a paper tells: of a plan, to a body, at a moment; `earlier`: what it has read before."""

    plan: Plan
    body: str
    now: Position
    moment: Moment
    earlier: Moment | None = None


def audience(authority: Authority) -> Member:
    """For whom papers are made: somebody who may read plans and is a named reader of nothing.

    So what inspectors found stands in no paper before their report is published, whoever
    writes or publishes it.
    """
    return Member(authority, None, frozenset({Role.BOARD_MEMBER}))


def filled(told: Told, rows: Collection[str]) -> dict[str, Any]:
    """Those fields of the dataset that are named, and what belongs to them."""
    found: dict[str, Any] = {}
    for name in sorted(rows):
        made = FILL[name](told)
        found |= made if isinstance(made, dict) else {name: made}
    return found


def as_it_is(authority: Authority) -> Authority:
    """As it is now: which keys it has is noted on it."""
    return Authority.objects.get(pk=authority.pk)


MOVES = (
    *("action", "effective_on", "request__why", "request__answers__body"),
    *("request__answers__answered_by__post", "known_before"),
)


def _moves(told: Told) -> tuple[DateMove, ...]:
    """Each new date in force by the moment: who agreed, and why its owner asked."""
    refs = {action.pk: action.ref for action in told.now.actions}
    placed = Placement.objects.filter(plan=told.plan).values("action")
    dues: Any = Due.objects.filter(authority=told.plan.authority)
    known = dues.upto(told.earlier) if told.earlier else dues.none()
    moved = dues.upto(told.moment).filter(action__in=placed, request__answers__agreed=True)
    moved = moved.annotate(known_before=Exists(known.filter(pk=OuterRef("pk"))))
    rows = moved.oldest_first().values_list(*MOVES)
    return tuple(
        DateMove(refs[action], body or post, on, why or "The reason was erased.", not before)
        for action, on, why, body, post, before in rows
        if action in refs
    )


def _questions(told: Told) -> tuple[ChallengeRow, ...]:
    """What the body is told of the questions: all that is open, and else what is new to it."""
    plan, moment, reader = told.plan, told.moment, audience(told.plan.authority)
    rows = ChallengeFilters().select(challenges_of(plan, moment, reader), moment.on)
    before = challenges_of(plan, told.earlier, reader) if told.earlier else []
    known = {row.stood for row in before}
    return tuple(row for row in rows if row.standing is Standing.OPEN or row.stood not in known)


def _promised(told: Told) -> tuple[UndertakingRow, ...]:
    """What the body is owed at open items: all that is open, and what was settled since."""
    rows, earlier = owed_to(told.plan.authority, told.body, told.moment), told.earlier
    lately = [row for row in rows if row.is_open or (earlier and row.since > earlier.on)]
    return tuple(overdue_first(lately))


def _aims(told: Told) -> tuple[Served, ...]:
    return tuple(serving(told.now, aims_at(audience(told.plan.authority), told.moment)))


def _consultations(told: Told) -> dict[str, Any]:
    """How many there are, and all but those of which the body has read what changed."""
    plan, reader = told.plan, audience(told.plan.authority)
    rows = consultations_of(plan, told.moment, reader)
    known = consultations_of(plan, told.earlier, reader) if told.earlier else []
    new = tuple(row for row in rows if not row.changed or row not in known)
    return {"consulted": len(rows), "consultations": new}


def _measures(told: Told) -> tuple[MeasureRow, ...]:
    """What should move because of the plan, with what rests on small numbers hidden."""
    plan, moment = told.plan, told.moment
    every = plan_measures(plan, moment).all
    keys = [each.pk for each in every]
    small = small_numbers(plan.authority_id, moment, keys, settings.SMALL_NUMBERS)
    marks = marks_of(audience(plan.authority), keys, moment)
    return tuple(
        MeasureRow(replace(each, hidden=small.get(each.pk, frozenset())), tuple(marks[each.pk]))
        for each in every
    )


def _exceptions(told: Told) -> tuple[ExceptionRow, ...]:
    """What stands out, in the words of the keys in force at the moment."""
    plan, moment = told.plan, told.moment
    with speaking(lambda: keys_at(as_it_is(plan.authority), moment)):
        reader = audience(plan.authority)
        _, found = exceptions_at(told.now, plan_at(reader, plan.pk, moment), moment, reader)
    return tuple(found)


FILL: Mapping[str, Callable[[Told], Any]] = {
    "moves": _moves,
    "questions": _questions,
    "promised": _promised,
    "aims": _aims,
    "consultations": _consultations,
    "measures": _measures,
    "exceptions": _exceptions,
}
