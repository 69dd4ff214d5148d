"""The questions about the living example's plan: asked, answered, and judged."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Any

from goldenthread.demo.content.challenges import QUESTIONS, Question, Said
from goldenthread.demo.content.plan import PLAN
from goldenthread.demo.stage import Stage
from goldenthread.ledger.moments import Moment
from goldenthread.measures.models import Measure
from goldenthread.plans import changes
from goldenthread.plans.models import Challenge

type Deeds = Iterator[tuple[date, Callable[[], object]]]


def deeds(stage: Stage) -> Deeds:
    """Each question on its day, then what was said of it."""
    for question in QUESTIONS:
        yield question.on, partial(_ask, stage, question)
        for said in question.said:
            yield said.on, partial(_say, stage, question, said)


def _ask(stage: Stage, each: Question) -> None:
    changes.ask_challenge(
        by=stage.member(each.by),
        plan=stage.plans[PLAN.key],
        subject=subject_of(stage, each.of),
        asked=changes.ChallengeInput(
            each.about,
            each.text,
            stage.people[each.to],
            asked_for=each.asked_for,
            asked_on=each.asked_on,
            at_meeting=each.meeting,
            answer=each.answer,
        ),
    )


def subject_of(stage: Stage, of: str) -> Any:
    """What content names as "action 1.6", "priority 2", "finding ILACS25-2" or "measure M2.2"."""
    kind, _, name = of.partition(" ")
    if kind == "action":
        return stage.actions[PLAN.key, name]
    if kind == "finding":
        return stage.findings[name]
    if kind == "measure":
        return Measure.objects.as_at(Moment.latest(), "reference").get(reference=name)
    if kind == "priority":
        rows = stage.plans[PLAN.key].priorities.as_at(Moment.latest(), "number")
        return rows.get(number=int(name))
    return None


def _say(stage: Stage, each: Question, said: Said) -> None:
    challenge = Challenge.objects.get(question=each.text)
    by = stage.member(said.by)
    if said.enough is None:
        changes.answer_challenge(by=by, challenge=challenge, answer=said.text)
    else:
        changes.close_challenge(by=by, challenge=challenge, satisfied=said.enough, why=said.text)
