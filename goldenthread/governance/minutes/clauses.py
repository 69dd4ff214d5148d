"""Where something is decided, and the clauses of it: from "RESOLVED" or "It was agreed that" on,
as far as the list or sentence behind it reaches.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from .clause_votes import names_clauses
from .lines import Line, Role
from .model import Act, Place
from .verbs import acts_of, recommended_to
from .votes import vote_in
from .words import Mark, label_of, mark_of, unquoted

LED = re.compile(
    r"(?:The )?(?:[A-Z][\w’'&,-]* ){0,6}?"
    r"(?:Committee|Cabinet|Council|Board|Panel|Executive|Mayor)\s?:"
)
STRONG = re.compile(
    r"\bRESOLVED\b|RESOLVED(?=That)|\b(?:RECOMMENDED|ORDERED|DECIDED)\b(?=\s*(?:[:(–—-]"
    r"|to\b|TO\b|[Tt]hat\b|THAT\b|$))"
    r"|\bAGREED\b(?=\s*(?:[:(–—-]|[Tt]hat\b|THAT\b|to\b|TO\b|$))|\bDECISION\b(?=\s*:)"
    r"|^Recommendations? (?:agreed|approved)(?=\s*:)"
    r"|\b[Ss]econded\b[^.;]{0,160}?\b(?:agreed|carried)(?: unanimously)?(?=,? (?:that|to)\b)"
    r"|(?:^|(?<=[.;] )|(?<=and )|(?<=was )|(?<=therefore )|(?<=unanimously ))"
    r"(?:Resolved|Recommended|Agreed|Decided)\b"
    r"(?=\s*(?:[:(–—-]|that\b|That\b|to\b|unanimously\b|by (?:a )?majority|$))"
    r"|^(?:\d{1,3}(?:\.\d{1,3}){0,2}\s+)(?:Resolved|Agreed)\b"
    r"|\b(?:[Ii]t was|and it was|[Cc]ommittee|[Cc]abinet|[Cc]ouncil|[Pp]anel|[Bb]oard|[Mm]embers"
    r"|[Ee]xecutive|[Ff]orum|[Cc]ommission|[Mm]eeting)(?: \w{3,12})? resolved\b"
    r"(?=\s*(?:[:–-]|unanimously\b|that\b|to\b|$))"
)
_WEAK = re.compile(
    r"\b(?:[Ii]t was|[Ww]ere|[Cc]ommittee|[Cc]abinet|[Cc]ouncil|[Pp]anel|[Bb]oard|[Mm]embers"
    r"|[Ee]xecutive"
    r"|Mayor|Leader|[Mm]eeting|[Ff]orum|[Cc]ommission|[Gg]roup)"
    r"(?: then| also| unanimously| therefore| duly| accordingly| had)? (?:agreed|decided)"
    r"(?: unanimously| by a majority)?(?=\s*[:–-]|\s+that\b|\s+to\b)"
)
_FORM = re.compile(
    r"\s*[:–-]?\s*\((?P<form>[^()]{2,80})\)"
    r"|,?\s+(?P<said>unanimously|by (?:a )?majority|nem\.? ?con\.?"
    r"|by \d{1,3} votes? (?:for )?to \d{1,3}(?:,? with \d{1,3} abstentions?)?),?"
)
_OPENING = re.compile(r"^[\s:;,–—.-]+")
_RECOMMENDED = re.compile(r"\s*(?:to|TO) RECOMMEND\b|^(?:RECOMMENDED|Recommended)\b")
_STEM = re.compile(
    r"(?:[Tt]hat|THAT|[Tt]o|TO)?[\s:;,–—-]{0,4}"
    r"|(?:[\w’'&,()-]{1,40} ){0,16}?"
    r"(?:Committee|Cabinet|Council|Board|Panel|Executive|Mayor|Members|Commission|Forum"
    r"|Partnership|committee|cabinet|council|board|panel|members|that|to|following|meeting"
    r"|Portfolio Holder|(?:Cabinet|Executive) Member|Leader(?: of the Council)?"
    r"|(?:Portfolio Holder|Cabinet Member|Executive Member)"
    r" for (?:[A-Z][\w’'&,-]{0,40} ?|and ){1,8})"
    r"(?: (?:members|Members|is recommended to|agreed to|agrees? to|to|resolves? to|resolves?"
    r"|agreed))?"
    r"[\s:;,–—-]{0,4}"
)
_INLINE = re.compile(
    r"(?:^|(?<=[;,:.] )|(?<=and )|(?<=^[Tt]hat )|(?<=^[Tt]o ))"
    r"(?=\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})\) )"
)
_VOTING = re.compile(
    r"^\(?(?:Voting|The vote|Vote|Votes cast|Unanimous|By majority|Carried|FOR|For|AGAINST|Against"
    r"|ABST\w{0,10}|Abst\w{0,10}|In favour|NOT VOTING|Not voting|A recorded vote|The (?:motion"
    r"|proposal"
    r"|recommendations?|substantive motion) (?:was|were))\b"
)
_INTRODUCES = re.compile(r"[:–-]$")
_OPEN_END = re.compile(r"(?:[;,:–-]|\b(?:and|or))$")


@dataclass(slots=True)
class Draft:
    """A clause that is being gathered, with the words on the vote near it."""

    text: str
    place: Place
    mark: Mark | None = None
    said: list[tuple[str, Place]] = field(default_factory=list)


@dataclass(slots=True)
class Block:
    """What follows one word of deciding, as far as it reaches (`end` is the line after it).

    `on_some`: lines on the vote on some of its clauses, which they name."""

    strong: bool
    end: int
    stem: str = ""
    said: str = ""
    recommends: bool = False
    to: str | None = None
    drafts: list[Draft] = field(default_factory=list)
    on_some: list[tuple[str, Place]] = field(default_factory=list)


def block_at(lines: Sequence[Line], index: int) -> Block | None:
    """The block that begins on this line; None where nothing is decided on it."""
    line = lines[index]
    words = unquoted(line.text)
    strong = STRONG.search(words)
    match = strong or _WEAK.search(words)
    if match is None or line.role in {Role.LABEL, Role.ROW} or _is_of_led_list(lines, index):
        return None
    rest = line.text[match.end() :]
    block = Block(bool(strong), index + 1)
    if recommends := _RECOMMENDED.match(rest) or _RECOMMENDED.match(match[0]):
        block.recommends = True
        rest = rest[recommends.end() :] if recommends.re.match(rest) else rest
        block.to = recommended_to(rest)
    told = match.end() if match[0].lower().startswith("second") else match.start()
    rest = _take_form(rest, block, words[:told])
    if block.to and (cut := re.match(r"[\s:(–-]*(?:to|TO) [^:;.]{2,120}?(?:[:;)]|$)", rest)):
        rest = rest[cut.end() :]
    _gather(block, lines, index, _OPENING.sub("", rest))
    if not strong and not _is_decided(block):
        return None
    return block


def _is_of_led_list(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is one of a list under "The Committee:", each with a verb of its own."""
    if not mark_of(lines[index].text, after=_any_letter(lines[index].text)):
        return False
    while index and mark_of(lines[index].text, after=_any_letter(lines[index].text)):
        index -= 1
    return bool(LED.fullmatch(lines[index].text))


