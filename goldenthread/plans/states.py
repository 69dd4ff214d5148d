"""The states of an action, and every change from one to another, as data. Pure.

States are never ratings: an action keeps its progress and impact whatever state it is in. What
may follow what, who may do it and what they must say stands here once: rules, pages and the
picture in docs/STATES.md (tools/states.py prints it) all read it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Way(StrEnum):
    """How a change of state comes about."""

    STATE = "state"  # somebody changes the state itself, with a reason
    UPDATE = "update"  # an owner's update says so
    SIGN_OFF = "sign_off"  # a sign-off, or a sending back
    REOPEN = "reopen"  # a complete action is taken up again


@dataclass(frozen=True, slots=True)
class Step:
    """One change of state. `words`: what is done, as a link says it.

    `verb`: the permission that it asks for. `needs`: what must be said besides the reason, as
    names of `State`'s columns. `lasting`: what cannot simply be undone, for somebody to confirm.
    `complete`: only where progress is complete (True), only where it is not (False), or both.
    """

    before: str
    after: str
    words: str
    verb: str
    who: str
    way: Way = Way.STATE
    needs: tuple[str, ...] = ()
    lasting: str = ""
    complete: bool | None = None


NEEDS: Mapping[str, str] = {
    "review_on": "the day on which the pause is looked at again",
    "decided_by": "the body or post that decided",
    "moved_to": "where the work goes",
}
_MANAGER = "programme manager"
_LEAVES = (
    "The action leaves the plan: its numbers count it no longer, and its owner is asked for nothing"
)
_CLOSES = "Nothing more is asked of anybody: to go on with it, it must be re-opened with a reason"


def _awaiting(before: str, complete: bool | None = None) -> Step:
    return Step(
        before,
        "awaiting_evidence",
        "Wait for evidence",
        "action.await_evidence",
        "lead or quality assurer",
        complete=complete,
    )


def _claim(before: str) -> Step:
    return Step(
        before,
        "awaiting_sign_off",
        "Give an update that says complete",
        "update.give",
        f"owner, or {_MANAGER} for them",
        Way.UPDATE,
        complete=False,
    )


def _leave(before: str, after: str) -> Step:
    words, need = {
        "withdrawn": ("Withdraw", "decided_by"),
        "transferred": ("Transfer", "moved_to"),
    }[after]
    return Step(before, after, words, "plan.edit", _MANAGER, needs=(need,), lasting=_LEAVES)


def _take_back(before: str) -> Step:
    return Step(before, "open", "Take it back into the plan", "plan.edit", _MANAGER)


STEPS: tuple[Step, ...] = (
    _claim("open"),
    _awaiting("open"),
    Step(
        "open",
        "paused",
        "Pause",
        "plan.edit",
        _MANAGER,
        needs=("review_on",),
        complete=False,
    ),
    _leave("open", "withdrawn"),
    _leave("open", "transferred"),
    Step("open", "closed", "Close", "plan.edit", _MANAGER, lasting=_CLOSES, complete=True),
    Step(
        "awaiting_sign_off",
        "open",
        "Sign off or send back",
        "action.sign_off",
        "lead, deputy or body; never the owner",
        Way.SIGN_OFF,
    ),
    Step(
        "awaiting_sign_off",
        "open",
        "Give an update that does not say complete",
        "update.give",
        f"owner, or {_MANAGER} for them",
        Way.UPDATE,
    ),
    _awaiting("awaiting_sign_off"),
    _claim("awaiting_evidence"),
    Step(
        "awaiting_evidence",
        "open",
        "Stop waiting for evidence",
        "action.await_evidence",
        "lead or quality assurer",
    ),
    Step("paused", "paused", "Pause it longer", "plan.edit", _MANAGER, needs=("review_on",)),
    Step("paused", "open", "Resume", "action.resume", f"lead or {_MANAGER}"),
    _leave("paused", "withdrawn"),
    _take_back("withdrawn"),
    _take_back("transferred"),
    *(
        Step(
            before,
            "open",
            "Re-open",
            "action.reopen",
            f"lead or {_MANAGER}",
            Way.REOPEN,
            complete=True,
        )
        for before in ("open", "awaiting_evidence", "closed")
    ),
)
NAMES: Mapping[str, str] = {
    "open": "Open",
    "awaiting_sign_off": "Awaiting sign-off",
    "awaiting_evidence": "Awaiting evidence",
    "paused": "Paused",
    "withdrawn": "Withdrawn",
    "transferred": "Transferred",
    "closed": "Closed",
}
TRANSITIONS: Mapping[str, frozenset[str]] = {
    state: frozenset(s.after for s in STEPS if s.before == state and s.after != state)
    for state in NAMES
}
"""From each state, the states that may follow."""


def steps_from(state: str, *, complete: bool, way: Way | None = None) -> list[Step]:
    """What may happen to an action in this state, in its order; of one way, if told."""
    return [
        step
        for step in STEPS
        if step.before == state and step.complete in (None, complete) and way in (None, step.way)
    ]


def step_to(before: str, after: str) -> Step | None:
    """The change of the state itself between two states, whatever the progress."""
    found = (s for s in STEPS if (s.before, s.after, s.way) == (before, after, Way.STATE))
    return next(found, None)


def mermaid() -> str:
    """The steps as a state diagram in Mermaid, which git hosts draw."""
    lines = ["stateDiagram-v2", "    [*] --> open"]
    lines += [f"    {state}: {name}" for state, name in NAMES.items()]
    drawn: dict[tuple[str, str], list[str]] = {}
    for step in STEPS:
        drawn.setdefault((step.before, step.after), []).append(step.words.lower())
    lines += [f"    {a} --> {b}: {' / '.join(words)}" for (a, b), words in drawn.items()]
    return "\n".join(lines)


def table() -> str:
    """The steps as rows of Markdown: what, who, and what it needs."""
    lines = ["| from | to | how | who | what it needs |", "|---|---|---|---|---|"]
    for step in STEPS:
        cells = [NAMES[step.before], NAMES[step.after], step.words, step.who, _needs(step)]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def _needs(step: Step) -> str:
    said = ["a reason"] if step.way in (Way.STATE, Way.REOPEN) else []
    said += [NEEDS[name] for name in step.needs]
    said += ["progress is complete"] if step.complete else []
    said += ["progress is not complete"] if step.complete is False else []
    said += ["a confirmation"] if step.lasting else []
    return "; ".join(said)
