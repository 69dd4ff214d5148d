"""Third stage: records become a proposed plan, each value understood or asked about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from .cells import one_line
from .doubts import date_doubts, file_doubts
from .intime import differ, goes_back, in_time, is_told, updates_of
from .items import Phase, gathered, phases, split, states_of_phases, without_states
from .model import (
    Action,
    Dated,
    Doubt,
    Finding,
    Measure,
    Milestone,
    Priority,
    ProposedPlan,
    Rated,
    Reading,
    Said,
    Update,
    Who,
)
from .prose import prose_doubts
from .reading import Read
from .records import Piece, Record
from .values.dates import read_when
from .values.people import read_people
from .values.ratings import Rating, level_said, read_rating
from .vocabulary import Vocabulary, plain
from .whoandwhen import with_both

_REF = re.compile(
    r"(?:action\s+(?=[A-Z]{0,3}\d))?((?:[A-Z]{1,4}[ -]?)?\d+(?:\.\d+)+[a-z]?"
    r"|[A-Z]{1,3}\d+[a-z]?(?=[:.)])|\d+[a-z]?(?=[:.)]))[:.)]?\s+(?:[–-]\s+)?(?=\S)",
    re.IGNORECASE,
)
_PROSE = 12  # words: a longer status is a report
_OF_STEPS = ("lead", "owner", "comments", "other", "partners")
_KINDS = {"progress_rating": "progress", "impact_rating": "impact", "rating": ""}


@dataclass
class Builder:
    vocabulary: Vocabulary
    read: Read
    priorities: dict[str, Priority] = field(default_factory=dict)
    findings: dict[tuple[str, str], Finding] = field(default_factory=dict)
    actions: list[Action] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    places: dict[object, int] = field(default_factory=dict)  # of priorities and findings, by key

    def plan(self, kind: str) -> ProposedPlan:
        for record in self.read.records:
            self._record(record)
        answered: dict[int, list[int]] = {}
        for number, action in enumerate(self.actions):
            for at in action.findings:
                answered.setdefault(at, []).append(number)
        findings = tuple(
            replace(finding, actions=tuple(answered.get(at, ())))
            for at, finding in enumerate(self.findings.values())
        )
        plan = ProposedPlan(
            kind,
            self.read.title,
            tuple(self.priorities.values()),
            findings,
            tuple(self.actions),
            tuple(self.measures),
            tuple(self.read.found.keys.items()),
            (),
            tuple(self.read.found.left_out),
            self.read.notes,
        )
        doubts = (*file_doubts(plan, self.read.found.concerns), *self.doubts, *date_doubts(plan))
        return replace(plan, doubts=doubts)

    def _record(self, record: Record) -> None:
        if record.has("measure") and not record.has("action"):
            self._measure(record)
            return
        if not record.has("action", "steps"):
            self._finding(record)
            return
        self.doubts += prose_doubts(record, len(self.actions))
        parted = split(gathered(record))
        for each in parted.records:
            whole, asks = with_both(each)
            if asks:
                self._ask("who-and-when", asks, each.place, "lead", len(self.actions))
            self._action(whole)
        if parted.asks:
            code = "several-actions" if len(parted.records) == 1 else "steps"
            self._ask(code, parted.asks, record.place, "text", len(self.actions) - 1)

    def _ask(
        self, code: str, sentence: str, place: str, name: str = "", action: int | None = None
    ) -> None:
        self.doubts.append(Doubt(code, sentence, place, name, action))

    # Where it belongs

    def _priority(self, record: Record) -> tuple[int | None, str]:
        """The place of its priority, and the title inside it, if any."""
        bands = [band for band in record.bands if band.kind == "priority"]
        piece = record.first("priority")
        if piece is not None:
            said = Said(one_line(piece.words), piece.place, piece.heading)
            return self._place_of(said, plain(piece.heading)), ""
        if not bands:
            return None, ""
        group = bands[-1].words if len(bands) > 1 else ""
        level = "" if bands[0].level in ("sheet", "heading") else bands[0].level
        return self._place_of(Said(bands[0].words, bands[0].place), level), group

    def _place_of(self, title: Said, level: str) -> int:
        key = plain(title.words)
        self.priorities.setdefault(key, Priority(title, level))
        return self.places.setdefault(key, len(self.priorities) - 1)

    def _finding(self, record: Record) -> tuple[int, ...]:
        """The places of the findings that a record names; they are added where they are new."""
        band = next((band for band in record.bands[::-1] if band.kind == "finding"), None)
        ref = record.first("finding_ref")
        said = record.first("finding") or band or ref
        if said is None:
            return ()
        text = Said(said.words.strip(), said.place, getattr(said, "heading", ""))
        number = one_line(ref.words) if ref else ""
        key = (plain(number), plain(text.words))
        priority, _ = self._priority(record)
        self.findings.setdefault(key, Finding(text, number, priority))
        return (self.places.setdefault(key, len(self.findings) - 1),)

    # Actions

    def _action(self, record: Record) -> None:
        told = record.first("action", "steps")
        assert told is not None  # noqa: S101 - asked by the caller
        at = len(self.actions)
        ref, words = _with_ref(record.first("ref"), told.words)
        priority, group = self._priority(record)
        found = phases(record)
        if states := states_of_phases(record):
            record = self._as_a_whole(record, states, at)
        status, status_updates = _status(record)
        action = Action(
            Said(words, told.place, told.heading),
            record.place,
            ref,
            priority,
            group,
            self._finding(record),
            _said(piece for piece in record.all("steps") if piece is not told),
            self._who(record, "lead", at),
            self._who(record, "owner", at),
            self._who(record, "partners", at),
            self._dated(record.first("start"), "start", at),
            self._due(record, found, at),
            self._original(record, at),
            self._dated(record.first("completed"), "completed", at),
            tuple(self._ratings(record, at)),
            status,
            (*self._reports(record, at), *status_updates),
            milestones=tuple(self._milestone(each, at) for each in found),
        )
        self.actions.append(_with_texts(action, record))

    def _who(self, record: Record, name: str, at: int) -> Who | None:
        pieces = record.all(name)
        if not pieces:
            return None
        people = read_people("\n".join(piece.words for piece in pieces))
        if people is None:
            return None
        if people.asks:
            self._ask("people", people.asks, pieces[0].place, name, at)
        return Who(people, pieces[0].place, pieces[0].heading)

    def _dated(self, piece: Piece | None, name: str, at: int) -> Dated | None:
        if piece is None:
            return None
        when = read_when(piece.words, piece.day)
        if when.asks:
            self._ask(f"date-{when.form}", when.asks, piece.place, name, at)
        return Dated(when, piece.place, piece.heading)

    def _due(self, record: Record, found: list[Phase], at: int) -> Dated | None:
        piece = record.first("revised") or record.first("due")
        dated = [each.due for each in found if each.due is not None]
        if len(dated) > 1 or (dated and record.parts):
            sentence = (
                f"The action has {len(found)} phases, of which {len(dated)} have dates. They "
                "become milestones, and the last one’s date the action’s. Is that so?"
            )
            self._ask("phases", sentence, dated[-1].place, "due", at)
            days = [read_when(each.words, each.day) for each in dated]
            last = max(days, key=lambda each: (each.day is not None, each.day or each.first))
            return Dated(last, dated[-1].place, dated[-1].heading)
        return self._dated(piece, "due", at)

    def _original(self, record: Record, at: int) -> Dated | None:
        """The date that was first agreed, where the plan has a later one beside it."""
        piece = record.first("original")
        if piece is None and record.has("revised"):
            piece = record.first("due")
        return self._dated(piece, "original_due", at)

    def _as_a_whole(self, record: Record, states: tuple[str, ...], at: int) -> Record:
        """The action without the state of its first phase, unless all its phases stand alike."""
        if len(set(map(plain, states))) == 1:
            return record
        said = ", ".join(f"“{one_line(each)[:40]}”" for each in states)
        ask = f"Its phases stand differently ({said}). How does the action as a whole stand?"
        self._ask("states-of-phases", ask, record.place, "rating", at)
        return without_states(record)

    def _milestone(self, phase: Phase, at: int) -> Milestone:
        due = None
        if phase.due is not None:
            due = self._dated(phase.due, "milestones", at)
        return Milestone(one_line(phase.words), phase.place, due, one_line(phase.status))

    def _ratings(self, record: Record, at: int) -> list[Rated]:
        """In the order of their times; where nothing says which of two is newer, that is asked."""
        found = [*self._each_rating(record, at)]
        for kind in ("", "progress", "impact"):
            same = [each for each in found if each.kind == kind]
            if len(same) > 1 and not is_told(same) and differ(same):
                said = ", ".join(f"“{each.heading}”" for each in same)
                ask = f"Several columns rate the same, and differ ({said}). Which holds now?"
                self._ask("rating-conflict", ask, same[0].place, "rating", at)
        return in_time(found)

    def _reports(self, record: Record, at: int) -> list[Update]:
        """In the order of their times; asked about where only the columns' order says it."""
        found = updates_of(record)
        if goes_back(found):
            said = ", ".join(f"“{each.heading}”" for each in found)
            ask = f"The newest report seems to stand first ({said}). Is it so?"
            self._ask("report-order", ask, found[0].place, "progress", at)
        return in_time(found)

    def _each_rating(self, record: Record, at: int) -> Iterable[Rated]:
        found = False
        for piece in record.all(*_KINDS):
            rating = read_rating(piece.words, piece.fill, self.vocabulary, self.read.levels)
            if rating is None:
                continue
            found = True
            against = self._against(record, rating)
            code = "rating-conflict" if against or rating.is_conflict else "rating"
            if asks := rating.asks or against:
                self._ask(code, asks, piece.place, "rating", at)
            yield Rated(rating, _KINDS[piece.field], piece.place, piece.heading, piece.period)
        if not found:
            yield from self._rating_in_words(record, at)

    def _against(self, record: Record, rating: Rating) -> str:
        """A report that begins with "Completed" beside a rating that says otherwise."""
        for piece in record.all("progress", "status")[-1:]:
            said = level_said(_begins(piece.words), self.vocabulary)
            if said == "complete" and rating.shade not in ("", "green", "blue"):
                words = one_line(_begins(piece.words))[:60]
                return f"The report says “{words}”, but the rating is {rating.shade}. Which holds?"
        return ""

    def _rating_in_words(self, record: Record, at: int) -> Iterable[Rated]:
        """Where no column rates, the status says it, or the report in its first words."""
        strange: list[Rated] = []
        for piece in record.all("status"):
            rating = read_rating(piece.words, piece.fill, self.vocabulary, self.read.levels)
            if rating is None or len(piece.words.split()) > _PROSE:
                continue
            rated = Rated(rating, "progress", piece.place, piece.heading, piece.period)
            if rating.level or rating.shade:
                yield self._asked(rated, at)
                return
            strange.append(rated)
        last = record.all("progress", "status")[-1:]
        for piece in last:
            first = _begins(piece.words)
            if level := level_said(first, self.vocabulary):
                ask = f"“{one_line(first)[:60]}” was read from a report in words. Is it a rating?"
                self._ask("rating-in-words", ask, piece.place, "rating", at)
                rating = Rating(one_line(first), "", level, "prose", ask)
                yield Rated(rating, "progress", piece.place, piece.heading, piece.period)
                return
        yield from (self._asked(each, at) for each in strange[:1])
        if not strange and not record.has("status"):
            yield from self._rating_by_date(record, at)

    def _rating_by_date(self, record: Record, at: int) -> Iterable[Rated]:
        """Where nothing rates, a day on which it was completed."""
        for piece in record.all("completed")[:1]:
            when = read_when(piece.words, piece.day)
            if when.is_sure:
                ask = f"“{when.words}” is when it was completed. Is the action complete?"
                self._ask("rating-in-words", ask, piece.place, "rating", at)
                rating = Rating(when.words, "", "complete", "prose", ask)
                yield Rated(rating, "progress", piece.place, piece.heading, piece.period)

    def _asked(self, rated: Rated, at: int) -> Rated:
        if rated.rating.asks:
            self._ask("rating", rated.rating.asks, rated.place, "rating", at)
        return rated

    # Measures

    def _measure(self, record: Record) -> None:
        name = record.first("measure")
        assert name is not None  # noqa: S101 - asked by the caller
        ref, words = _with_ref(record.first("ref"), name.words)
        polarity, baseline = record.first("polarity"), record.first("baseline")
        priority, _ = self._priority(record)
        is_dated = [p for p in record.all("steps") if p.period is not None]  # "Milestone - Mar 24"
        self.measures.append(
            Measure(
                Said(words, name.place, name.heading),
                record.place,
                ref,
                priority,
                one_line(polarity.words) if polarity else "",
                _reading(baseline) if baseline else None,
                tuple(map(_reading, [*record.all("target"), *is_dated])),
                tuple(map(_reading, record.all("actual", "progress"))),
                tuple(map(_reading, record.all("comparator"))),
                self._of_measure(record),
            )
        )

    def _of_measure(self, record: Record) -> Who | None:
        piece = record.first("lead", "owner")
        people = read_people(piece.words) if piece else None
        return Who(people, piece.place, piece.heading) if piece and people else None


