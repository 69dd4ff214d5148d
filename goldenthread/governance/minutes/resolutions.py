"""What was resolved: from "RESOLVED", "It was agreed that", or a clause that stands alone, to
rows of one clause each.

A word of deciding that is quoted, or stands in square brackets, decides nothing; nor does what
a paper recommends, or a motion that was lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .clause_votes import OnClauses, names_clauses, on_clauses, voted
from .clauses import LED, STRONG, Block, Draft, block_alone, block_at, clause_acts
from .lines import Line, Role
from .model import Act, CannotRead, Carried, Place, Proposal, Resolution
from .verbs import acts_of
from .votes import NOT_SAID, Vote, better, movers_in, names_in, vote_in
from .words import Mark, mark_of, sentences, unquoted

MOST_ROWS = 500
_UNLIKE_OUTCOME = re.compile(r"\b(?:would|had|which|who|not)\b|\b[Aa]pologies\b")
_ACTION = re.compile(r"\(?actions?\b.{0,20}[:–-]", re.IGNORECASE)
_AFTERWARDS = re.compile(
    r"\(?(?:(?:The|the) (?:Chair\w*|Committee|Board|Panel|Mayor|Leader)(?: then)? thanked\b"
    r"|(?:Councillors?|Cllrs?\.?) .{2,80} (?:left|re-?joined|returned to|entered) the"
    r"|The meeting (?:was )?(?:adjourned|ended|closed|concluded|finished))\b[^.]{0,200}\.?\)?$"
)
_ONE_CLAUSE = re.compile(
    r"\(\w{1,3}\)|\b(?:resolution|recommendation|clause|part|point)s? \(?[\da-z]{1,3}\b",
    re.IGNORECASE,
)
_TRAILING = re.compile(r"[;,]?\s*(?:\band|\bor)?$")


@dataclass(frozen=True, slots=True)
class Found:
    """The rows, the lines (by index) that they took, where a word of deciding led nowhere, and
    votes on clauses that none of the rows is."""

    rows: tuple[Resolution, ...] = ()
    taken: frozenset[int] = frozenset()
    empty: tuple[Place, ...] = ()
    unplaced: tuple[OnClauses, ...] = ()


def resolutions_in(lines: Sequence[Line], *, decision: bool = False, whole: bool = True) -> Found:
    """The rows of an item's minutes; with `decision`, of the part that says what was decided.

    Where the minutes are not `whole`, nothing is a decision without the word: their end, where
    it would stand, is missing.
    """
    rows: list[Resolution] = []
    taken: set[int] = set()
    empty: list[Place] = []
    unplaced: list[OnClauses] = []
    index = since = 0
    while index < len(lines):
        block = block_at(lines, index)
        if block is None or _is_asked(lines[:index]):
            index += 1
            continue
        votes = _votes_around(lines, since, index, block.end)
        if not block.drafts and block.strong:
            empty.append(lines[index].place)
        told, other = _rows(block, votes, lines[since : index + 1])
        rows += told
        unplaced += other
        taken |= set(range(index, block.end)) if block.drafts else set()
        index = since = max(block.end, index + 1)
        if len(rows) > MOST_ROWS:
            raise CannotRead(
                f"One item of the document has more than {MOST_ROWS} resolutions. No minutes "
                "have, so it was not read."
            )
    if not rows and whole:
        return _without_the_word(lines, empty, decision=decision)
    return Found(tuple(rows), frozenset(taken), tuple(empty), tuple(unplaced))


_ASKED = re.compile(
    r"\b(?:to (?:formally )?pass|(?:to consider )?passing|to (?:consider|agree|adopt|move)) the "
    r"following (?:resolution|motion|recommendation)s?\s*[:–-]*$",
    re.IGNORECASE,
)


def _is_asked(before: Sequence[Line]) -> bool:
    """Whether the words that follow are only put to the meeting: "to pass the following…"."""
    return bool(before and _ASKED.search(before[-1].text))


# Rows


def _rows(
    block: Block, votes: tuple[Carried | None, bool], before: Sequence[Line]
) -> tuple[list[Resolution], list[OnClauses]]:
    """The clauses as rows, none where the vote was lost; and the votes on none of them."""
    around, lost = votes
    if lost:
        return [], []
    mover, seconder = movers_in(". ".join(line.text[:2000] for line in before[-12:]))
    said = vote_in(block.said, before[-1].place) if block.said else None
    shared = (better(said.carried, around) if said else around) or _vote_below(block.drafts)
    above = [(line.text, line.place) for line in before[-3:-1]]
    rows = [
        Resolution(
            text=_TRAILING.sub("", draft.text).strip(),
            place=draft.place,
            acts=(acts := _acts(block, draft.text)),
            carried=_carried(draft, shared),
            number=draft.mark.value or None if draft.mark else None,
            stem=block.stem.strip(" :;,–-"),
            mover=mover,
            seconder=seconder,
            reason="" if acts else "None of the known verbs stands in it.",
        )
        for draft in block.drafts
    ]
    return voted(rows, on_clauses([*above, *block.on_some]))


def _vote_below(drafts: Sequence[Draft]) -> Carried | None:
    """The vote on all clauses of a list, told on a line below the last of them."""
    if len(drafts) < 2 or any(each.said for each in drafts[:-1]):
        return None
    last = drafts[-1]
    told = [
        vote.carried
        for words, place in last.said
        if place != last.place and not _ONE_CLAUSE.search(words) and (vote := vote_in(words, place))
    ]
    return told[-1] if told else None


def _acts(block: Block, text: str) -> tuple[Act, ...]:
    """Its verbs; of what is RECOMMENDED that one alone: the rest the other body decides."""
    acts = clause_acts(text) or acts_of(text[:1200], told=True)
    if not block.recommends or any(act.verb == "recommend_to" for act in acts):
        return acts
    named = re.match(r"[Tt]hat (?:the )?((?:[Ff]ull )?(?:Council|Cabinet|Executive))\b", text)
    return (Act("recommend_to", block.to or (named[1] if named else None)),)


def _carried(draft: Draft, shared: Carried | None) -> Carried:
    own = None
    for words, place in draft.said:
        vote = vote_in(words, place)
        own = vote.carried if vote else own
    base = shared or Carried(None, reason=NOT_SAID)
    return better(own, base) if own else base


def _votes_around(
    lines: Sequence[Line], since: int, index: int, end: int
) -> tuple[Carried | None, bool]:
    """What the two lines before a block, and those of a vote after it, say of the vote on it."""
    found: Carried | None = None
    lost = False
    for line in [*lines[max(since, index - 2) : index + 1]]:
        words = STRONG.split(unquoted(line.text))[0]
        for vote in _votes_told(replace(line, text=words)):
            found, lost = vote.carried, vote.lost
    named = names_in(lines[max(since, index - 12) : end + 8])
    if named:
        found = better(named, found) if found else named
    return found, lost and not re.search(r"carried", found.words or "") if found else False


def without_recommended(lines: Sequence[Line]) -> list[Line]:
    """The lines without what is headed RECOMMENDED: in an agenda that is asked, not decided."""
    kept: list[Line] = []
    index = 0
    while index < len(lines):
        block = block_at(lines, index)
        asked = block is not None and (block.recommends or _is_asked(lines[:index]))
        if not asked:
            kept.append(lines[index])
        index = block.end if block and asked else index + 1
    return kept


def recommended_in(lines: Sequence[Line]) -> tuple[Proposal, ...]:
    """What an agenda recommends, clause by clause."""
    blocks = [block_at(lines, index) for index in range(len(lines))]
    return tuple(
        Proposal(_TRAILING.sub("", draft.text).strip(), draft.place, clause_acts(draft.text))
        for block in blocks
        if block and block.recommends
        for draft in block.drafts
    )


# Where the word is missing


def _without_the_word(lines: Sequence[Line], empty: list[Place], *, decision: bool) -> Found:
    """Clauses that stand without RESOLVED, as in pages whose labels were lost; then what the
    last sentence tells.
    """
    for index, line in enumerate(lines):
        words = unquoted(line.text)
        mark = mark_of(words)
        clause = mark.rest if mark else words
        led = decision or (index > 0 and bool(LED.fullmatch(lines[index - 1].text)))
        if line.role in {Role.LABEL, Role.ROW} or not _stands_alone(clause, mark, led):
            continue
        block = block_alone(lines, index)
        rows, other = _rows(block, _votes_around(lines, 0, index, block.end), lines[: index + 1])
        taken = frozenset(range(index, block.end))
        return Found(tuple(rows), taken, tuple(empty), tuple(other))
    return Found(_told(lines, decision=decision), frozenset(), tuple(empty))


def _stands_alone(clause: str, mark: Mark | None, decision: bool) -> bool:
    """Whether a line is a clause of a resolution by its form alone."""
    if re.match(r"That\b", clause):
        return bool(clause_acts(clause)) or decision
    if mark is None or not mark.is_first():
        return False
    passive = re.search(r"\bbe (?:\w{2,20}ly )?\w{2,20}(?:ed|wn)\b", clause)
    return bool(passive and clause_acts(clause)) or (decision and bool(clause_acts(clause)))


def _told(lines: Sequence[Line], *, decision: bool) -> tuple[Resolution, ...]:
    """What the minute tells at its end: "The Committee noted the report." """
    spoken = [
        line for line in lines
        if line.role in {Role.TEXT, Role.BULLET} and not _ACTION.match(line.text)
    ]  # fmt: skip
    while len(spoken) > 1 and _AFTERWARDS.match(spoken[-1].text):
        spoken.pop()
    if not spoken:
        return ()
    rows = []
    for line in spoken if decision else spoken[-1:]:
        mark = mark_of(line.text)
        every = list(sentences(unquoted(mark.rest if mark else line.text)[:3000]))
        for sentence in every if decision else every[-1:]:
            acts = acts_of(sentence, told=True)
            only_received = {act.verb for act in acts} == {"receive"}
            told = decision or sentence.endswith("carried.")
            unlike = not told and _UNLIKE_OUTCOME.search(sentence)
            if acts and not only_received and not unlike:
                rows.append(
                    Resolution(sentence, line.place, acts, _told_vote(sentence, line.place),
                               basis="narrated")
                )  # fmt: skip
    return tuple(rows)


def _told_vote(sentence: str, place: Place) -> Carried:
    vote = vote_in(sentence, place)
    return vote.carried if vote else Carried(None, reason=NOT_SAID)


def told_above(rows: Sequence[Resolution], above: Sequence[Line]) -> list[Resolution]:
    """Rows with the vote that stands just above the heading of the decision, where nothing below
    it says how they were carried. A motion that was lost is not what was decided then."""
    found = [vote for line in above for vote in _votes_told(line)]
    if not found or found[-1].lost:
        return list(rows)
    carried = found[-1].carried
    return [replace(row, carried=carried) if row.carried.form is None else row for row in rows]


def _votes_told(line: Line) -> Iterator[Vote]:
    """The votes that a line tells of, but for those on an amendment or on some clauses only."""
    for sentence in sentences(line.text):
        vote = vote_in(sentence, line.place)
        if vote and not re.search(r"\bamendment\b", sentence, re.I) and not names_clauses(sentence):
            yield vote


# Twice told


def merged(decided: Sequence[Resolution], minuted: Sequence[Resolution]) -> list[Resolution]:
    """One list from the part "Decision" and the minutes, which mostly say the same twice."""
    rows = list(decided)
    for row in minuted:
        at = next((i for i, each in enumerate(rows) if _same(each, row)), None)
        if at is None:
            if not rows or row.basis == "resolved":
                rows.append(row)
            continue
        known = rows[at]
        rows[at] = replace(
            known,
            carried=better(known.carried, row.carried),
            mover=known.mover or row.mover,
            seconder=known.seconder or row.seconder,
        )
    return rows


def _same(first: Resolution, second: Resolution) -> bool:
    """Whether two rows say the same, one of them perhaps cut off."""
    one, other = (re.sub(r"\W+", "", each.text).lower() for each in (first, second))
    shorter = min(len(one), len(other), 80)
    return shorter > 12 and one[:shorter] == other[:shorter]
