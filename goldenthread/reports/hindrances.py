"""Who is named to clear a paper and cannot: told as soon as they are named, not when they try."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from goldenthread.accounts.access import Member, decide
from goldenthread.accounts.members import members_of
from goldenthread.core.days import long_date
from goldenthread.reports.clearance import Asked
from goldenthread.reports.read_timetables import Desk, open_desks


def hindrances(member: Member) -> list[str]:
    """A sentence for each step of each paper being written whose clearer cannot clear it."""
    desks = open_desks(member)
    named = {each.step.person for desk in desks for each in desk.asked}
    known = members_of(member.authority, [person for person in named if person is not None])
    return [
        f"{asked.step.name}, “{desk.paper.title}” of {long_date(desk.paper.meeting_on)}: {said}"
        for desk in desks
        for asked in desk.asked
        for said in _said(desk, asked, known)
    ]


def _said(desk: Desk, asked: Asked, known: Mapping[int, Member]) -> Iterator[str]:
    if asked.is_done:
        return
    if told := desk.hindered(asked):
        yield told
    elif asked.step.person is not None and not _sees_plan(desk, known.get(asked.step.person)):
        yield f"The {asked.step.who} has no access to the plan. Give them a role that has it first."


def _sees_plan(desk: Desk, clearer: Member | None) -> bool:
    return clearer is not None and decide(clearer, "plan.view", desk.paper.plan)
