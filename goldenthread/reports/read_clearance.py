"""How papers are cleared, and how the clearance of those being written stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q

from goldenthread.accounts.models import Role
from goldenthread.ledger.models import Authority
from goldenthread.ledger.moments import Moment
from goldenthread.reports.clearance import TERMS, Asked, Given, Setting, Step, asked
from goldenthread.reports.kinds import KINDS
from goldenthread.reports.models import (
    Clearance,
    ClearanceSteps,
    Paper,
    PaperTerms,
    PaperText,
)

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
    who = Role(role).label if role else post
    return Step(name, who, days, role, person, section)


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
    """What is written of a paper being prepared, by section, and what was answered to its steps."""

    texts: Mapping[str, Text]
    terms: int
    given: tuple[Given, ...] = ()

    def asked(self, setting: Setting) -> tuple[Asked, ...]:
        """How each step of the edition being written stands."""
        written = {each.section: each.entry for each in self.texts.values()}
        return asked(setting.steps, self.given, written | {TERMS: self.terms})


def work_on(authority: Authority, papers: Mapping[int, int]) -> dict[int, Work]:
    """The work on each paper, by the entry of its terms. Two queries, however many there are."""
    texts, given = _texts(authority, papers.keys()), _given(authority, papers.keys())
    return {pk: Work(texts[pk], terms, tuple(given[pk])) for pk, terms in papers.items()}


def _texts(authority: Authority, papers: Collection[int]) -> dict[int, dict[str, Text]]:
    rows = PaperText.objects.filter(authority=authority, paper__in=papers).as_at(Moment.latest())
    empty = Q(text="") | Q(text=None)
    found: dict[int, dict[str, Text]] = defaultdict(dict)
    columns = ("paper", "section", "entry", "is_empty")
    for paper, section, *rest in rows.annotate(is_empty=empty).values_list(*columns):
        found[paper][section] = Text(section, *rest)
    return found


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


def clearance_of(paper: Paper, terms: PaperTerms) -> tuple[Setting, tuple[Asked, ...]]:
    """How a paper is cleared, and how each step stands."""
    setting = for_kind(settings_of(paper.authority), paper.kind)
    return setting, work_on(paper.authority, {paper.pk: terms.entry})[paper.pk].asked(setting)
