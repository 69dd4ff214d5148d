"""The memory of an authority: which earlier findings say what a finding says.

Only what the member may see is compared, so that a confidential finding is never suggested to,
counted for, or weighed in what is shown to somebody who may not read it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from goldenthread.accounts.access import Member
from goldenthread.inspections import likeness
from goldenthread.inspections.models import Repeat, Verdict
from goldenthread.inspections.read import (
    Dated,
    dated,
    findings_of,
    inspections_of,
    is_for_the_plan,
)
from goldenthread.ledger.moments import Moment


@dataclass(frozen=True, slots=True)
class Said:
    """A finding that is for a plan to answer, with the inspection that made it."""

    row: Any
    inspection: Dated

    @property
    def pk(self) -> int:
        return int(self.row.pk)

    @property
    def text(self) -> str:
        return self.row.text or ""  # erased

    @property
    def on(self) -> date | None:
        row = self.inspection.row
        found: date | None = row.ended_on or row.started_on
        return found

    def is_before(self, other: Said) -> bool:
        """Of an earlier inspection; of one recorded earlier where a day is not known."""
        mine, theirs = self.inspection.row.pk, other.inspection.row.pk
        if self.on and other.on and self.on != other.on:
            return self.on < other.on
        return bool(mine < theirs)


@dataclass(frozen=True, slots=True)
class Likely:
    """An earlier finding beside a new one: how alike they are, and what a person said of it.

    `score` is of 100 and `shared` what both say; `fact` is None until somebody decided.
    """

    said: Said
    score: int
    shared: tuple[str, ...]
    fact: Repeat | None = None

    @property
    def words(self) -> str:
        return likeness.in_words(self.score)

    @property
    def verdict(self) -> str:
        return self.fact.verdict if self.fact else ""


@dataclass
class Memory:
    """All findings that a member may see, by number; compared when asked."""

    said: dict[int, Said]

    @cached_property
    def weigh(self) -> likeness.Weigh:
        return likeness.weigher([each.text for each in self.said.values()])

    def before(self, pk: int) -> list[Said]:
        """The findings of earlier inspections, the latest first."""
        new = self.said.get(pk)
        found = [each for each in self.said.values() if new and each.is_before(new)]
        return sorted(found, key=lambda each: each.on or date.min, reverse=True)

    def score(self, pk: int, earlier: int) -> int:
        found = self._compared(self.said[pk].text, [self.said[earlier]], least=0)
        return next(each.score for each in found)

    def like(self, text: str, on: date | None) -> list[Likely]:
        """Findings of inspections before a day (None: of all) that say what a text says."""
        earlier = [s for s in self.said.values() if not (on and s.on) or s.on < on]
        return list(self._compared(text, earlier, likeness.SUGGESTED))

    def repeated_by(self, pk: int, facts: Iterable[Repeat]) -> list[Likely]:
        """The earlier findings that a finding may repeat, and those that a person decided on."""
        decided = {fact.earlier_id: fact for fact in facts}
        return [
            Likely(each.said, each.score, each.shared, decided.get(each.said.pk))
            for each in self._compared(self.said[pk].text, self.before(pk), least=0)
            if each.words or decided.get(each.said.pk)
        ]

    def _compared(self, text: str, with_: list[Said], least: int) -> Iterator[Likely]:
        for match in likeness.matches(text, [each.text for each in with_], self.weigh, least):
            yield Likely(with_[match.position], match.score, match.shared)


def memory_of(member: Member) -> Memory:
    """What inspectors told the authority, as far as the member may see it. Three queries."""
    found = {each.row.pk: each for each in dated(inspections_of(member), member.authority)}
    rows = [row for row in findings_of(found) if is_for_the_plan(row)]
    return Memory({row.pk: Said(row, found[row.inspection_id]) for row in rows})


def decided_of(findings: Iterable[int]) -> dict[int, list[Repeat]]:
    """What people said of the repeats of findings, as it stands; nothing of what is open again."""
    facts = Repeat.objects.filter(finding__in=list(findings)).as_at(Moment.latest())
    found: dict[int, list[Repeat]] = defaultdict(list)
    for fact in facts.exclude(verdict=""):
        found[fact.finding_id].append(fact)
    return found


@dataclass(frozen=True, slots=True)
class Repeats:
    """What stands beside one finding: repeats that are confirmed, and those to be decided."""

    confirmed: list[Likely]
    suggested: list[Likely]
    rejected: list[Likely]

    @classmethod
    def of(cls, found: list[Likely]) -> Repeats:
        by: dict[str, list[Likely]] = defaultdict(list)
        for each in found:
            by[each.verdict].append(each)
        return cls(by[Verdict.SAME], by[""], by[Verdict.DIFFERENT])


def repeats_of(member: Member, inspection: int) -> list[tuple[Said, Repeats]]:
    """The findings of one inspection, each with what it repeats. Four queries."""
    memory = memory_of(member)
    found = [s for s in memory.said.values() if s.row.inspection_id == inspection]
    decided = decided_of([said.pk for said in found])
    return [(said, Repeats.of(memory.repeated_by(said.pk, decided[said.pk]))) for said in found]
