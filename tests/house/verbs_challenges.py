"""Examples of the verbs of questions: asked, answered, and closed or not (see verbs.py)."""

from __future__ import annotations

from typing import Any

from goldenthread.plans import changes as plans
from tests.house.verbs import example
from tests.house.world import House

ANSWER = "Twelve of the twenty plans were late; all are now written, and ten are signed."


def question(house: House, **more: Any) -> plans.ChallengeInput:
    asked_of = house.world.person("owner")
    return plans.ChallengeInput("work", "How many plans are late?", asked_of, **more)


@example("plans.ask_challenge")
def _(house: House) -> Any:
    return plans.ask_challenge(
        by=house.member("board_member"),
        plan=house.world.plan,
        subject=house.action("1.4"),
        asked=question(house),
    )


@example("plans.ask_challenge (about a measure)")
def _(house: House) -> Any:
    asked = plans.ChallengeInput("figures", "Why did it fall?", house.world.person("owner"))
    by = house.member("board_member")
    return plans.ask_challenge(by=by, plan=house.world.plan, subject=house.measure, asked=asked)


@example("plans.ask_challenge (and answered at a meeting)")
def _(house: House) -> Any:
    committee = "Children and Families Committee"
    return plans.ask_challenge(
        by=house.member("democratic_services"),
        plan=house.world.plan,
        asked=question(house, asked_for=committee, at_meeting=committee, answer=ANSWER),
    )


def _answer(house: House) -> Any:
    return plans.answer_challenge(
        by=house.member("owner"), challenge=house.challenge, answer=ANSWER
    )


@example("plans.answer_challenge")
def _(house: House) -> Any:
    return _answer(house)


@example("plans.answer_challenge (corrected)")
def _(house: House) -> Any:
    _answer(house)
    return _answer(house)


@example("plans.close_challenge")
def _(house: House) -> Any:
    _answer(house)
    by = house.member("board_member")
    return plans.close_challenge(by=by, challenge=house.challenge, satisfied=True)


@example("plans.withdraw_challenge")
def _(house: House) -> Any:
    return plans.withdraw_challenge(
        by=house.member("board_member"), challenge=house.challenge, why="Asked at the visit too."
    )


@example("plans.close_challenge (not satisfied)")
def _(house: House) -> Any:
    _answer(house)
    return plans.close_challenge(
        by=house.member("board_member"),
        challenge=house.challenge,
        satisfied=False,
        why="It does not say what happens to the other two.",
    )
