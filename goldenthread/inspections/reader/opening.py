"""What stands at the head of a report: its title, the dates, the lead inspector."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from goldenthread.documents.layout import Place
from goldenthread.documents.layout.lines import Line, join_lines

from .blocks import places_of
from .dates import Span, read_dates, read_span
from .model import Read

_DATES = re.compile(r"(?:inspection dates?|dates? of (?:the )?inspection)\b\s*:?", re.IGNORECASE)
_INSPECTOR = re.compile(r"\blead (?:ofsted )?inspectors?\b\s*:?", re.IGNORECASE)
_TEAM_LEAD = re.compile(
    r"(?:lead|reporting) inspectors?\s*:?\s*(?P<name>.*?)\s*(?:deputy lead inspector.*)?$",
    re.IGNORECASE,
)
_PREVIOUS = re.compile(r"dates? of (?:the )?previous\b", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"(?:report |date |first )*published(?: on)?\s*:|report published\b|publication date\b\s*:?",
    re.IGNORECASE,
)
_TABLE = re.compile(r"judgements?\b.{0,40}$", re.IGNORECASE)
_LABELS = (_DATES, _INSPECTOR, _PUBLISHED, _PREVIOUS, _TABLE)
AFTER_NAME = re.compile(
    r"\s*(?:[,(;–]|\s-\s|\b(?:his|her) majesty|\bHM[IC]\b|\bsenior\b|\bofsted\b|\bregulatory\b"
    r"|\bsocial care\b).*",
    re.IGNORECASE | re.DOTALL,
)
_MOST_TITLE_LINES = 12
_MOST_LABEL_LINES = 3
_LINE_STEP = 1.8  # from line to line of one passage, as a share of the letters' height


@dataclass(frozen=True, slots=True)
class Opening:
    title: tuple[Line, ...]
    dates: tuple[Line, ...]
    inspector: tuple[Line, ...]
    published: tuple[Line, ...]

    @property
    def title_text(self) -> str:
        return join_lines([line.text for line in self.title])


def read_opening(lines: Sequence[Line]) -> Opening:
    """The title is what stands before the first label on the first page that has text."""
    first = [line for line in lines if line.page == lines[0].page] if lines else []
    labelled = [i for i, line in enumerate(first) if any(p.match(line.text) for p in _LABELS)]
    end = labelled[0] if labelled else _MOST_TITLE_LINES
    return Opening(
        tuple(first[: min(end, _MOST_TITLE_LINES)]),
        _after_label(first, _DATES),
        _after_label(first, _INSPECTOR),
        _after_label(first, _PUBLISHED),
    )


def _after_label(lines: Sequence[Line], label: re.Pattern[str]) -> tuple[Line, ...]:
    """The label's line and those below it until the next label or a bigger hole."""
    start = next((i for i, line in enumerate(lines) if label.search(line.text)), None)
    if start is None:
        return ()
    found = [lines[start]]
    for line in lines[start + 1 : start + _MOST_LABEL_LINES]:
        apart = line.box.top - found[-1].box.top > _LINE_STEP * line.size
        if apart or any(p.match(line.text) for p in _LABELS):
            break
        found.append(line)
    return tuple(found)


def read_inspection_dates(opening: Opening) -> tuple[Span, tuple[Place, ...]]:
    text = _value(opening.dates, _DATES)
    return read_span(text), places_of(opening.dates)


def read_published(opening: Opening) -> Read[date] | None:
    days = read_dates(_value(opening.published[:1], _PUBLISHED))
    return Read(days[0], places_of(opening.published[:1])) if days and days[0] else None


def _value(lines: Sequence[Line], label: re.Pattern[str]) -> str:
    """The text behind the label; a second label on the same line ends it."""
    text = join_lines([line.text for line in lines])
    match = label.search(text)
    rest = text[match.end() :].strip() if match else ""
    others = [m.start() for p in _LABELS[:3] if p is not label and (m := p.search(rest))]
    return rest[: min(others)] if others else rest


def read_named_inspector(lines: Sequence[Line]) -> Read[str] | None:
    """The name behind "Lead inspector" where the team is named; a deputy's label is another."""
    for line, below in zip(reversed(lines), [None, *reversed(lines)], strict=False):
        if match := _TEAM_LEAD.match(line.text):
            printed = match["name"] or (below.text if below else "")
            name = AFTER_NAME.sub("", printed).strip(" .:")
            if name:
                return Read(name, (line.place,))
    return None


def read_inspector(opening: Opening) -> Read[str] | None:
    """The name without the office behind it."""
    text = _value(opening.inspector[:1], _INSPECTOR) or _value(opening.inspector, _INSPECTOR)
    name = AFTER_NAME.sub("", text).strip(" .:")
    return Read(name, places_of(opening.inspector[:1])) if name else None
