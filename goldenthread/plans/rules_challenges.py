"""May this be asked, answered or closed now? Each rule's refusal is a sentence fit for the page."""

from __future__ import annotations

from datetime import date

from goldenthread.core.days import long_date
from goldenthread.core.errors import Refused
from goldenthread.plans.challenges import ABOUT, Standing, may_be_about
from goldenthread.plans.rules import check_day, check_not_before


def check_question(kind: str, about: str, question: str) -> None:
    """It asks something of what its subject has."""
    if about not in may_be_about(kind):
        raise Refused(
            f"Choose what the question is about: {ABOUT.get(about, 'this').lower()} cannot be "
            f"asked of a {kind}.",
            field="about",
        )
    if not question.strip():
        raise Refused("Write the question.", field="text")


def check_days(*, asked_on: date, due_on: date, today: date, subject_since: date | None) -> None:
    """Asked by today of what was there, and answered after it is asked."""
    if asked_on > today:
        raise Refused("The day it was asked cannot be in the future.", field="asked_on")
    if subject_since and asked_on < subject_since:
        since = long_date(subject_since)
        raise Refused(f"What it is about is recorded since {since} only.", field="asked_on")
    if due_on < asked_on:
        raise Refused("The answer cannot be due before the question was asked.", field="due_on")


def check_asked_of(asked_of: int, asker: int | None, answerers: set[int]) -> None:
    """Somebody else, who can answer."""
    if asked_of == asker:
        raise Refused("Nobody asks themselves. Choose who is to answer.", field="asked_of")
    if asked_of not in answerers:
        raise Refused(
            "Choose somebody who can answer: an owner, a lead, the director or the programme "
            "manager.",
            field="asked_of",
        )


def check_can_answer(stands: Standing, answer: str) -> None:
    """Until it is closed, a question can be answered, and an answer corrected."""
    if stands is Standing.CLOSED:
        raise Refused("This question is closed, so its answer stands as it is.")
    if not answer.strip():
        raise Refused("Write the answer.", field="answer")


def check_answered_on(on: date, *, today: date, asked_on: date, last: date | None) -> None:
    """Not to come, not before the question, not behind what was said of it since."""
    check_day(on, today)
    check_not_before(on, asked_on, "It was asked")
    if last:
        check_not_before(on, last, "The last thing said of it was said")


def check_can_close(stands: Standing, closer: int, answerer: int | None) -> None:
    """An answer is judged by somebody other than who gave it."""
    if stands is Standing.CLOSED:
        raise Refused("This question is closed already.")
    if stands is Standing.OPEN or answerer is None:
        raise Refused(
            "Nobody has answered yet. Once there is an answer, you can say if it is enough."
        )
    if closer == answerer:
        raise Refused("You answered this question, so somebody else says whether that is enough.")


def check_can_withdraw(stands: Standing, why: str) -> None:
    """What was asked by mistake, or answered elsewhere, need not be chased."""
    if stands is Standing.CLOSED:
        raise Refused("This question is closed already.")
    if stands is Standing.ANSWERED:
        raise Refused("It was answered meanwhile: say whether that answer is enough.")
    if not why.strip():
        raise Refused("Say why the question is withdrawn.", field="why")


def check_reason(*, satisfied: bool, own: bool, why: str) -> None:
    """What is not enough is said; and why somebody speaks for who asked."""
    if why.strip():
        return
    if not satisfied:
        raise Refused("Say what is missing in the answer.", field="why")
    if not own:
        raise Refused(
            "You close this for somebody else: say how they told you that they are satisfied.",
            field="why",
        )
