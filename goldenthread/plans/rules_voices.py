"""May this be recorded or told? Each rule's refusal is a sentence fit for the page."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from goldenthread.core.errors import Refused
from goldenthread.plans.rules import check_day, check_not_before
from goldenthread.plans.voices import OUTCOMES, SOURCES, SPEAKERS


def check_voice(who: str, source: str, title: str, said: str, people: int | None) -> None:
    """Somebody said something, somewhere."""
    if who not in SPEAKERS:
        raise Refused("Choose who said it.", field="who")
    if source not in SOURCES:
        raise Refused("Choose where it comes from.", field="source")
    if not title.strip():
        raise Refused("Say in a few words what it is about.", field="title")
    if not said.strip():
        raise Refused("Write what was said.", field="said")
    if people is not None and people < 1:
        raise Refused("Somebody said it: enter 1 or more, or leave it empty.", field="people")


def check_said_on(on: date, today: date) -> None:
    if on > today:
        raise Refused("The day on which it was said cannot be in the future.", field="on")


def check_answer(outcome: str, did: str, told_by: str, told_how: str) -> None:
    """They were told something, by somebody, somehow: an answer that nobody heard is none."""
    if outcome not in OUTCOMES:
        raise Refused("Choose what became of it.", field="outcome")
    if not did.strip():
        raise Refused("Write what they were told.", field="did")
    if not told_by.strip():
        raise Refused("Say who told them: a post or a body.", field="told_by")
    if not told_how.strip():
        raise Refused("Say how they were told.", field="told_how")


def check_told_on(on: date, *, today: date, said_on: date, last: date | None) -> None:
    """Not to come, not before it was said, not behind what they were told last."""
    check_day(on, today)
    check_not_before(on, said_on, "It was said")
    if last:
        check_not_before(on, last, "They were last told something")


class Terms(Protocol):
    """What a consultation says of itself."""

    @property
    def title(self) -> str: ...
    @property
    def who(self) -> str: ...
    @property
    def method(self) -> str: ...
    @property
    def begins_on(self) -> date: ...
    @property
    def ends_on(self) -> date: ...
    @property
    def asked(self) -> int | None: ...
    @property
    def answered(self) -> int | None: ...


def check_consultation(terms: Terms, today: date) -> None:
    """It has a name, people and a method; it has begun; no more answered than were asked."""
    missing = {
        "title": "Give the consultation a name.",
        "who": "Say who was consulted.",
        "method": "Say how they were consulted.",
    }
    for name, sentence in missing.items():
        if not getattr(terms, name).strip():
            raise Refused(sentence, field=name)
    if terms.begins_on > today:
        raise Refused("Record a consultation once it has begun.", field="begins_on")
    if terms.ends_on < terms.begins_on:
        raise Refused("Its last day cannot be before its first.", field="ends_on")
    if terms.asked is not None and terms.answered is not None and terms.answered > terms.asked:
        raise Refused("No more people can answer than were asked.", field="answered")
