"""The figures of one reading: which of numerator, denominator and value may be shown. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.measures.suppression.hiding import protect
from goldenthread.measures.suppression.moves import Sum


@dataclass(frozen=True, slots=True)
class ShareShown:
    """What may be shown; the value (a percentage, a rate) only where both counts may."""

    numerator: bool
    denominator: bool

    @property
    def value(self) -> bool:
        return self.numerator and self.denominator


def share_shown(
    numerator: int | None, denominator: int | None, *, threshold: int = 5
) -> ShareShown:
    """97 of 100 is hidden, for 3 are left over; so is 3 of 100. Of both, 100 is shown.

    Without a denominator the numerator stands alone. A numerator above the denominator (a rate,
    days) leaves nothing over.
    """
    values = {"part": numerator, "whole": denominator}
    sums = []
    if numerator is not None and denominator is not None and numerator <= denominator:
        values["rest"] = denominator - numerator
        sums.append(Sum("whole", ("part", "rest")))
    hidden = protect(values, sums, threshold=threshold, unpublished={"rest"} & values.keys())
    return ShareShown("part" not in hidden, "whole" not in hidden)
