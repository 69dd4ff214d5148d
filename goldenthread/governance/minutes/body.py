"""Fourth stage: the lines of one item → its parts, and what each part says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from . import documents
from .items import Block
from .lines import Line, Role, joined
from .model import Document, Doubt, Item, Place, Proposal, Read, Resolution, missing
from .referrals import referrals_in
from .resolutions import (
    Found,
    merged,
    recommended_in,
    resolutions_in,
    told_above,
    without_recommended,
)
from .undertakings import undertakings_in
from .verbs import acts_of
from .votes import in_table
from .words import ABRIDGED, Part, label_at_start, label_of

CUT_OFF = re.compile(
    r"(?:\.\.\.|…)?\s*view the full (?:minutes?|agenda|item"
    r"|decision)?\s*(?:item )?text(?: for item [^.]{1,20})?\.?"
    r"|(?:\.\.\.|…)\s*(?:read|view|show) (?:more|full)\b.{0,40}$",
    re.IGNORECASE,
)
_ENDS_CUT = re.compile(r"[\w,’”] ?(?:\.\.\.|…)$")
_PURPOSE = re.compile(
    r"(?:To (?:\w+)\b|The (?:purpose|report|committee|panel|board|cabinet|scrutiny"
    r"|council)\b.{0,80}"
    r"\b(?:is|will|asks?|sets|provides|seeks|presents|are)\b|(?:This|A|The attached) (?:report"
    r"|paper|item)\b"
    r"|Report of\b|Members (?:are|will)\b|This is\b)",
)
_FURNITURE = re.compile(
    r"[•·\s-]*(?:Feedback|Back to (?:the )?top(?: of (?:the )?page)?"
    r"|View the background to item .{1,12}"
    r"|View (?:directions|Recorded Vote for this item)|Link to .{1,80}|Print this page"
    r"|Share this page|Items"
    r"|Recorded Vote|Title|Type|Recorded Vote text|Result"
    r"|The meeting (?:commenced|closed|concluded|ended|started|finished|began)\b.{0,120}"
    r"|(?:Signed|Chair(?:man)?)\s?:?[ ._-]{0,40}|Decision number:.{0,20}"
    r"|View the (?:decision|declarations of interest|webcast).{0,60})\.?$",
    re.IGNORECASE,
)
_PROPOSED = re.compile(
    r"^(?:\d[\d.]*\s+)?Recommend(?:ation|ed|ations)\(?s?\)?\s*[:–-]\s*(?P<text>.+)", re.IGNORECASE
)


@dataclass(slots=True)
class Parts:
    """An item's lines by the labels over them; `above_decision`: the two before that label."""

    lines: dict[Part, list[Line]] = field(default_factory=dict)
    labels: dict[Part, Place] = field(default_factory=dict)
    documents: list[Document] = field(default_factory=list)
    above_decision: list[Line] = field(default_factory=list)
    unlabelled: bool = False

    def of(self, part: Part) -> list[Line]:
        return self.lines.get(part, [])


def parts_of(lines: Iterable[Line], first: Part) -> Parts:
    """Sort an item's lines under its labels; those before any label are of `first`."""
    parts = Parts()
    part = first
    for line in lines:
        if _FURNITURE.fullmatch(line.text):
            continue
        if named := label_of(line.text, styled=line.role in {Role.LABEL, Role.HEADING}):
            if named is Part.DECISION and named not in parts.labels:
                parts.above_decision = parts.of(part)[-2:]
            part = _turn(parts, named, line)
            continue
        if inline := label_at_start(line.text):
            part = _turn(parts, inline[0], line)
            parts.lines.setdefault(part, []).append(_replaced(line, inline[1]))
            continue
        if part is Part.DOCUMENTS:
            if documents.is_document(line):
                parts.documents += documents.listed([line])
                continue
            # What follows the list of documents without a label was the minutes.
            part = Part.MINUTES
            parts.unlabelled = parts.unlabelled or Part.MINUTES not in parts.labels
        parts.lines.setdefault(part, []).append(line)
    if first is Part.PURPOSE:
        _without_labels(parts)
    return parts


