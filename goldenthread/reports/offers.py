"""Sentences from the figures, offered to who writes a paper; and those that are no longer so. Pure.

A sentence is offered with its claims: the parts that a later position can make untrue. A text that
has one of them with other figures is told of, wherever the words came from.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from goldenthread.core.days import day_words
from goldenthread.plans.position import Position
from goldenthread.plans.ratings import Progress, in_force
from goldenthread.plans.shares import Share
from goldenthread.reports.places import first_upper

NOUNS = {"action": "actions", "priority": "priorities"}


@dataclass(frozen=True, slots=True)
class Claim:
    """Words with a figure at each `#`."""

    words: str
    figures: tuple[int, ...]

    def __str__(self) -> str:
        figures = map(str, self.figures)
        return re.sub("#", lambda _: next(figures), self.words)

    def said_in(self, text: str) -> list[str]:
        """Each place of a text that has the words, with whatever figures."""
        parts = (re.escape(part) for part in self.words.split("#"))
        return re.findall(r"(?<!\d)\d+".join(parts), text, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Offer:
    """A sentence by its code, and what it claims."""

    code: str
    sentence: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Stale:
    """What a text says, and what the record says now."""

    said: str
    now: str


def stale_in(text: str, offers: Iterable[Offer]) -> tuple[Stale, ...]:
    """The claims of a text that are no longer so, each once, in the order of the offers."""
    found = (
        Stale(said, str(claim))
        for offer in offers
        for claim in offer.claims
        for said in claim.said_in(" ".join(text.split()))
        if said.lower() != str(claim).lower()
    )
    return tuple(dict.fromkeys(found))


def stale_in_each(texts: Mapping[str, str], known: Iterable[Offer]) -> dict[str, tuple[Stale, ...]]:
    """By section, what its text says and the record says otherwise."""
    each = [*known]
    found = {section: stale_in(text, each) for section, text in texts.items() if text}
    return {section: stale for section, stale in found.items() if stale}


def offers(now: Position, earlier: Position | None = None) -> tuple[Offer, ...]:
    """What can be said of a position; compared with the one that the body saw last."""
    return tuple(_offers(now, earlier)) if now.counted else ()


def _offers(now: Position, earlier: Position | None) -> Iterator[Offer]:
    yield _complete(now, earlier)
    say, share = in_force().say, now.share(now.with_progress(Progress.OFF_TRACK))
    off_track = Claim(say("# of # actions are {off_track}"), _pair(share))
    yield Offer("off_track", f"{off_track} ({share.percent}).", (off_track,))
    yield _overdue(now)
    moved = now.share(now.moved)
    dates = Claim("the due date of # of # actions has moved at least once", _pair(moved))
    yield Offer("moved", first_upper(f"{dates} ({moved.percent})."), (dates,))
    if now.impact_level in NOUNS:
        yield _impact(now)


def _complete(now: Position, earlier: Position | None) -> Offer:
    """How many are complete, how many more than before, and of how many impact is assessed."""
    say, done = in_force().say, now.with_progress(Progress.COMPLETE)
    share = now.share(done)
    complete = Claim(say("# of # actions are {complete}"), _pair(share))
    sentence, claims = f"{complete} ({share.percent}){_since(share, earlier)}", [complete]
    if now.impact_level in NOUNS:
        assessed = len(done) - len(now.complete_without_impact)
        impact = Claim("impact has been assessed for # of them", (assessed,))
        sentence, claims = f"{sentence}; {impact}", [complete, impact]
    return Offer("complete", f"{sentence}.", tuple(claims))


def _since(share: Share, earlier: Position | None) -> str:
    if earlier is None:
        return ""
    more = share.count - len(earlier.with_progress(Progress.COMPLETE))
    than = f"{abs(more)} {'more' if more > 0 else 'fewer'} than" if more else "as many as"
    return f", {than} on {day_words(earlier.as_at)}"


def _overdue(now: Position) -> Offer:
    share = now.open_share(now.overdue)
    current = Claim("# of # open actions are overdue on their current date", _pair(share))
    late = len(now.late_against_original)
    first = Claim("# are late against the date that was first agreed", (late,))
    return Offer("overdue", f"{current}; {first}.", (current, first))


def _impact(now: Position) -> Offer:
    noun = NOUNS[now.impact_level]
    of = Claim(f"impact has been assessed for # of # {noun}", _pair(now.impact_assessed))
    clear = Claim(in_force().say("it is {clear} or {sustained} for #"), (now.impact_met.count,))
    return Offer("impact", first_upper(f"{of}; {clear}."), (of, clear))


def _pair(share: Share) -> tuple[int, int]:
    return share.count, share.whole
