"""A new inspection meets a live plan: which of its findings the plan's actions cover. Pure.

The same text methods as for findings that repeat (`inspections.likeness`): a finding is compared
with what each action says, and with the findings that the action answers already. A person decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from goldenthread.inspections.likeness import SAME, SUGGESTED, Weigh, matches, weigher

MOST = 4


@dataclass(frozen=True, slots=True)
class Known:
    """An action of the plan with the texts of the findings that it answers."""

    pk: int
    ref: str
    title: str
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cover:
    """An action that may answer a finding. `through`: the earlier finding by which it does; ""
    where its own words say so. `shared`: what both say."""

    action: Known
    score: int
    shared: tuple[str, ...]
    through: str = ""

    @property
    def covers(self) -> bool:
        """Whether it is ticked before anybody looked."""
        return self.score >= SAME


@dataclass(frozen=True, slots=True)
class Met:
    """A finding of the new inspection with the actions that may answer it, the likest first."""

    pk: int
    number: str
    text: str
    by: tuple[Cover, ...]

    @property
    def words(self) -> str:
        if not self.by:
            return "Not covered"
        return "Covered" if self.by[0].covers else "Partly covered"


def meet(findings: Sequence[tuple[int, str, str]], actions: Sequence[Known]) -> list[Met]:
    """`findings`: key, number and words of each."""
    said = [(action, text, own) for action in actions for text, own in _texts(action)]
    texts = [text for _, text, _ in said]
    weigh = weigher([*texts, *(text for _, _, text in findings)])
    return [Met(pk, number, text, _by(text, said, texts, weigh)) for pk, number, text in findings]


def _texts(action: Known) -> list[tuple[str, bool]]:
    return [(action.title, True), *((text, False) for text in action.answers)]


def _by(
    text: str, said: Sequence[tuple[Known, str, bool]], texts: Sequence[str], weigh: Weigh
) -> tuple[Cover, ...]:
    best: dict[int, Cover] = {}
    for match in matches(text, texts, weigh, SUGGESTED):  # the likest first
        action, words, own = said[match.position]
        if own and len(match.shared) < 2:  # one word that two short texts share says little
            continue
        cover = Cover(action, match.score, match.shared, "" if own else words)
        best.setdefault(action.pk, cover)
    return tuple([*best.values()][:MOST])


def summary(met: Iterable[Met]) -> Mapping[str, int]:
    """How many findings are covered, partly, not at all."""
    found = dict.fromkeys(("Covered", "Partly covered", "Not covered"), 0)
    for each in met:
        found[each.words] += 1
    return found