def _turn(parts: Parts, part: Part, line: Line) -> Part:
    parts.labels.setdefault(part, line.place)
    return part


def _without_labels(parts: Parts) -> None:
    """Where no label tells, minutes begin behind the paragraph that says what the item is for."""
    lines = parts.of(Part.PURPOSE)
    if parts.labels.keys() & {Part.MINUTES, Part.DECISION} or parts.of(Part.MINUTES):
        return
    told = 1 if lines and _PURPOSE.match(lines[0].text) else 0
    rest = lines[told:]
    if _is_minuted(rest, lines[:told]):
        parts.lines[Part.PURPOSE] = lines[:told]
        parts.lines[Part.MINUTES] = rest
        parts.unlabelled = True


_TOLD = re.compile(
    r"\b(?:Committee|Cabinet|Council|Board|Panel|Members?|Officers?|Chair\w*|Director|Councillors?)"
    r"(?: [\w’'-]{1,30}){0,6}? (?:considered|received|introduced|presented|asked|welcomed|noted"
    r"|thanked|discussed|undertook|explained|reported|advised|heard)\b"
)
_BRIEFLY = re.compile(
    r"\bdeclared an?\b|\b(?:was|were) (?:received|given to|submitted|agreed)\b|\bThere (?:were"
    r"|was) (?:no|none)\b"
)


def _is_minuted(lines: Sequence[Line], above: Sequence[Line]) -> bool:
    """Whether these paragraphs tell what happened: something is resolved, or was said."""
    if not lines:
        return False
    if any(
        row.basis == "resolved"
        for row in resolutions_in(without_recommended([*above, *lines])).rows
    ):
        return True
    words = joined(lines)[:6000]
    if _TOLD.search(words) and resolutions_in(lines).rows:
        return True
    past = re.findall(
        r"\b(?:introduced|presented|reported|explained|noted that|asked|advised|welcomed|thanked"
        r"|considered|received|discussed|commented|highlighted|stated|queried)\b",
        words,
    )
    return len(past) >= 3 or bool(_BRIEFLY.search(words[:400]))


@dataclass(frozen=True, slots=True)
class Told:
    """An item, and what is doubtful about it."""

    item: Item
    doubts: tuple[Doubt, ...]


def item_of(
    block: Block, numbers: tuple[Read[str], Read[str], Read[str]], first: Part = Part.PURPOSE
) -> Told:
    """One item as its lines tell it."""
    parts = parts_of(block.lines, first)
    minutes, cut = _uncut(parts.of(Part.MINUTES))
    decision, cut_decision = _uncut(parts.of(Part.DECISION))
    decided = resolutions_in(decision, decision=True)
    minuted = resolutions_in(minutes, whole=not cut)
    rows = told_above(merged(decided.rows, minuted.rows), parts.above_decision)
    rows = _with_table(rows, minutes)
    title = block.title
    purpose = parts.of(Part.PURPOSE)
    number, agenda, minute = numbers
    item = Item(
        number=number,
        agenda_number=agenda,
        minute_number=minute,
        title=Read(documents.title_of(title), title.place) if title else missing(_NO_TITLE),
        purpose=_text(purpose, "The document does not say what the item is for."),
        resolutions=tuple(rows),
        proposals=tuple(_proposals(purpose)),
        undertakings=undertakings_in(minutes, minuted.taken),
        referrals=referrals_in(title, [*minutes, *purpose], rows),
        documents=tuple(_documents(title, purpose, parts)),
        reasons=_text(parts.of(Part.REASONS), "The document gives no reasons."),
        options_rejected=_text(parts.of(Part.OPTIONS), "The document names no rejected options."),
        has_minutes=bool(minutes or decision),
        truncated=cut or cut_decision,
        abridged=any(ABRIDGED.search(line.text) for line in block.lines),
    )
    doubts = _doubts(item, parts, (decided, minuted), minutes)
    return Told(item, tuple(doubts))