def _any_letter(text: str) -> Mark | None:
    """What makes "b)" a mark also where "a)" is not at hand."""
    found = re.match(r"\(?([b-z])[).]", text)
    return Mark("letter", chr(ord(found[1]) - 1), "") if found else None


def _take_form(rest: str, block: Block, before: str) -> str:
    """Take "(by majority)" off the words behind RESOLVED, and keep it."""
    match = _FORM.match(rest)
    if match and (vote_in(match["form"] or match["said"], None) or block.recommends):
        block.said = match["form"] or match["said"]
        return rest[match.end() :]
    tail = before[-120:]
    if re.search(r"\bunanimously\s*$|put to (?:the|a) vote", tail):
        block.said = "unanimously" if "unanimously" in tail[-14:] else ""
    return rest


def _is_decided(block: Block) -> bool:
    """Whether what "it was agreed" introduces is a decision, and no remark or promise."""
    if not block.drafts:
        return False
    if re.search(r"\bwould\b", block.drafts[0].text) and not block.drafts[0].mark:
        return False
    listed = len(block.drafts) > 1 or bool(block.drafts[0].mark)
    return listed or bool(clause_acts(block.drafts[0].text))


def _gather(block: Block, lines: Sequence[Line], index: int, rest: str) -> None:
    """Fill the block: first the words on its own line, then the lines that belong to it."""
    if _is_stem(rest):
        block.stem = rest
    elif rest:
        first, *others = _INLINE.split(rest)
        if others and _is_stem(first):
            block.stem = first.strip()
        else:
            others.insert(0, first)
        for part in others:
            _add(block, part.strip(), lines[index].place)
    _take_below(block, lines, index)


