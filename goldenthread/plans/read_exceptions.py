"""Reading what stands out in a plan at a moment: for its page, and for papers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import chain
from types import SimpleNamespace
from typing import Any

from goldenthread.accounts.access import Member
from goldenthread.accounts.members import given_member, member_to_come
from goldenthread.core import clock
from goldenthread.ledger.moments import Moment
from goldenthread.ledger.prepared import Given, given, moments_to_come
from goldenthread.ledger.together import Part, together
from goldenthread.plans.answerable import answerable
from goldenthread.plans.contingencies import reasons
from goldenthread.plans.exceptions import ExceptionRow, Unanswered, exceptions
from goldenthread.plans.notes import reasons_of
from goldenthread.plans.position import Position
from goldenthread.plans.read_beside import asked_dates
from goldenthread.plans.read_challenges import open_questions
from goldenthread.plans.read_contingencies import contingencies_waiting
from goldenthread.plans.read_contradictions import Link, contradictions, measure_links
from goldenthread.plans.read_dates import forecasts, with_said
from goldenthread.plans.read_funding import needs
from goldenthread.plans.read_milestones import (
    late_milestones,
    waiting_reasons,
    waits_of_plan,
    with_steps,
)
from goldenthread.plans.read_notes import notes_of_actions, notes_of_priorities


def exceptions_at(
    position: Position, plan: Any, moment: Moment, member: Member
) -> tuple[Position, list[ExceptionRow]]:
    """What stands out in a plan that stood like this, and the position with what that took to
    know: its overdue milestones and its owners' confidence in their dates."""
    late, said, waits, unfunded, asked, unanswered, contingent, noted, above, *links = _beside.read(
        member.roles,
        clock.today(),
        plan=plan.pk,
        **given_member(member),
        **given([moment]),
    )
    known = with_said(with_steps(position, late), said)
    waiting = waiting_reasons(position, waits, moment.on)
    beside = reasons_of([*noted, *above], moment.on)
    named = [*chain.from_iterable(links)]
    told = contradictions(position, named, plan, moment)
    for about, more in (*reasons(contingent, moment.on).items(), *told.items()):
        beside.setdefault(about, []).extend(more)
    questions = list(_of_priorities(position, unanswered, named))
    return known, exceptions(known, asked, questions, unfunded, waiting, noted=beside)


def _of_priorities(
    position: Position, unanswered: Iterable[Unanswered], links: Iterable[Link]
) -> Iterator[Unanswered]:
    """A question about a measure stands out for the first priority that should move it."""
    answered = {row.pk: row.action_pks for row in position.findings}
    first = {each: of[0] for each, of in answerable(position, links, answered).items()}
    for row in unanswered:
        if row.kind != "measure":
            yield row
        elif row.subject in first:
            yield replace(row, kind="priority", subject=first[row.subject])


@together
def _beside(roles: frozenset[str], _today: date) -> list[Part[Any]]:
    """Of a day: which inspections are published depends on it, and so what a member may see."""
    member, (moment,) = member_to_come(roles), moments_to_come(1)
    plan: Any = SimpleNamespace(pk=Given("plan"), authority_id=Given("authority"))
    return [
        late_milestones(plan, moment),
        forecasts(plan, moment),
        waits_of_plan(plan, moment),
        needs(plan, moment),
        asked_dates(plan, moment),
        open_questions(plan, moment, member),
        contingencies_waiting(plan, moment),
        notes_of_actions(plan, moment, member),
        notes_of_priorities(plan, moment, member),
        *measure_links(plan, moment),
    ]
