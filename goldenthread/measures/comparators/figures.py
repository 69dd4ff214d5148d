"""A published figure: a number, or the symbol that stands in its place. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

SYMBOLS = {
    "c": "hidden, so that nobody can be recognised",
    "k": "rounds to zero, but is not zero",
    "low": "rounds to zero, but is not zero",
    "u": "too unreliable to publish",
    "x": "not available",
    "z": "not applicable",
    ":": "not available",
}
"""What each means in the files of Explore Education Statistics; none of them is zero."""

_NUMBER = re.compile(r"-?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?%?")


@dataclass(frozen=True, slots=True)
class Figure:
    """A cell as published. `number` is None for a symbol, a blank, whatever else is none."""

    text: str

    @property
    def number(self) -> Decimal | None:
        return _number(self.text)

    @property
    def symbol(self) -> str | None:
        """What stands for a number that is not given: c, k, low, u, x, z, or as the file has it."""
        return None if self.number is not None else self.text

    @property
    def meaning(self) -> str:
        """Why there is no number, in words; empty where there is one."""
        if self.number is not None:
            return ""
        return SYMBOLS.get(
            self.text, "not given" if not self.text else f"not given (“{self.text}”)"
        )


@cache
def _number(text: str) -> Decimal | None:
    if not _NUMBER.fullmatch(text):
        return None
    return Decimal(text.replace(",", "").rstrip("%"))


def figure(text: str) -> Figure:
    return Figure(text.strip())
