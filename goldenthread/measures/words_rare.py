"""What the days between rare events say, as sentences. Pure."""

from __future__ import annotations

from goldenthread.measures.charts_rare import NEEDED, has_limits
from goldenthread.measures.spc import Meaning
from goldenthread.measures.spc_rare import RareEvents

CHANGED = {
    Meaning.BETTER: "the last gap is a real improvement",
    Meaning.WORSE: "the last gap is a real change for the worse",
    Meaning.HIGH: "the last gap is longer than usual",
    Meaning.LOW: "the last gap is shorter than usual",
}


def rare_words(rare: RareEvents) -> str:
    """The finding, without full stop."""
    if not rare.gaps:
        return "Not enough events yet to tell"
    if not has_limits(rare):
        return f"Not enough events yet to tell ({len(rare.gaps)} of {NEEDED} gaps)"
    if rare.is_longer_than_chance:
        return "No event for longer than chance allows"
    last = rare.analysis.points[-1].meaning
    said = CHANGED.get(last, "no real change, the usual ups and downs")
    return f"Days between events: {said}"


def since_words(rare: RareEvents) -> str:
    """How long it is since the last, and how long it usually is."""
    if rare.since is None:
        return "No event is entered."
    usual = f" It is usually {rare.centre:.0f}." if has_limits(rare) and rare.centre else ""
    days = "1 day" if rare.since == 1 else f"{rare.since} days"
    return f"{days} since the last event.{usual}"
