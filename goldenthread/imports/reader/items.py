"""Several actions in one row, matched by line; and one action in phases."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .cells import one_line
from .records import Band, Piece, Record, joined
from .values.dates import Form, read_when
from .values.days import days_said
from .whoandwhen import BOTH

_NUMBER = re.compile(
    r"\(?(?:\d+(?:\.\d+)*[a-z]?|[a-z]|[ivx]{1,4})[.)]\s+(?=\S)|\d+(?:\.\d+)+[a-z]?\s+"
)
_BULLET = re.compile(r"[•●▪◦‣·\u2043\uf0b7–-]\s*(?=\S)")
_PHASE = re.compile(
    r"(?:phase|stage|step|part)\s*(?:\d+|[ivx]+\b|[a-d]\b|one|two|three|four)", re.IGNORECASE
)
_MATCHED = (
    "due",
    "owner",
    "lead",
    "status",
    "rating",
    "progress_rating",
    "start",
    "revised",
    "ref",
    BOTH,
)
_DECIDES = ("due", "owner", "lead")


@dataclass(frozen=True, slots=True)
class Split:
    """The records that one row holds; `asks` where it may hold several that cannot be matched."""

    records: tuple[Record, ...]
    asks: str = ""


def split(record: Record) -> Split:
    action = record.first("action")
    if action is not None and _are_rows_of_steps(record):
        return _steps(record, action)
    if action is None or record.parts:
        return Split((record,))
    if "\n" not in action.words:
        return Split((record,), _unmatched(record, action))
    for is_marked, items in _segmentations(action.words):
        parts = {p.place: seg for p in record.all(*_MATCHED) if (seg := _segments(p, len(items)))}
        if _is_matched(record, parts, is_marked):
            return Split(tuple(_records(record, action, items, parts)))
    return Split((record,), _unmatched(record, action))


def _are_rows_of_steps(record: Record) -> bool:
    """Rows below one action that have steps with people of their own are actions themselves."""
    fields = [{piece.field for piece in part} for part in record.parts]
    has_people = any({"lead", "owner"} & each for each in fields)
    return bool(fields) and has_people and all("steps" in each for each in fields)


_SHARED = ("finding", "finding_ref", "priority")


def _steps(record: Record, action: Piece) -> Split:
    title = Band("priority", "action", one_line(action.words), action.place)
    shared = tuple(record.all(*_SHARED))
    first = tuple(piece for piece in record.pieces if piece is not action)
    rows = (first, *((*shared, *part) for part in record.parts))
    made = tuple(
        replace(
            record,
            pieces=tuple(replace(p, field="action") if p.field == "steps" else p for p in row),
            place=row[-1].place,
            bands=(*record.bands, title),
            parts=(),
        )
        for row in rows
        if any(piece.field == "steps" for piece in row)
    )
    return Split(
        made,
        f"The steps of “{one_line(action.words)[:60]}” have people of their own, and are taken as "
        "actions under it.",
    )


def _is_matched(record: Record, parts: dict[str, list[str]], is_marked: bool) -> bool:
    """Lines are actions of their own where each has its date; where they are numbered, an owner
    for each is enough."""
    names = {piece.field for piece in record.pieces if piece.place in parts}
    if "due" in names or "ref" in names:
        return True
    due = record.first("due")
    has_one_date = due is None or len(_lines(due.words)) == 1
    return is_marked and bool(names & set(_DECIDES)) and has_one_date


def _unmatched(record: Record, action: Piece) -> str:
    due = record.first("due")
    dates = list(days_said(due.words)) if due else []
    phases = any(_PHASE.search(p.words) for p in record.all("due", "action", "steps", "status"))
    if len(dates) < 2 or phases or (len(dates) == 2 and "\n" not in action.words):
        return ""  # two dates of one action are a span, or a date that moved: asked about there
    return (
        f"The row has {len(dates)} dates, which do not match its lines. It may hold several "
        "actions, and is kept as one: which date belongs to what?"
    )


def _segmentations(text: str) -> Iterator[tuple[bool, list[str]]]:
    """The ways in which a cell may fall into items, and whether each item is marked as one."""
    lines = _lines(text)
    for mark in (_NUMBER, _BULLET):
        if mark.match(lines[0]) and len(items := _marked(lines, mark)) > 1:
            yield True, items
    groups = [" ".join(group.split("\n")).strip() for group in re.split(r"\n\s*\n", text)]
    if len(groups) > 1:
        yield False, groups
    if len(lines) > 1:
        yield False, lines


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def _marked(lines: Sequence[str], mark: re.Pattern[str]) -> list[str]:
    items: list[str] = []
    for line in lines:
        if mark.match(line) or not items:
            items.append(line)
        else:
            items[-1] = f"{items[-1]}\n{line}"
    return items


def _segments(piece: Piece, count: int) -> list[str]:
    """The piece's words in so many items; empty where they are not so many."""
    if "\n" not in piece.words:
        return []
    found = next((items for _, items in _segmentations(piece.words) if len(items) == count), [])
    if piece.field == "due" and not all(map(_is_date, found)):
        return []
    return found


