"""How a measure is computed from one list. Pure.

A measure asks each row of its list: True, it is in the numerator too; False, in the denominator
only; None, in the denominator only, since it is not known; a number, it adds this much. What
raises LeftOut is in neither. So every row of a list is accounted for.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from goldenthread.measures.annex_a.counting import Asking

type Answer = bool | float | None
type Question = Callable[[Asking], Answer]


@dataclass(frozen=True, slots=True)
class Method:
    """A measure of one list.

    `unit`: count; % of the rows; rate per 10,000 children (`yearly`: as much in a year); mean.
    `part`, `whole`: what the numerator and the denominator count. `proxy`: why it is not quite
    the measure. `setting`: what an authority must set before it can be computed.
    """

    measure: str
    number: int
    unit: str
    part: str
    whole: str
    needs: tuple[str, ...]
    question: Question
    proxy: str = ""
    yearly: bool = False
    setting: str = ""
    variant: str = ""


METHODS: list[Method] = []


def method(
    measure: str,
    number: int,
    unit: str,
    part: str,
    whole: str = "",
    *,
    needs: tuple[str, ...],
    proxy: str = "",
    yearly: bool = False,
    setting: str = "",
    variant: str = "",
) -> Callable[[Question], Question]:
    """Add a measure with the question that it asks."""

    def add(question: Question) -> Question:
        METHODS.append(
            Method(
                measure,
                number,
                unit,
                part,
                whole,
                needs,
                question,
                proxy=proxy,
                yearly=yearly,
                setting=setting,
                variant=variant,
            )
        )
        return question

    return add
