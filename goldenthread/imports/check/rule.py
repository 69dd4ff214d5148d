"""What a rule is: a small pure function with its reasons, limits, and an example of each side."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from .shape import Action, Finding, Measure, Plan


class Severity(StrEnum):
    """How much a fault weighs: what breaks the thread, what weakens it, what could be better."""

    MUST = "must"
    SHOULD = "should"
    COULD = "could"

    @property
    def words(self) -> str:
        return {"must": "Must be mended", "should": "Should be mended", "could": "Could be better"}[
            self.value
        ]


type Limits = Mapping[str, int]
type Faults = Iterator[tuple[str, str]]
"""Each fault's sentence, and where it is in the plan ("" where it is about all of it)."""
type Check = Callable[[Plan, Limits], Faults]


@dataclass(frozen=True, slots=True)
class Example:
    """A plan that shows a rule, and what stands in it, in words."""

    words: str
    plan: Plan


@dataclass(frozen=True)
class Rule:
    """`why` says what goes wrong, `source` who complained or what the law says; `mend` what to
    do. `limits` can be tuned. `bad` triggers this rule and no other; `good` triggers none."""

    code: str
    severity: Severity
    title: str
    why: str
    source: str
    mend: str
    check: Check
    bad: Example
    good: Example
    limits: Limits = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong in a plan."""

    code: str
    severity: Severity
    sentence: str
    place: str


class Rules:
    """The rules of one subject, in the order in which they are written."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.rules: list[Rule] = []

    def add(
        self,
        code: str,
        severity: Severity,
        title: str,
        *,
        why: str,
        source: str,
        mend: str,
        bad: Example,
        good: Example,
        **limits: int,
    ) -> Callable[[Check], Check]:
        """Make a rule of the function that follows."""

        def made(check: Check) -> Check:
            self.rules.append(
                Rule(code, severity, title, why, source, mend, check, bad, good, limits)
            )
            return check

        return made


def at(thing: Action | Finding | Measure) -> str:
    """Where a thing is in the plan."""
    return thing.place or getattr(thing, "ref", "")


def counted(number: int, name: str) -> str:
    """ "1 action", "12 actions"."""
    return f"{number:,} {name}" if number == 1 else f"{number:,} {name}s"
