"""What each row of a draft import becomes, by what its person chose. Pure.

    choices     by step, what was answered there: see `asking.py`, whose questions have these keys

A row whose `problems` are empty can be saved. `notes` say what of it is not brought in.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from goldenthread.core.cutting import cut_at_word
from goldenthread.core.days import long_date

type Row = Mapping[str, Any]
type Choices = Mapping[str, Any]

MOST_OF_A_TITLE, MOST_OF_A_TEXT, MOST_OF_A_REFERENCE = 300, 4000, 20
NO_PRIORITY = "Actions"
_COMPARED = ("difference", "partners", "starts_on", "due_on")
NOBODY = "nobody"  # chosen where a name of the file stands for none of those here
STARTS_WHEN_DUE = (
    "It is due before the start that “The plan” gives to all, so it starts on the day it is due."
)
OWNS, LEADS = "owner", "lead"
PROGRESS, IMPACT, NEITHER = "progress", "impact", "none"


@dataclass(frozen=True, slots=True)
class Settled:
    """An action as it would be saved. People and findings are keys, `priority` a place in the list
    of priorities; `progress` a level's code or "". Nothing of impact is saved (see `notes`).
    `said`: the names of the fields of which the file itself says something."""

    n: int
    place: str
    reference: str
    title: str
    why: str
    difference: str
    priority: int
    lead: int | None
    owner: int | None
    deputy: int | None
    partners: tuple[str, ...]
    starts_on: date | None
    due_on: date | None
    findings: tuple[int, ...]
    progress: str
    narrative: str
    next_step: str
    milestones: tuple[tuple[str, date], ...]
    problems: tuple[str, ...]
    notes: tuple[str, ...]
    is_out: bool = False
    said: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Settling:
    """One proposal with one set of choices. `posts`: who can lead or own an action, by key."""

    proposal: Mapping[str, Any]
    choices: Choices
    posts: Mapping[int, str]

    def rows(self) -> list[Settled]:
        return [self._row(row, self.names[row["n"]]) for row in self.proposal["rows"]]

    @cached_property
    def names(self) -> dict[int, str]:
        """By the number of a row, its reference."""
        return references(self.proposal["rows"], self.out)

    @cached_property
    def out(self) -> frozenset[int]:
        return frozenset(self.of("rows").get("out", ()))

    @cached_property
    def priorities(self) -> list[str]:
        """The titles of the priorities that rows stand in; one more for those without."""
        named = enumerate(self.proposal["priorities"], start=1)
        is_ours = any(row.get("own") for row in self.proposal["rows"])  # titles alone, as they are
        titles = [(each if is_ours else without_number(each, n))[:200] for n, each in named]
        bare = any(row["priority"] is None for row in self.proposal["rows"])
        return [*titles, NO_PRIORITY] if bare or not titles else titles

    def of(self, step: str) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self.choices.get(step, {})
        return found

    def _row(self, row: Row, reference: str) -> Settled:
        own = row.get("own") or {}
        title, rest = (row["text"], "") if own else shortened(row["text"])
        lead, owner, named = self._people(row)
        start, due = self._start(row), self._due(row)
        moved = [STARTS_WHEN_DUE] if self.moves_start(row) else []
        deputy = self._here(self.of("plan").get("deputy")) if lead and lead == owner else None
        deputy = self.known(own["deputy"]) if own.get("deputy") else deputy
        progress, notes = self._ratings(row)
        why, cut = (own["why"], []) if own else self._why(row, rest, named)
        milestones, without = self._milestones(row, start, due)
        settled = Settled(
            n=row["n"],
            place=row["place"],
            reference=reference,
            title=title,
            why=why,
            difference=row["difference"][:MOST_OF_A_TEXT],
            priority=self._priority(row),
            lead=lead,
            owner=owner,
            deputy=deputy,
            partners=tuple(name[:120] for name in (row["partners"] or {}).get("names", ())),
            starts_on=start,
            due_on=due,
            findings=tuple(self._findings(row)),
            progress=progress,
            narrative=row["progress"][:MOST_OF_A_TEXT],
            next_step=row["next"][:MOST_OF_A_TEXT],
            milestones=tuple(milestones),
            problems=(),
            notes=(*notes, *cut, *moved, *without),
            is_out=row["n"] in self.out,
            said=frozenset(self._said(row)),
        )
        return replace(settled, problems=tuple(_problems(settled)))

    def _said(self, row: Row) -> Iterator[str]:
        yield "title"
        yield from ("why", "partners", "difference") if row.get("own") else ()
        yield from ("priority",) if row["priority"] is not None else ()
        own = row.get("own")
        yield from ("deputy",) if own and (not own["deputy"] or self.known(own["deputy"])) else ()
        yield from (name for name in _COMPARED if row[name])
        for name, told in zip(("lead", "owner"), self._named(row), strict=True):
            if any(self.person(each) for each in told):
                yield name

    def _priority(self, row: Row) -> int:
        at = row["priority"]
        return len(self.priorities) - 1 if at is None else int(at)

    # Who

    def person(self, name: str) -> int | None:
        """Who a name of the file is: as chosen, else who has that post."""
        chosen = self.of("people")
        return self._here(chosen[name]) if name in chosen else self.known(name)

    def _here(self, chosen: Any) -> int | None:
        """Who was chosen, unless they left meanwhile."""
        key = _key(chosen)
        return key if key in self.posts else None

    def known(self, name: str) -> int | None:
        return self._by_post.get(_bare(name))

    @cached_property
    def _by_post(self) -> dict[str, int]:
        return {_bare(post): key for key, post in self.posts.items()}

    def _people(self, row: Row) -> tuple[int | None, int | None, list[str]]:
        """Lead, owner, and the names that stand beside these two in the file."""
        leads, owners = self._named(row)
        told = {name: self.person(name) for name in (*leads, *owners)}
        lead = next((pk for name in leads if (pk := told[name])), None)
        owner = next((pk for name in owners if (pk := told[name])), None)
        used = {lead, owner}
        beside = [name for name, pk in told.items() if pk is None or pk not in used]
        plan = self.of("plan")
        lead = lead or self._here(plan.get("lead"))
        return lead, owner or self._here(plan.get("owner")), beside

    def _named(self, row: Row) -> tuple[list[str], list[str]]:
        """The names of leads and of owners; a column of leads alone says as chosen."""
        leads = [*(row["leads"] or {}).get("names", ())]
        owners = [*(row["owners"] or {}).get("names", ())]
        if not owners and self.of("people").get("leads_are", OWNS) == OWNS:
            return [], leads
        return leads, owners

    # When

    def day(self, field: str, said: Mapping[str, Any] | None) -> date | None:
        """The day that a date's words mean: sure, or as chosen; None while that is open."""
        if said is None:
            return None
        if said["sure"]:
            return _day(said["day"])
        return _day(self.of("days").get(f"{field}:{said['said']}"))

    def _start(self, row: Row) -> date | None:
        return self._due(row) if self.moves_start(row) else self._said_or_usual("starts_on", row)

    def _due(self, row: Row) -> date | None:
        return self._said_or_usual("due_on", row)

    def _said_or_usual(self, field: str, row: Row) -> date | None:
        """As the row says, else what “The plan” gives to all."""
        return self.day(field, row[field]) or _day(self.of("plan").get(field))

    def moves_start(self, row: Row) -> bool:
        """Whether it is due before the start of all, so that it starts on the day it is due."""
        start, due = self._said_or_usual("starts_on", row), self._due(row)
        told = self.day("starts_on", row["starts_on"])
        return bool(start and due and not told and due < start)

    def _milestones(
        self, row: Row, start: date | None, due: date | None
    ) -> tuple[list[tuple[str, date]], list[str]]:
        """Those that come in with their days, and a sentence for each that cannot."""
        found: list[tuple[str, date]] = []
        left: list[str] = []
        for each in row["milestones"]:
            day, title = self.day("milestones", each["due_on"]), each["title"][:200]
            if title and day is None:
                left.append(f"The milestone “{title}” has no date, so it is left out.")
            elif title and day and start and due and not start <= day <= due:
                left.append(
                    f"The milestone “{title}” is on {long_date(day)}, outside the time of its "
                    "action, so it is left out."
                )
            elif title and day and start and due:
                found.append((title, day))
        return found, left

    # What it answers, and how it stands

    def _findings(self, row: Row) -> Iterator[int]:
        chosen = self.of("findings")
        for at in row["findings"]:
            if pk := _key(chosen.get(str(at))):
                yield pk

    def _why(self, row: Row, rest: str, named: Sequence[str]) -> tuple[str, list[str]]:
        lines = [f"In full: {rest}"] if rest else []
        chosen = self.of("findings")
        for at in row["findings"]:
            finding = self.proposal["findings"][at]
            if not chosen.get(str(at)):
                ref = f" {finding['ref']}" if finding["ref"] else ""
                lines.append(f"Finding{ref}: {finding['text']}")
        lines += [f"{name}: {words}" for name, words in row["beside"]]
        lines += [f"Also named: {', '.join(named)}"] if named else []
        text = "\n".join(lines)
        if len(text) <= MOST_OF_A_TEXT:
            return text, []
        note = f"Of what stands beside it, {len(text) - MOST_OF_A_TEXT:,} characters are left out."
        return text[:MOST_OF_A_TEXT], [note]

    def kind(self, rating: Mapping[str, str]) -> str:
        """Whether a column rates progress or impact, as the file says or as chosen."""
        said = rating["kind"] or PROGRESS
        return str(self.of("ratings").get(f"kind:{rating['heading']}", said))

    def level(self, rating: Mapping[str, str]) -> str:
        """The level of progress that a word or a colour means."""
        return str(self.of("ratings").get(f"word:{rating['said']}", rating["level"]))

    def _ratings(self, row: Row) -> tuple[str, list[str]]:
        progress, notes = "", []
        for rating in (row["rating"], row["impact"]):
            if rating is None:
                continue
            if self.kind(rating) == PROGRESS:
                progress = self.level(rating)
            elif self.kind(rating) == IMPACT:
                notes.append(
                    f"Impact is “{rating['words']}” in the file. A quality assurer assesses it "
                    "here, from evidence."
                )
        return progress, notes


