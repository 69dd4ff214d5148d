"""May this be said of a risk now? Each rule's refusal is a sentence fit for the page."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from goldenthread.core.errors import Refused
from goldenthread.plans.risks import KINDS, STEPS, Kind
from goldenthread.plans.rules import check_day, check_not_before


def check_words(*, title: str, cause: str, consequence: str, response: str) -> None:
    """A risk says what may happen, out of what, to what end, and what is done about it."""
    asked = {
        "title": (title, "Say in a few words what may happen."),
        "cause": (cause, "Say what it would come from."),
        "consequence": (consequence, "Say what it would mean for children and for the plan."),
        "response": (response, "Say what is done about it, or that it is accepted and why."),
    }
    for field, (text, sentence) in asked.items():
        if not text.strip():
            raise Refused(sentence, field=field)


def check_owner(owner: int, possible: Collection[int]) -> None:
    """A risk has an owner who can act on it."""
    if owner not in possible:
        raise Refused(
            "Choose an owner who can act on it: an owner or lead of actions, the director or the "
            "programme manager.",
            field="owner",
        )


def check_open(is_open: bool) -> None:
    if not is_open:
        raise Refused("This risk is closed, so it stands as it is. Open it again first.")


def check_all_scored(scores: Mapping[str, tuple[int, int]]) -> None:
    """A risk is raised with all three scores, or its target could not be looked at."""
    for kind, (name, _) in KINDS.items():
        if kind not in scores:
            raise Refused(f"Score how it stands: {name.lower()}.", field=f"{kind}_likelihood")


def check_score(likelihood: int, severity: int, why: str) -> None:
    if likelihood not in STEPS or severity not in STEPS:
        raise Refused("Choose a step from 1 to 5 on both scales.", field="likelihood")
    if not why.strip():
        raise Refused("Say why it is scored so.", field="why")


def check_scored_on(on: date, *, today: date, raised_on: date, last: date | None) -> None:
    """Not to come, not before the risk, not behind the last scoring of its kind."""
    check_day(on, today)
    check_not_before(on, raised_on, "The risk was raised")
    if last:
        check_not_before(on, last, "It was last scored")


def check_is_new(before: tuple[int, int] | None, after: tuple[int, int], kind: str) -> None:
    """The inherent and the target score change only when they do; the current one may be
    confirmed, so that it shows when somebody last looked."""
    if before == after and kind != Kind.CURRENT:
        name = KINDS[kind][0].lower()
        raise Refused(f"The {name} score stands there already.", field="likelihood")


def check_closing(*, closed: bool, is_open: bool, why: str) -> None:
    if closed and not is_open:
        raise Refused("This risk is closed already. Reload to see by whom.")
    if not closed and is_open:
        raise Refused("This risk is open. Reload to see how it stands.")
    if not why.strip():
        said = "closed" if closed else "opened again"
        raise Refused(f"Say why it is {said}. The reason stays in the record.", field="why")
