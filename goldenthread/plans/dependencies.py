"""Which action waits for which: circles, and what of the other one puts the work at risk. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from goldenthread.core.days import day_words
from goldenthread.plans.position import ActionRow
from goldenthread.plans.ratings import Progress, in_force


@dataclass(frozen=True, slots=True)
class Link:
    """`action` waits for `needed`, since a day, for a reason that `by` gave."""

    action: int
    needed: int
    why: str
    since: date
    by: str = ""


@dataclass(frozen=True, slots=True)
class Wait:
    """A link with the two actions; `needed` is None where the reader may not see it."""

    link: Link
    row: ActionRow | None
    needed: ActionRow | None

    def seen_by(self, pks: frozenset[int]) -> Wait:
        """The same for who sees only these actions; of another, not even why it waits."""
        row = self.row if self.link.action in pks else None
        needed = self.needed if self.link.needed in pks else None
        hidden = row is None or needed is None
        link = replace(self.link, why="", by="") if hidden else self.link
        return Wait(link, row, needed)

    def warnings(self, on: date) -> list[tuple[str, str]]:
        """(code, sentence) for each thing of the other action that this one is to know."""
        return list(warnings(self.row, self.needed, on)) if self.row and self.needed else []


def cycle(action: int, needed: int, links: Mapping[int, set[int]]) -> list[int]:
    """The way from `needed` back to `action`, with the new step first; empty where there is none.

    Each waits for the next: [action, needed, …, action].
    """
    way: dict[int, list[int]] = {needed: [action, needed]}
    queue = [needed]
    while queue:
        here = queue.pop(0)
        for after in sorted(links.get(here, ())):
            if after == action:
                return [*way[here], action]
            if after not in way:
                way[after] = [*way[here], after]
                queue.append(after)
    return []


def in_words(way: Sequence[int], refs: Mapping[int, str]) -> str:
    """ "1.1 would wait for 1.2, which waits for 1.3, which waits for 1.1"."""
    first, second, *others = (refs.get(pk, "another action") for pk in way)
    return ", which waits for ".join([f"{first} would wait for {second}", *others])


def warnings(row: ActionRow, needed: ActionRow, on: date) -> Iterator[tuple[str, str]]:
    """What a reader of `row`, which is not complete, is to know of the action it waits for."""
    if not row.is_open or needed.progress is Progress.COMPLETE:
        return
    named = f"{needed.ref} {needed.title}"
    if not needed.counted:
        yield (
            "waits-left",
            f"It waits for {named}, which is {needed.state.lower()}: say whether it still does.",
        )
        return
    if days := needed.days_overdue(on):
        late = f"{days:,} day{'' if days == 1 else 's'} overdue"
        yield "waits-late", f"It waits for {named}, which is {late}."
    elif needed.progress is Progress.OFF_TRACK:
        word = in_force().progress.word(needed.progress).lower()
        yield "waits-late", f"It waits for {named}. Progress of that: {word}."
    if row.due and needed.due and needed.due > row.due:
        yield (
            "waits-beyond",
            f"It is due on {day_words(row.due)}, but waits for {named}, which is due on "
            f"{day_words(needed.due)}.",
        )


def reasons(waits: Iterable[Wait], on: date) -> dict[int, list[tuple[str, str]]]:
    """The warnings of each waiting action, by its key."""
    found: dict[int, list[tuple[str, str]]] = {}
    for wait in waits:
        if said := wait.warnings(on):
            found.setdefault(wait.link.action, []).extend(said)
    return found
