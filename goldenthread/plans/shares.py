"""A count with its whole. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Share:
    """A count with its whole, the only form in which a percentage is shown.

    Rounded half up to a whole per cent (12.5 becomes 13). A share that is neither nothing nor
    everything never rounds to 0 or 100: it reads "less than 1%" or "more than 99%".
    """

    count: int
    whole: int

    @property
    def percent(self) -> str:
        """A whole per cent with its sign, or "none" where there is nothing to divide by."""
        if not self.whole:
            return "none"
        rounded = (200 * self.count + self.whole) // (2 * self.whole)
        if self.count and not rounded:
            return "less than 1%"
        if self.count < self.whole and rounded == 100:
            return "more than 99%"
        return f"{rounded}%"

    def __str__(self) -> str:
        if not self.whole:
            return self.percent
        return f"{self.percent} ({self.count} of {self.whole})"