def _begins(words: str) -> str:
    return re.split(r"[.;:\n–—]| - ", words.strip(), maxsplit=1)[0]


def _with_ref(piece: Piece | None, words: str) -> tuple[str, str]:
    """A reference of its own, or the number that the words begin with."""
    text = words.strip()
    match = _REF.match(text)
    if piece is not None:
        ref = one_line(piece.words).rstrip(".):")
        is_same = match is not None and match[1] == ref
        return ref, text[match.end() :] if match and is_same else text
    return (match[1], text[match.end() :]) if match else ("", text)


def _said(pieces: Iterable[Piece]) -> tuple[Said, ...]:
    return tuple(Said(piece.words, piece.place, piece.heading) for piece in pieces if piece.words)


def _with_texts(action: Action, record: Record) -> Action:
    others = record.all("comments", "other", "target", "actual", "baseline")
    steps = [p for part in record.parts for p in part if p.field in _OF_STEPS]
    rows = replace(record, pieces=tuple(p for part in (record.pieces, *record.parts) for p in part))
    return replace(
        action,
        success=_said(rows.all("success")),
        outcomes=_said(p for p in rows.all("outcome") if p.period is None),
        evidence=_said(rows.all("evidence")),
        monitoring=_said(record.all("monitoring")),
        next_steps=_said(record.all("next")),
        resources=_said(record.all("resources")),
        risks=_said(record.all("risk")),
        others=_said([*others, *steps]),
    )


def _reading(piece: Piece) -> Reading:
    return Reading(one_line(piece.words), piece.place, piece.heading, piece.period)


def _status(record: Record) -> tuple[Said | None, list[Update]]:
    """A status in a few words; in many it is a report."""
    piece = record.first("status")
    if piece is None:
        return None, []
    said = Said(one_line(piece.words), piece.place, piece.heading)
    if len(piece.words.split()) <= _PROSE:
        return said, []
    return None, [Update("progress", piece.words, piece.place, piece.heading, piece.period)]