def _is_date(words: str) -> bool:
    return read_when(_unmarked(words)).form not in (Form.UNKNOWN, Form.NONE)


def _unmarked(words: str, *, numbered: bool = False) -> str:
    """Without the bullet, or the number, that a line begins with."""
    bare = _BULLET.sub("", words, count=1) if _BULLET.match(words) else words
    return _NUMBER.sub("", bare, count=1) if numbered and _NUMBER.match(bare) else bare


def _records(
    record: Record, action: Piece, items: Sequence[str], parts: dict[str, list[str]]
) -> Iterator[Record]:
    for number, item in enumerate(items):
        pieces = []
        for piece in record.pieces:
            if piece is action:
                pieces.append(replace(piece, words=_unmarked(item)))
            elif piece.place in parts and piece.field in _MATCHED:
                words = _unmarked(parts[piece.place][number], numbered=piece.field != "ref")
                pieces.append(replace(piece, words=words))
            else:
                pieces.append(piece)
        yield replace(record, pieces=tuple(pieces))


# Phases


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase's words, and the pieces that say when it is due and how it stands."""

    name: str
    words: str
    place: str
    due: Piece | None = None
    status: str = ""


_STATES = ("status", "rating", "progress_rating")
_OF_A_PHASE = {"due", "phase", "steps", "revised", *_STATES}


def gathered(record: Record) -> Record:
    """A record whose further rows are no phases has their words as its own."""
    if not record.parts or any(p.field in _OF_A_PHASE for part in record.parts for p in part):
        return record
    pieces = record.pieces
    for part in record.parts:
        pieces = joined(pieces, part)
    return replace(record, pieces=pieces, parts=())


def _rows_of_phases(record: Record) -> tuple[tuple[Piece, ...], ...]:
    """Of the first row, what further rows have for themselves: a phase of its own; then these."""
    fields = {piece.field for part in record.parts for piece in part}
    first = tuple(piece for piece in record.pieces if piece.field in fields)
    return (first, *record.parts)


def states_of_phases(record: Record) -> tuple[str, ...]:
    """How each of several rows of one action stands, as written; empty where that is said once."""
    rows = _rows_of_phases(record)
    return tuple(p.words for row in rows for p in row if p.field in _STATES and p.words)


def without_states(record: Record) -> Record:
    """Without the state of its first phase, which is not the action's."""
    return replace(record, pieces=tuple(p for p in record.pieces if p.field not in _STATES))


def phases(record: Record) -> list[Phase]:
    """The phases of a row: named in its cells, or in rows of their own below it."""
    if record.parts:
        return [_phase_of(row) for row in _rows_of_phases(record) if row]
    found: dict[str, dict[str, Piece]] = {}
    names: dict[str, str] = {}
    for piece in record.all("action", "steps", "due", "status", "progress", "success", "target"):
        for name, words in _phase_items(piece.words):
            key = " ".join(name.lower().split())
            names.setdefault(key, name)
            found.setdefault(key, {}).setdefault(piece.field, replace(piece, words=words))
    if len(found) < 2:
        return []
    return [_named(names[key], pieces) for key, pieces in found.items()]


def _phase_items(text: str) -> Iterator[tuple[str, str]]:
    """Each phase with its words, where a cell names two or more."""
    starts = list(_PHASE.finditer(text))
    starts = [m for m in starts if not m.start() or text[m.start() - 1] in "\n;,.•(- "]
    for match, after in zip(starts, [*starts[1:], None], strict=False):
        words = text[match.end() : after.start() if after else len(text)]
        yield match[0], words.strip(" \n:;,.–—-•")


def _named(name: str, pieces: dict[str, Piece]) -> Phase:
    told = pieces.get("action") or pieces.get("steps")
    any_piece = next(iter(pieces.values()))
    status = pieces.get("status") or pieces.get("progress")
    words = f"{name}: {told.words}" if told and told.words else name
    return Phase(name, words, any_piece.place, pieces.get("due"), status.words if status else "")


def _phase_of(part: Sequence[Piece]) -> Phase:
    def first(*names: str) -> Piece | None:
        return next((p for n in names for p in part if p.field == n), None)

    told = first("steps", "phase", "success", "progress", "other") or part[0]
    status = first("status", "rating", "progress")
    words = told.words or part[0].words
    due = first("due")
    state = status.words if status and status is not told else ""
    return Phase(words, words, part[0].place, due, state)
