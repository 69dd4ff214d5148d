"""The draft paper of the living example: its writers, its comments, and its clearance."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from goldenthread.accounts.models import Role
from goldenthread.demo.content import narrative as content
from goldenthread.demo.stage import Stage
from goldenthread.reports import changes
from goldenthread.reports.clearance import CHAIR, CHAIR_WORDS, Setting, Step

type Deeds = Iterator[tuple[date, Callable[[], object]]]


def deeds(stage: Stage) -> Deeds:
    """How papers are cleared is set in autumn, as advice; the rest on the day of the draft."""
    yield content.SET_ON, partial(_set, stage)
    for given in content.GIVEN:
        yield content.ON, partial(_give, stage, given)
    for said in content.COMMENTS:
        yield content.ON, partial(_say, stage, said)
    yield content.ON, partial(_answer, stage, *content.CLEARED, is_cleared=True)
    yield content.ON, partial(_answer, stage, *content.RETURNED, is_cleared=False)


def _set(stage: Stage) -> None:
    steps = tuple(_step(stage, *each) for each in content.STEPS)
    setting = Setting(steps, content.DRAFTS_DAYS, is_advisory=True)
    changes.set_clearance(by=stage.member("democratic_services"), setting=setting)


def _step(stage: Stage, name: str, role: str, person: str, days: int) -> Step:
    if role:
        return Step(name, CHAIR_WORDS if role == CHAIR else Role(role).label, days, role=role)
    named = stage.people[person]
    return Step(name, named.post, days, person=named.pk)


def _give(stage: Stage, given: content.Given) -> None:
    changes.give_section(
        by=stage.member("programme_manager"),
        paper=stage.papers[content.PAPER],
        section=given.section,
        person=stage.people[given.person],
        due_on=given.due_on,
    )


def _say(stage: Stage, said: content.Said) -> None:
    paper, by = stage.papers[content.PAPER], stage.member(said.by)
    made = changes.comment_section(by=by, paper=paper, section=said.section, text=said.text)
    if said.done_by:
        by = stage.member(said.done_by)
        changes.resolve_comment(by=by, comment=made, note=said.note)


def _answer(stage: Stage, step: str, by: str, words: str, *, is_cleared: bool) -> None:
    changes.give_clearance(
        by=stage.member(by),
        paper=stage.papers[content.PAPER],
        step=step,
        is_cleared=is_cleared,
        words=words,
    )
