"""A newer version of a plan's file beside the plan: what is new, changed, gone. Pure.

Actions are known again by their references. What the file does not speak of is not compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from goldenthread.core.days import long_date

from .settling import Settled, Settling

COMPLETE = "complete"
LABELS: Mapping[str, str] = {
    "title": "What is to be done", "why": "Why", "difference": "What difference it should make",
    "lead": "Accountable lead", "owner": "Owner", "partners": "Partners", "starts_on": "Starts",
    "due_on": "Due",
}  # fmt: skip


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

    def told(self, posts: Mapping[int, str]) -> Iterator[tuple[str, str, str]]:
        """Of each field that differs its label, and the words before and after."""
        for name in self.fields:
            before, after = getattr(self.now, name), getattr(self.row, name)
            yield LABELS[name], _words(before, posts), _words(after, posts)

    @property
    def is_any(self) -> bool:
        return bool(self.fields or self.due_on or self.update or self.problems)


@dataclass(frozen=True, slots=True)
class Comparison:
    new: tuple[Settled, ...]
    changed: tuple[Changed, ...]
    gone: tuple[Now, ...]
    same: int


@dataclass(frozen=True)
class Comparing:
    """`levels`: the code of each word of the progress key. `is_live`: dates move by agreement, and
    updates are given, of the period whose last day is `reported`. `only_progress`: of a plan that
    was made from this very file."""

    settling: Settling
    plan: Mapping[str, Now]
    levels: Mapping[str, str]
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
        return Comparison(tuple(new), tuple(changed), tuple(gone), len(compared) - len(changed))

    def _changed(self, row: Settled, now: Now) -> Changed:
        fields = () if self.only_progress else tuple(self._fields(row, now))
        if not self.is_live:
            return Changed(row, now, fields)
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
        return Changed(row, now, fields, due, update, (*filter(None, [stays]), *problems))

    def _stays(self, row: Settled, now: Now) -> str:
        """Why another date in the file cannot be asked for, if so."""
        day = long_date(row.due_on) if row.due_on else ""
        if now.progress == COMPLETE:
            return f"The file says due {day}; the action is complete, so its date stays."
        if row.due_on and row.due_on < self.today:
            return f"The file says due {day}, which has passed: a new date is one to come."
        return ""

    def _fields(self, row: Settled, now: Now) -> Iterator[str]:
        for name in LABELS:
            if name in row.said and _plain(getattr(row, name)) != _plain(getattr(now, name)):
                yield name

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
        rating = self.levels.get(" ".join(own["rating"].casefold().split()), "")
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


def _words(value: Any, posts: Mapping[int, str]) -> str:
    if isinstance(value, int):
        return posts.get(value, "Somebody who left")
    if isinstance(value, tuple):
        return ", ".join(value)
    return long_date(value) if isinstance(value, date) else str(value or "")


def _plain(value: Any) -> Any:
    """Line ends and spaces at the ends make no difference; partners have no order."""
    if isinstance(value, tuple):
        return sorted(value)
    return value.replace("\r\n", "\n").strip() if isinstance(value, str) else value