def _take_below(block: Block, lines: Sequence[Line], index: int) -> None:
    for at in range(index + 1, len(lines)):
        if not _belongs(block, lines[at]):
            break
        block.end = at + 1


def _is_stem(words: str) -> bool:
    return bool(_STEM.fullmatch(words)) and not clause_acts(words)


def _belongs(block: Block, line: Line) -> bool:
    """Take the line into the block; False where the block has ended before it."""
    text = line.text
    last = block.drafts[-1] if block.drafts else None
    if line.role in {Role.LABEL, Role.HEADING, Role.ITEM, Role.ROW} or label_of(text):
        return False
    if STRONG.match(unquoted(text[:40])):
        return False
    if names_clauses(text):
        block.on_some.append((text, line.place))
        return last is not None
    if _VOTING.match(text) and not acts_of(text):
        if last:
            last.said.append((text, line.place))
        return last is not None
    if (mark := mark_of(text, after=_last_mark(block))) is not None:
        return _take_marked(block, mark, line)
    if line.role is Role.BULLET and last and _OPEN_END.search(last.text):
        last.text += f" • {text}"
        return True
    return _take_plain(block, text, line)


def _last_mark(block: Block) -> Mark | None:
    return next((each.mark for each in reversed(block.drafts) if each.mark), None)


def _take_marked(block: Block, mark: Mark, line: Line) -> bool:
    """A numbered line: the next clause, a part of the last one, or the end of the block."""
    top = _last_mark(block)
    last = block.drafts[-1] if block.drafts else None
    if last is None or (top is not None and mark.follows(top)):
        _add(block, line.text, line.place)
        return True
    if top is None:
        if not last.text.rstrip().endswith((":", ":-", "–", "-")):
            return False
        last.text += f" {line.text}"
        return True
    if mark.style == top.style and mark.style != "bullet" and not mark.is_first():
        return False
    last.text += f" {line.text}"
    return bool(_OPEN_END.search(last.text) or mark.style != top.style)


def _take_plain(block: Block, text: str, line: Line) -> bool:
    last = block.drafts[-1] if block.drafts else None
    if last is None:
        if not block.stem and _is_stem(text):
            block.stem = text
            return True
        if block.stem or block.strong:
            _add(block, text, line.place)
            return True
        return False
    if block.strong and re.match(r"(?:That|THAT)\b", text) and not _is_stem(text):
        _add(block, text, line.place)
        return True
    if _INTRODUCES.search(last.text) and len(text) < 120:
        last.text += f" {text}"
        return True
    if block.stem and not last.mark and clause_acts(last.text) and clause_acts(text):
        _add(block, text, line.place)
        return True
    if text[:1].islower() and (_OPEN_END.search(last.text) or not last.text.endswith(".")):
        last.text += f" {text}"
        return True
    if _OPEN_END.search(last.text) and clause_acts(text) and last.mark is None:
        _add(block, text, line.place)
        return True
    return False


def _add(block: Block, text: str, place: Place) -> None:
    mark = mark_of(text, after=_last_mark(block)) if text else None
    if text:
        block.drafts.append(Draft(mark.rest if mark else text, place, mark))


def block_alone(lines: Sequence[Line], index: int) -> Block:
    """The block that a clause begins by itself, where the word of deciding was lost."""
    block = Block(True, index + 1)
    text = lines[index].text
    if text.endswith(":") and _is_stem(text):
        block.stem = text
    else:
        _add(block, text, lines[index].place)
    _take_below(block, lines, index)
    return block


def clause_acts(text: str) -> tuple[Act, ...]:
    """The verbs of a clause, in its first part where it is long."""
    return acts_of(text[:1200])
