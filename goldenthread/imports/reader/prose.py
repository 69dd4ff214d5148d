"""Plans that are only told: "We will …", or numbered paragraphs that say what will be done. Each is
proposed as an action and asked about; whoever reads it decides whether it is one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .cells import Paragraph, one_line
from .model import Doubt
from .records import Band, Concern, Found, LeftOut, Piece, Record
from .tables import Bands
from .vocabulary import Vocabulary

PROSE = "prose"
"""Stands for the table of a record that was in none."""
_FEWEST = 2
_LONGEST_TITLE = 20  # words
_WHO = (
    r"we|the (?:council|authority|partnership|service|department|directorate|board|trust|director"
    r"|improvement board|leadership team|local authority)|officers|managers|partners|all teams"
)
_PROMISE = re.compile(
    rf"(?:by [^,.;]{{3,40}}, |from [^,.;]{{3,40}}, |to [^,.;]{{3,80}}, )?(?:{_WHO}) (?:will|shall"
    r"|are going to|intends? to|commits? to|plans? to)\b(?! (?:not|never)\b)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?P<ref>\d{1,2}(?:\.\d{1,2}){1,3}|[A-Z]{1,3}\d{1,3})[.)]?\s+(?P<text>\S.*)")
_TO_COME = re.compile(r"\b(?:will|shall|is to|are to|must)\b", re.IGNORECASE)
_MARK = re.compile(r"[•●▪◦‣·*–-]\s+")  # of an item of a list
_SENTENCE = re.compile(r"(?<=[.;!?])\s+(?=[A-Z])")
_WHEN = re.compile(
    r"\b(?:20\d\d|january|february|march|april|june|july|august|september|october|november"
    r"|december|spring|summer|autumn|winter|\d+ (?:weeks|months)|immediately|by may|in may)\b",
    re.IGNORECASE,
)
_LED = re.compile(r"\b(?:led by|lead(?:s|ing)?\b|responsible|accountable|owned by)", re.IGNORECASE)
_CONCERN = (
    "No table or list of the file has actions: {} sentences that say what will be done are "
    "proposed. Look at each, and leave out what is no action."
)
_ASKS = {
    "text": "It stands in the text as “{}”. Is it an action?",
    "due": "When is it due? The text may say so: “{}”.",
    "lead": "Who leads it? The text may say so: “{}”.",
}


def prose_records(parts: Sequence[object], vocabulary: Vocabulary, found: Found) -> list[Record]:
    """The actions that passages propose, each under the title it stands under; none where fewer
    than two do. What else they say is left out, and said to be."""
    bands, heading, records, left = Bands(), None, list[Record](), list[LeftOut]()
    for part in parts:
        if not isinstance(part, Paragraph) or not part.text.strip():
            continue
        words = _bare(part)
        named = vocabulary.band(words)
        if part.level or (named and len(words.split()) <= _LONGEST_TITLE and not _is_told(words)):
            if named:
                bands.add(Band(*named, words, part.place))
            heading = Band("priority", "heading", words, part.place)
            continue
        over = bands.now or ((heading,) if heading else ())
        told = [*_told(part)]
        records += [Record(pieces, part.place, PROSE, over) for pieces in told]
        rest = _rest(words, told)
        if rest:
            left.append(LeftOut(rest, part.place, "it does not say what will be done"))
    if len(records) < _FEWEST:
        return []
    found.left_out += left
    found.concerns.append(Concern(PROSE, _CONCERN.format(len(records)), records[0].place))
    return records


def _bare(passage: Paragraph) -> str:
    words = one_line(passage.text)
    mark = _MARK.match(words)
    return words[mark.end() :] if mark else words


def _is_told(words: str) -> bool:
    return bool(_PROMISE.match(words) or _NUMBER.match(words))


def _told(passage: Paragraph) -> Iterator[tuple[Piece, ...]]:
    """The actions of a passage: a numbered one is one as a whole."""
    words = _bare(passage)
    numbered = _NUMBER.fullmatch(words)
    if numbered and _TO_COME.search(numbered["text"]):
        yield (
            Piece("ref", numbered["ref"], passage.place),
            Piece("action", numbered["text"], passage.place, PROSE),
        )
        return
    for sentence in _SENTENCE.split(words):
        if _PROMISE.match(sentence):
            yield (Piece("action", sentence, passage.place, PROSE),)


def _rest(words: str, told: Sequence[tuple[Piece, ...]]) -> str:
    for pieces in told:
        for piece in pieces:
            words = words.replace(piece.words, " ", 1)
    return one_line(words)


def prose_doubts(record: Record, at: int) -> Iterator[Doubt]:
    """What is asked of an action from prose: nothing of it is sure but its words."""
    told = record.first("action")
    if record.table != PROSE or told is None:
        return
    short = told.words if len(told.words) <= 120 else f"{told.words[:117]}…"
    asked = ["text", *(["due"] if _WHEN.search(told.words) else [])]
    for name in [*asked, *(["lead"] if _LED.search(told.words) else [])]:
        yield Doubt(f"prose-{name}", _ASKS[name].format(short), told.place, name, at)
