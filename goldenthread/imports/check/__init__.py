"""The plan check: what is wrong in a plan, by rules that say why and how to mend it. Pure.

    result = check(of_proposed(read_plan(data), on=date.today()))

No rule fires on what it cannot know: silence about a plan that does not say is no praise of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from .rule import Fault, Rule, Severity
from .rules import ALL
from .settings import Settings, limits_of
from .shape import Plan

__all__ = ["ALL", "Fault", "Result", "Rule", "Severity", "check"]


@dataclass(frozen=True, slots=True)
class Result:
    """`off`: rules that an authority switched off, with its reason."""

    faults: tuple[Fault, ...]
    off: tuple[tuple[str, str], ...]

    def of(self, severity: Severity) -> list[Fault]:
        return [fault for fault in self.faults if fault.severity is severity]


def check(plan: Plan, settings: Settings | None = None) -> Result:
    """Every fault, in the order of the rules and of the plan."""
    own = settings or {}
    off = tuple((code, setting.reason) for code, setting in own.items() if setting.is_off)
    closed = {code for code, _ in off}
    return Result(
        tuple(
            Fault(rule.code, rule.severity, sentence, place)
            for rule in ALL
            if rule.code not in closed
            for sentence, place in rule.check(plan, limits_of(rule, own))
        ),
        off,
    )