_NO_TITLE = "The title of the item is not in this copy."


def _text(lines: Sequence[Line], reason: str) -> Read[str]:
    said = [line for line in lines if not re.fullmatch(r"[-–—]+|[\d.]+", line.text)]
    if said and all(re.fullmatch(r"\[[^\]]*…[^\]]*\]", line.text) for line in said):
        return missing("It was left out by whoever made this copy: […].")
    return Read("\n".join(line.text for line in said), said[0].place) if said else missing(reason)


def _uncut(lines: Sequence[Line]) -> tuple[list[Line], bool]:
    """The lines without "… view the full minutes text", and whether something was cut off."""
    found: list[Line] = []
    cut = False
    for line in lines:
        match = CUT_OFF.search(line.text)
        text = line.text[: match.start()].strip(" .…\u00a0") if match else line.text
        cut = cut or bool(match)
        if text:
            found.append(line if text == line.text else _replaced(line, text))
    if found and _ENDS_CUT.search(found[-1].text) and not ABRIDGED.search(found[-1].text):
        cut = True
    return found, cut


def _replaced(line: Line, text: str) -> Line:
    return Line(text, line.place, line.role, line.links)


def _proposals(purpose: Sequence[Line]) -> Iterable[Proposal]:
    """ "Recommendation: that the panel note the report", as an agenda prints it."""
    for line in purpose:
        if match := _PROPOSED.match(line.text):
            yield Proposal(match["text"], line.place, acts_of(match["text"]))
    yield from recommended_in(purpose)


def _documents(title: Line | None, purpose: Sequence[Line], parts: Parts) -> Iterable[Document]:
    if title:
        yield from documents.report_of(title)
    for line in purpose:
        late = documents.to_follow(line, documents.title_of(title) if title else None)
        if late:
            yield late
        elif any(documents.is_document(Line("", line.place, links=(link,))) for link in line.links):
            yield from documents.listed([line])
    yield from parts.documents


def _with_table(rows: Sequence[Resolution], minutes: Sequence[Line]) -> list[Resolution]:
    """Rows with what modern.gov's table of recorded votes says of them."""
    return in_table(rows, [line for line in minutes if line.role is Role.ROW])


# What is doubtful


def _doubts(
    item: Item, parts: Parts, found: tuple[Found, Found], minutes: Sequence[Line]
) -> list[Doubt]:
    name = _name(item)
    doubts = []
    if item.truncated:
        last = minutes[-1].place if minutes else None
        doubts.append(Doubt(f"The minutes of {name} are cut off in this copy: what was decided "
                            "or promised after that is not known.", last))  # fmt: skip
    if item.abridged:
        doubts.append(Doubt(f"The text of {name} was abridged by whoever made this copy: […]."))
    if parts.unlabelled and item.has_minutes:
        first = minutes[0].place if minutes else None
        doubts.append(Doubt(f"No label says where the minutes of {name} begin.", first))
    label = parts.labels.get(Part.DOCUMENTS)
    if label and not parts.documents:
        doubts.append(Doubt(f"{name[:1].upper()}{name[1:]} has a heading for documents, but none "
                            "is listed in this copy.", label))  # fmt: skip
    for place in (place for each in found for place in each.empty):
        doubts.append(Doubt(f"{name[:1].upper()}{name[1:]} says that it was resolved, but what "
                            "was resolved is not in this copy.", place))  # fmt: skip
    for vote in (vote for each in found for vote in each.unplaced):
        doubts.append(Doubt(f"“{vote.words}” stands at {name}, and what it names was not found "
                            "there: say how each resolution was carried.", vote.place))  # fmt: skip
    return doubts


def _name(item: Item) -> str:
    if item.number.value:
        return f"item {item.number.value}"
    return f"“{item.title.value}”" if item.title.value else "an item without a title"