def _problems(row: Settled) -> Iterator[str]:
    """Why a row cannot be saved yet, each as a sentence that says where that is settled."""
    if not row.title:
        yield "It does not say what is to be done. Leave the row out."
    if len(row.reference) > MOST_OF_A_REFERENCE:
        yield f"Its reference has more than {MOST_OF_A_REFERENCE} characters. Leave the row out."
    if row.lead is None:
        yield "It has no accountable lead. Choose one under “The plan” or “People”."
    if row.owner is None:
        yield "It has no owner. Choose one under “The plan” or “People”."
    if row.starts_on is None:
        yield "It has no start. Enter one under “The plan”."
    if row.due_on is None:
        yield "It has no due date. Enter one under “Dates” or, for all, under “The plan”."
    elif row.starts_on and row.due_on < row.starts_on:
        yield (
            f"It is due on {long_date(row.due_on)}, before it starts on "
            f"{long_date(row.starts_on)}. Leave the row out, or mend the file."
        )
    if row.lead and row.lead == row.owner and row.deputy in (None, row.owner):
        yield "Its lead is its owner too. Choose a deputy, who signs off, under “The plan”."


def without_number(title: str, number: int) -> str:
    """ "1. Front door" of the first priority is "Front door": its number stands before it here."""
    level = r"(?:(?:priority|theme|objective|ambition)\s+)?"
    behind = r"\s*[.):–—-]\s*(?=[^\W\d])"
    found = re.match(rf"{level}{number}{behind}", title, re.IGNORECASE)
    return title[found.end() :] if found else title


