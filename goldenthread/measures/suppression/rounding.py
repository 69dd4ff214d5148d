"""Counts rounded for publishing, and the shares worked out anew from them. Pure.

A percentage of exact counts beside rounded ones would say more than these do.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from goldenthread.measures.suppression.sheets import Layout, Share, is_number, whole

ROUNDS_TO_ZERO = "k"
"""Not zero, but rounded to it: the symbol of the Department for Education."""


@dataclass(frozen=True, slots=True)
class Rounding:
    """To what counts are rounded, half up; `totals`: in rows that add up others. 1: not at all."""

    counts: int = 1
    totals: int = 1


def rounded(
    layout: Layout, rows: list[list[str]], rounding: Rounding, symbol: str
) -> list[list[str]]:
    """The rows with counts rounded; a share that cannot be worked out anew gets the symbol."""
    totals = {total for total, _ in layout.row_sums}
    new = [list(row) for row in rows]
    for at, row in enumerate(new):
        base = max(rounding.counts, rounding.totals if at in totals else 1)
        if base == 1:
            continue
        for n in layout.counts:
            row[n] = round_text(row[n], base)
        for share in layout.shares:
            if is_number(row[share.column]):
                row[share.column] = _anew(row, share) or symbol
    return new


def round_text(text: str, base: int) -> str:
    """A count to the nearest multiple of `base`; symbols stay."""
    value = whole(text)
    if value is None:
        return text
    near = int((Decimal(value) / base).to_integral_value(ROUND_HALF_UP)) * base
    return ROUNDS_TO_ZERO if value and not near else str(near)


def _anew(row: list[str], share: Share) -> str | None:
    if share.whole is None or share.scale is None:
        return None
    part = 0 if row[share.part] == ROUNDS_TO_ZERO else whole(row[share.part])
    whole_ = whole(row[share.whole])
    if part is None or not whole_:
        return None
    return share_text(part, whole_, share.scale, row[share.column])


def share_text(part: int, whole_: int, scale: int, like: str) -> str:
    """scale x part / whole, half up, with as many decimals as the text that it replaces."""
    like = like.strip()
    step = Decimal(1).scaleb(-len(like.rstrip("%").partition(".")[2]))
    value = (Decimal(part) * scale / whole_).quantize(step, ROUND_HALF_UP)
    return f"{value}%" if like.endswith("%") else str(value)
