"""Votes on single clauses of a list: "Resolution (b) was carried by 6 votes to 2"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from .model import Carried, Place, Resolution
from .votes import LOST, Vote, better, vote_in
from .words import sentences

_NUMBER = r"(?:\((?:[a-z]|[ivx]{1,4}|\d{1,2})\)|(?:[a-z]|[ivx]{1,4}|\d{1,2})\b\)?)"
_NAMED = re.compile(
    r"^\(?(?:The )?(?:vote on (?:the )?)?"
    r"(?:(?:resolution|recommendation|clause|paragraph|part|point)s?(?: |(?=\())"
    r"|(?<=vote on )(?=\())"
    rf"(?P<which>{_NUMBER}(?:(?:, ?| and | & |, and | to ){_NUMBER})*),? (?:was|were|being)\b",
    re.IGNORECASE,
)
type Words = tuple[str, Place]


@dataclass(frozen=True, slots=True)
class OnClauses:
    """A vote on the clauses of these numbers."""

    numbers: frozenset[str]
    vote: Vote
    words: str
    place: Place


def names_clauses(words: str) -> bool:
    """Whether a line begins by naming the clauses that a vote was on."""
    return bool(_NAMED.match(words))


def on_clauses(told: Iterable[Words]) -> Iterator[OnClauses]:
    for line, place in told:
        for words in sentences(line):
            match = _NAMED.match(words)
            vote = vote_in(words, place) or _lost(words, place)
            if match and vote:
                yield OnClauses(_numbers(match["which"]), vote, words, place)


def _lost(words: str, place: Place) -> Vote | None:
    return Vote(Carried("vote", words, place), lost=True) if LOST.search(words) else None


def _numbers(which: str) -> frozenset[str]:
    """ "(a) and (c)" as a and c; "(a) to (c)" as a, b and c."""
    found = re.findall(r"\w+", re.sub(r"\b(?:and|to)\b", " ", which.lower()))
    if " to " in which and len(found) == 2 and all(len(each) == 1 for each in found):
        return frozenset(map(chr, range(ord(found[0]), ord(found[1]) + 1)))
    return frozenset(found)


def voted(
    rows: Sequence[Resolution], votes: Iterable[OnClauses]
) -> tuple[list[Resolution], list[OnClauses]]:
    """The rows, each with the vote on it, without those that were lost; and the votes that are on
    none of them."""
    found: dict[str, Vote] = {}
    unplaced = []
    known = {row.number for row in rows}
    for each in votes:
        found |= dict.fromkeys(each.numbers, each.vote)
        if not each.numbers <= known:
            unplaced.append(each)
    return [_with(row, found) for row in rows if not _is_lost(row, found)], unplaced


def _is_lost(row: Resolution, votes: dict[str, Vote]) -> bool:
    return row.number in votes and votes[row.number].lost


def _with(row: Resolution, votes: dict[str, Vote]) -> Resolution:
    vote = votes.get(row.number or "")
    return replace(row, carried=better(vote.carried, row.carried)) if vote else row
