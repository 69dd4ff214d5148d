"""How papers are cleared, and how the clearance of those being written stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, Value

from goldenthread.governance.permissions import chairs
from goldenthread.ledger.models import Authority
from goldenthread.ledger.moments import Moment
from goldenthread.reports.clearance import TERMS, Asked, Given, Seated, Setting, Step, asked
from goldenthread.reports.kinds import KINDS
from goldenthread.reports.models import (
    Clearance,
    ClearanceSteps,
    Paper,
    PaperTerms,
    PaperText,
)
from goldenthread.reports.models.narrative import CLEARS

STEP = ("name", "role", "person", "person__post", "section", "days")


def settings_of(authority: Authority) -> dict[str, Setting]:
    """The settings in force by kind of paper, "" for all others. One query."""
    now = ClearanceSteps.objects.filter(authority=authority).as_at(Moment.latest())
    columns = ("kind", "drafts_days", "is_advisory", *(f"steps__{name}" for name in STEP))
    found: dict[str, Setting] = {}
    for kind, days, advisory, *step in now.order_by("steps__place").values_list(*columns):
        steps = found[kind].steps if kind in found else ()
        more = (_step(*step),) if step[0] else ()
        found[kind] = Setting((*steps, *more), days, advisory)
    return found


def _step(name: str, role: str, person: int | None, post: str, section: str, days: int) -> Step:  # noqa: PLR0917 – the columns of one row
    who = CLEARED_BY[role] if role else post
    return Step(name, who, days, role, person, section)


CLEARED_BY: dict[str, str] = dict(CLEARS)
INTERNAL = Setting(drafts_days=0)


def for_kind(settings: Mapping[str, Setting], kind: str) -> Setting:
    """A kind's own setting, else that of all, else that nobody clears papers; as nobody does what
    is never published."""
    if KINDS[kind].internal:
        return INTERNAL
    return settings.get(kind) or settings.get("") or Setting()


@dataclass(frozen=True, slots=True)
class Text:
    """What stands under a heading now; `entry` of the record."""

    section: str
    entry: int
    is_empty: bool


@dataclass(frozen=True, slots=True)
class Work:
    """What is written of a paper being prepared, by section, and what was answered to its steps.

    `wrote`: who ever wrote each section, and what the paper is (TERMS)."""

    texts: Mapping[str, Text]
    terms: int
    given: tuple[Given, ...] = ()
    wrote: Mapping[str, frozenset[int]] = field(default_factory=dict)

    def asked(self, setting: Setting) -> tuple[Asked, ...]:
        """How each step of the edition being written stands."""
        written = {each.section: each.entry for each in self.texts.values()}
        return asked(setting.steps, self.given, written | {TERMS: self.terms})

    @property
    def written(self) -> set[str]:
        return {each.section for each in self.texts.values() if not each.is_empty}

    def authors(self, step: Step) -> frozenset[int]:
        """Who wrote what a step is of, in whatever edition: they do not clear it."""
        return frozenset().union(*(by for of, by in self.wrote.items() if step.covers(of)))


def work_on(authority: Authority, papers: Mapping[int, int]) -> dict[int, Work]:
    """The work on each paper, by the entry of its terms. Two queries, however many there are."""
    written, given = _written(authority, papers.keys()), _given(authority, papers.keys())
    return {
        pk: Work(_texts(written[pk]), terms, tuple(given[pk]), _wrote(written[pk]))
        for pk, terms in papers.items()
    }


type Row = tuple[str, date, int, bool, int]
"""A section or TERMS, its day and entry, whether it was emptied, and who wrote it."""


def _written(authority: Authority, papers: Collection[int]) -> dict[int, list[Row]]:
    """Every text of each paper and all that was said of what it is, the newest last."""
    texts: Any = PaperText.objects.filter(authority=authority, paper__in=papers)
    texts = texts.annotate(is_empty=Q(text="") | Q(text=None))
    terms = PaperTerms.objects.filter(authority=authority, paper__in=papers)
    columns = ("effective_on", "entry")
    rows = texts.values_list("paper", "section", *columns, "is_empty", "author").union(
        terms.values_list("paper", Value(TERMS), *columns, Value(False), "author"), all=True
    )
    found: dict[int, list[Row]] = defaultdict(list)
    for paper, *row in sorted(rows, key=lambda row: row[2:4]):
        found[paper].append(tuple(row))
    return found


def _texts(rows: Iterable[Row]) -> dict[str, Text]:
    return {of: Text(of, entry, is_empty) for of, _, entry, is_empty, _ in rows if of != TERMS}


def _wrote(rows: Iterable[Row]) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for of, *_, author in rows:
        found[of].add(author)
    return {of: frozenset(by) for of, by in found.items()}


def _given(authority: Authority, papers: Collection[int]) -> dict[int, list[Given]]:
    """The last answer to each step of the edition that is being written."""
    rows: Any = Clearance.objects.filter(authority=authority, paper__in=papers).as_at(
        Moment.latest()
    )
    rows = rows.annotate(published=Count("paper__editions")).filter(edition=F("published") + 1)
    columns = ("paper", "step", "is_cleared", "words", "given_by__post", "effective_on", "entry")
    found: dict[int, list[Given]] = defaultdict(list)
    for paper, step, is_cleared, words, *rest in rows.values_list(*columns):
        found[paper].append(Given(step, is_cleared, words or "", *rest))
    return found


def setting_of(paper: Paper, body: str) -> Setting:
    """How a paper to a body is cleared."""
    setting = for_kind(settings_of(paper.authority), paper.kind)
    return for_body(setting, body, chairs_for([setting], paper.authority, [body]))


def chairs_for(
    asking: Iterable[Setting], authority: Authority, bodies: Collection[str]
) -> dict[str, Seated]:
    """Who chairs each body; not looked up where no step asks for a chair."""
    return chairs(authority.pk, bodies) if any(each.asks_chair for each in asking) else {}


def for_body(setting: Setting, body: str, seated: Mapping[str, Seated]) -> Setting:
    return setting.of_body(body, seated.get(body)) if setting.asks_chair else setting


def clearance_of(paper: Paper, terms: PaperTerms) -> tuple[Setting, tuple[Asked, ...]]:
    """How a paper is cleared, and how each step stands."""
    setting = setting_of(paper, terms.body)
    return setting, work_on(paper.authority, {paper.pk: terms.entry})[paper.pk].asked(setting)
