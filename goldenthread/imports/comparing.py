"""A newer version of a plan's file beside the plan: what is new, changed, gone. Pure.

Actions are known again by their references. What the file does not speak of is not compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import cached_property
from typing import Any

from goldenthread.core.days import long_date

from .exchange import HEADS, Line, clean
from .settling import Settled, Settling

COMPLETE, PRIORITY = "complete", "priority"
KNOWN_BY, SAYS, STOOD, ANSWER = "known by", "says", "stood", "answer"
COLUMNS: Mapping[str, str] = {
    "reference": KNOWN_BY, "priority": SAYS, "title": SAYS, "why": SAYS, "difference": SAYS,
    "lead": SAYS, "owner": SAYS, "deputy": SAYS, "partners": SAYS, "starts_on": SAYS,
    "due_on": SAYS, "progress": STOOD, "said": STOOD, "rating": ANSWER, "narrative": ANSWER,
    "next_step": ANSWER, "new_due_on": ANSWER, "why_new": ANSWER,
}  # fmt: skip
"""Of each column of the workbook that goes out: what another word in it means."""
LABELS: Mapping[str, str] = {
    each.name: head for each, (head, _) in zip(fields(Line), HEADS, strict=True)
}
_NO_DEPUTY = "The file has “{}” as its deputy, a post that nobody here holds."
_STOOD = (
    "“{}” is otherwise in the file than in the plan, and it is not read: how the work stands now "
    "goes in the columns behind it."
)


@dataclass(frozen=True, slots=True)
class Now:
    """An action as it stands in the plan. `progress` is a level's code; `narrative` and
    `next_step` are of its last update."""

    pk: int
    reference: str
    title: str
    why: str
    difference: str
    priority: int
    lead: int
    owner: int
    deputy: int | None
    partners: tuple[str, ...]
    starts_on: date
    due_on: date
    progress: str = ""
    narrative: str = ""
    next_step: str = ""
    is_rated: bool = True


@dataclass(frozen=True, slots=True)
class Given:
    """An update that the file gives, of the period that is reported now."""

    rating: str
    narrative: str
    next_step: str
    new_due_on: date | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Changed:
    """`fields`: the names of those that differ; `due_on` where the date differs of a plan whose
    dates move by agreement. `problems`: why the date or the update cannot be accepted so."""

    row: Settled
    now: Now
    fields: tuple[str, ...] = ()
    due_on: date | None = None
    update: Given | None = None
    problems: tuple[str, ...] = ()
    priority: int | None = None
    """The key of the priority that the file has it under, where it is one of the plan."""

    def value(self, name: str) -> Any:
        """What the file says in a field that differs."""
        return self.priority if name == PRIORITY else getattr(self.row, name)

    def told(
        self, posts: Mapping[int, str], priorities: Mapping[int, str]
    ) -> Iterator[tuple[str, str, str]]:
        """Of each field that differs its label, and the words before and after."""
        for name in self.fields:
            names = priorities if name == PRIORITY else posts
            yield (
                LABELS[name],
                _words(getattr(self.now, name), names),
                _words(self.value(name), names),
            )

    @property
    def is_any(self) -> bool:
        return bool(self.fields or self.due_on or self.update or self.problems)


@dataclass(frozen=True, slots=True)
class Comparison:
    new: tuple[Settled, ...]
    changed: tuple[Changed, ...]
    gone: tuple[Now, ...]
    same: int
    elsewhere: tuple[str, ...] = ()
    """Titles that the file has actions of the plan under, and that are no priority of the plan."""


@dataclass(frozen=True)
class Comparing:
    """`levels`: the code of each word of the progress key. `priorities`: the keys of the plan's, by
    each title that it may have in a file, in small letters. `is_live`: dates move by agreement, and
    updates are given, of the period whose last day is `reported`. `only_progress`: of a plan that
    was made from this very file."""

    settling: Settling
    plan: Mapping[str, Now]
    levels: Mapping[str, str]
    priorities: Mapping[str, Sequence[int]]
    file: str
    is_live: bool
    today: date
    reported: date
    only_progress: bool = False

    @cached_property
    def _own(self) -> Mapping[int, Mapping[str, Any]]:
        return {row["n"]: row.get("own") or {} for row in self.settling.proposal["rows"]}

    def result(self) -> Comparison:
        rows = [row for row in self.settling.rows() if not row.is_out]
        new = [row for row in rows if row.reference not in self.plan]
        both = [(row, self.plan[row.reference]) for row in rows if row.reference in self.plan]
        compared = [self._changed(row, now) for row, now in both]
        changed = [each for each in compared if each.is_any]
        here = {row.reference for row in rows}
        is_part = any(self._own.values())  # a sheet may hold one owner's actions alone
        gone = [now for ref, now in self.plan.items() if ref not in here and not is_part]
        if self.only_progress:
            return Comparison((), tuple(changed), (), len(compared) - len(changed))
        elsewhere = dict.fromkeys(
            self._title(row)
            for row, now in both
            if PRIORITY in row.said and self._priority(row, now) is None
        )
        same = len(compared) - len(changed)
        return Comparison(tuple(new), tuple(changed), tuple(gone), same, tuple(elsewhere))

    def _title(self, row: Settled) -> str:
        return self.settling.priorities[row.priority]

    def _priority(self, row: Settled, now: Now) -> int | None:
        """The one that the file means: as now, where two have the same title."""
        keys = self.priorities.get(self._title(row).casefold(), ())
        return now.priority if now.priority in keys else keys[0] if len(keys) == 1 else None

    def _changed(self, row: Settled, now: Now) -> Changed:
        fields = () if self.only_progress else tuple(self._fields(row, now))
        priority = self._priority(row, now)
        odd = () if self.only_progress else tuple(self._odd(row, now))
        if not self.is_live:
            return Changed(row, now, fields, problems=odd, priority=priority)
        due, stays = None, ""
        if "due_on" in fields:
            fields = tuple(name for name in fields if name != "due_on")
            stays = self._stays(row, now)
            due = None if stays else row.due_on
        own = self._own[row.n]
        update, problems = self._answered(own, now) if own else (self._told(row, now), ())
        if update and now.starts_on > self.reported:
            day = long_date(now.starts_on)
            update, problems = None, [f"It starts on {day}, after the month that is reported now."]
        problems = (*odd, *filter(None, [stays]), *problems)
        return Changed(row, now, fields, due, update, problems, priority)

    def _stays(self, row: Settled, now: Now) -> str:
        """Why another date in the file cannot be asked for, if so."""
        day = long_date(row.due_on) if row.due_on else ""
        if now.progress == COMPLETE:
            return f"The file says due {day}; the action is complete, so its date stays."
        if row.due_on and row.due_on < self.today:
            return f"The file says due {day}, which has passed: a new date is one to come."
        return ""

    def _fields(self, row: Settled, now: Now) -> Iterator[str]:
        priority = self._priority(row, now)
        for name in (name for name, means in COLUMNS.items() if means == SAYS and name in row.said):
            after = priority if name == PRIORITY else getattr(row, name)
            is_there = name != PRIORITY or priority is not None
            if is_there and _plain(after) != _plain(getattr(now, name)):
                yield name

    def _odd(self, row: Settled, now: Now) -> Iterator[str]:
        """What our own workbook says otherwise, and what cannot be done."""
        own = self._own[row.n]
        if own and own["deputy"] and "deputy" not in row.said:
            yield _NO_DEPUTY.format(own["deputy"])
        stood = {"progress": now.progress if now.is_rated else "", "said": now.narrative}
        for name, words in stood.items() if own and not own["rating"] else ():
            told = own[name]
            if name == "progress":
                told = self.levels.get(_word(told), told)
            if _plain(told) != _plain(clean(words)):
                yield _STOOD.format(LABELS[name])

    def _told(self, row: Settled, now: Now) -> Given | None:
        """The update of any file: how it stands now, where that is not what was said last."""
        rating = row.progress or (now.progress if now.is_rated else "")
        moved = bool(row.progress) and (row.progress != now.progress or not now.is_rated)
        if not rating or now.progress == COMPLETE:
            return None
        if not moved and row.narrative.strip() in ("", now.narrative.strip()):
            return None
        narrative = row.narrative or f"As “{self.file}” has it."
        step = row.next_step or now.next_step or f"“{self.file}” says no next step."
        return Given(rating, narrative, "" if rating == COMPLETE else step)

    def _answered(self, own: Mapping[str, Any], now: Now) -> tuple[Given | None, Sequence[str]]:
        """The update that an owner filled in, and what is missing in it."""
        said = [own[name] for name in ("rating", "narrative", "next_step", "new_due_on", "why_new")]
        if not any(said):
            return None, ()
        rating = self.levels.get(_word(own["rating"]), "")
        new_due = own["new_due_on"]
        problems = [*_missing(own, rating, self.levels, now)]
        if problems:
            return None, problems
        day = date.fromisoformat(new_due["day"]) if new_due else None
        step = own["next_step"] if rating != COMPLETE else ""
        given = Given(rating or now.progress, own["narrative"], step, day, own["why_new"])
        return given, ()


def _missing(
    own: Mapping[str, Any], rating: str, levels: Mapping[str, str], now: Now
) -> Iterator[str]:
    if own["rating"] and not rating:
        words = ", ".join(levels)
        yield f"“{own['rating']}” is no word of the key of progress ({words})."
    elif not rating and not now.is_rated:
        yield "It does not say how the work stands."
    if not own["narrative"].strip():
        yield "It does not say what happened."
    if not own["next_step"].strip() and rating != COMPLETE:
        yield "It does not say what the next step is."
    new_due = own["new_due_on"]
    if new_due and not new_due["sure"]:
        yield f"“{new_due['said']}” is no whole day."
    if new_due and not own["why_new"].strip():
        yield "It does not say why the date must move."


def _word(said: str) -> str:
    return " ".join(said.casefold().split())


def _words(value: Any, names: Mapping[int, str]) -> str:
    if isinstance(value, int):
        return names.get(value, "Somebody who left")
    if isinstance(value, tuple):
        return ", ".join(value)
    return long_date(value) if isinstance(value, date) else str(value or "")


def _plain(value: Any) -> Any:
    """Line ends and spaces at the ends make no difference; partners have no order."""
    if isinstance(value, tuple):
        return sorted(value)
    return value.replace("\r\n", "\n").strip() if isinstance(value, str) else value