def shortened(text: str) -> tuple[str, str]:
    """A title of at most 300 characters, and the whole where that was longer."""
    line = " ".join(text.split())
    short = cut_at_word(line, MOST_OF_A_TITLE)
    return short, "" if short == line else text


def references(rows: Sequence[Row], out: Iterable[int] = ()) -> dict[int, str]:
    """A reference for each row, none twice: as the file has it where that is unique.

    One that stands in several priorities gets its priority's number before it; what is still
    twice, a letter behind it; what has none, the next number in its priority.
    """
    left, counted = frozenset(out), Counter(row["ref"] for row in rows)
    found: dict[int, str] = {}
    taken = {ref for ref, count in counted.items() if ref and count == 1}
    numbers: Counter[int] = Counter()
    for row in rows:
        ref, place = row["ref"], (row["priority"] or 0) + 1
        if not ref or counted[ref] > 1:
            ref = _free(ref, place, taken, numbers)
        if row["n"] not in left:
            taken.add(ref)
        found[row["n"]] = ref
    return found


def _free(ref: str, place: int, taken: set[str], numbers: Counter[int]) -> str:
    if ref:
        tried = ref if ref.startswith(f"{place}.") else f"{place}.{ref}"
        letters = (tried, *(f"{tried}{letter}" for letter in "bcdefghijklmnopqrstuvwxyz"))
        if free := next((each for each in letters if each not in taken), ""):
            return free
    while True:
        numbers[place] += 1
        if f"{place}.{numbers[place]}" not in taken:
            return f"{place}.{numbers[place]}"


def _bare(name: str) -> str:
    return " ".join(name.casefold().replace("’", "'").split())


def _day(text: Any) -> date | None:
    return date.fromisoformat(text) if text else None


def _key(value: Any) -> int | None:
    return int(value) if value and value != NOBODY else None
