"""Who is named to clear a paper and cannot: told as soon as they are named, not when they try."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.accounts.access import Member, decide
from goldenthread.accounts.members import member_of, people_of
from goldenthread.core.days import long_date
from goldenthread.reports.clearance import Asked
from goldenthread.reports.read_timetables import Desk, open_desks


def hindrances(member: Member) -> list[str]:
    """A sentence for each step of each paper being written whose clearer cannot clear it."""
    return [
        f"{asked.step.name}, “{desk.paper.title}” of {long_date(desk.paper.meeting_on)}: {said}"
        for desk in open_desks(member)
        for asked in desk.asked
        for said in _said(desk, asked)
    ]


def _said(desk: Desk, asked: Asked) -> Iterator[str]:
    if asked.is_done:
        return
    if told := desk.hindered(asked):
        yield told
    elif asked.step.person is not None and not _sees_plan(desk, asked.step.person):
        yield f"The {asked.step.who} has no access to the plan. Give them a role that has it first."


def _sees_plan(desk: Desk, person: int) -> bool:
    found = people_of(desk.paper.authority_id).filter(pk=person).first()
    return found is not None and decide(member_of(found), "plan.view", desk.paper.plan)
