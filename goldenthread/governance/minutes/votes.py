"""How a resolution was carried, as the minutes say it. Without a word on it the form is None."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .lines import Line
from .model import Carried, Place, Resolution
from .words import PERSON, sentences, unquoted

_FORMS = (
    ("casting_vote", r"casting vote"),
    (
        "unanimous",
        r"unanimous(?:ly)?|nem\.? ?con\b|nem\.? ?dis\b|all (?:members )?(?:voted|voting) in favour",
    ),
    (
        "general_assent",
        r"general assent|(?:by|with) (?:general )?(?:assent|consent|consensus|affirmation)"
        r"|without (?:dissent|division|a division|a vote)|no dissent|there being no dissent",
    ),
    ("majority", r"(?:by|on|with) (?:a |the )?(?:\w{1,20} )?majority|majority (?:vote|of votes)"),
    ("recorded_vote", r"recorded vote|named vote|voting (?:was|be|being) recorded"),
    (
        "vote",
        r"put to (?:the|a) vote|voted on and (?:was |were )?carried|(?:was|were|declared"
        r"|and) carried\b(?! out| forward| over)"
        r"|^carried\.?$|on a vote|upon a vote|show of hands|voting\b",
    ),
)
_FORM = [(name, re.compile(words, re.IGNORECASE)) for name, words in _FORMS]
LOST = re.compile(r"\b(?:lost|defeated|not carried|fell|not supported)\b", re.IGNORECASE)
_VOTES = r"(?:votes? |members? |councillors? |voted |voting )?"
_COUNTS = {
    "for_": re.compile(
        rf"(\d{{1,3}}) {_VOTES}(?:for|in favour)\b|\b(?:for|in favour)\b ?[:(–-] ?(\d{{1,3}})", re.I
    ),
    "against": re.compile(rf"(\d{{1,3}}) {_VOTES}against\b|\bagainst\b ?[:(–-] ?(\d{{1,3}})", re.I),
    "abstained": re.compile(
        rf"(\d{{1,3}}) {_VOTES}(?:abst\w{{1,8}})|\babst\w{{1,8}} ?[:(–-] ?(\d{{1,3}})",
        re.IGNORECASE,
    ),
}
_TO = re.compile(
    r"\b(\d{1,3}) votes? (?:for )?to (\d{1,3})\b|\bvote of (\d{1,3}) to (\d{1,3})\b", re.I
)
_NAMED = re.compile(
    r"(?:those |members |councillors )?(?:who )?(?:voting |voted )?"
    r"(?P<side>for|in favour|against|abst(?:ain(?:ed|ing|s)?|entions?)|not voting)"
    r"(?: of)?(?: the)?(?: motion| amendment| proposal| recommendations?| resolution)?"
    r"\s*(?:\(?(?P<count>\d{1,3})\)?)?\s*[:–—-]?\s*(?P<names>.*)",
    re.IGNORECASE | re.DOTALL,
)
_MOVED = re.compile(
    rf"\b(?:[Mm]oved|[Pp]roposed|proposal was made)(?: by)?[:\s]+(?P<mover>{PERSON})"
)
_MOVED_FIRST = re.compile(rf"(?P<mover>{PERSON}) (?:formally )?(?:moved|proposed)\b")
_SECONDED = re.compile(rf"\b[Ss]econd(?:ed|er)(?: by)?[:\s]+(?P<seconder>{PERSON})")
_SECONDED_FIRST = re.compile(rf"(?P<seconder>{PERSON}) (?:formally )?seconded\b")

_AMENDMENT = re.compile(r"\bamendment\b", re.IGNORECASE)

NOT_SAID = "The document does not say how it was carried."


@dataclass(frozen=True, slots=True)
class Vote:
    """What the lines around a resolution say of the vote on it."""

    carried: Carried
    lost: bool = False


def vote_in(words: str, place: Place | None) -> Vote | None:
    """The vote that these words tell of; None where they tell of none. Quotations do not count."""
    plain = unquoted(words)
    form = next((name for name, pattern in _FORM if pattern.search(plain)), None)
    counts = _counts(plain)
    if form is None and len(counts) < 2:
        return None
    if form in {None, "vote"} and counts.get("against"):
        form = "majority"
    carried = Carried(
        form or "vote",
        words.strip(" :;.–-()"),
        place,
        for_=counts.get("for_"),
        against=counts.get("against"),
        abstained=counts.get("abstained"),
    )
    return Vote(carried, bool(LOST.search(plain)))


def _counts(words: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for name, pattern in _COUNTS.items():
        if match := pattern.search(words):
            found[name] = int(match[1] or match[2])
    if "against" not in found and (match := _TO.search(words)):
        found |= {"for_": int(match[1] or match[3]), "against": int(match[2] or match[4])}
    return found


def names_in(lines: Sequence[Line]) -> Carried | None:
    """A recorded vote: who was for, against, and who abstained; None where no side is named."""
    sides: dict[str, tuple[str, ...]] = {}
    place: Place | None = None
    for side, names, at in _sides(lines):
        sides[side] = sides.get(side, ()) + names
        place = place or at
    if not any(sides.get(each) for each in ("for", "against")):
        return None
    return Carried(
        "recorded_vote", None, place,
        for_=len(sides.get("for", ())), against=len(sides.get("against", ())),
        abstained=len(sides.get("abstained", ())) if "abstained" in sides else None,
        names_for=sides.get("for", ()), names_against=sides.get("against", ()),
        names_abstained=sides.get("abstained", ()),
    )  # fmt: skip


def _sides(lines: Sequence[Line]) -> Iterator[tuple[str, tuple[str, ...], Place]]:
    for index, line in enumerate(lines):
        match = _NAMED.fullmatch(line.text)
        if not match:
            continue
        names = _people(match["names"])
        if not match["names"].strip() and index + 1 < len(lines):
            names = _people(lines[index + 1].text)
        nobody = match["names"].strip(" .").lower() in {"none", "nil", "0"}
        if names or match["count"] or nobody:
            yield _side(match["side"]), names, line.place


def _side(word: str) -> str:
    word = word.lower()
    if word.startswith("abst"):
        return "abstained"
    return "against" if word == "against" else "for" if word != "not voting" else "not voting"


_NAME = re.compile(r"(?:[A-Z][\w.’'-]{0,40}\s?){1,5}")


def _people(words: str) -> tuple[str, ...]:
    """Names with commas between; () where it is a sentence."""
    words = re.sub(r"\b(?:The )?(?:Councillors?|Cllrs?\.?)\b[: ]*", "", words.strip(" .:"))
    words = re.sub(r"\s*\(\d{1,3}\)$", "", words)
    names = [each.strip(" .") for each in re.split(r",| and |;|&", words) if each.strip(" .")]
    plain = [each for each in names if each.lower() not in {"none", "nil"}]
    return tuple(plain) if all(_NAME.fullmatch(each) for each in plain) else ()


def movers_in(words: str) -> tuple[str | None, str | None]:
    """Who moved and who seconded, as named; the last pair before a resolution counts."""
    told = [each for each in sentences(unquoted(words)) if not _AMENDMENT.search(each)]
    plain = " | ".join(each.rstrip(".") for each in told)  # no name reaches into the next sentence
    mover = _last(_MOVED, plain, "mover") or _last(_MOVED_FIRST, plain, "mover")
    seconder = _last(_SECONDED, plain, "seconder") or _last(_SECONDED_FIRST, plain, "seconder")
    return mover, seconder


def _last(pattern: re.Pattern[str], words: str, group: str) -> str | None:
    found = next(reversed(list(pattern.finditer(words))), None)
    return re.sub(r"^[Tt]he ", "", found[group].strip(" .,")) if found else None


def better(first: Carried, second: Carried | None) -> Carried:
    """Two accounts of one vote as one: the form that says more, names and counts kept."""
    if second is None or second.form is None:
        return first
    named = next((each for each in (first, second) if each.names_for or each.names_against), None)
    if named:
        said = {first.form, second.form} & {"casting_vote", "unanimous"}
        return replace(named, form=said.pop()) if said else named
    says_little = first.form in {"vote", "recorded_vote"}
    return second if first.form is None or (says_little and second.form != "vote") else first


# modern.gov's table of recorded votes: title, type, text, result

_ROWS = re.compile(r"\bresolutions? (?P<numbers>\d[\d ,&and]{0,20})$", re.IGNORECASE)
_ELSEWHERE = "The names stand on another page, that of the recorded votes."


def in_table(rows: Sequence[Resolution], table: Sequence[Line]) -> list[Resolution]:
    """Rows with the results of the table: by the numbers it names, or in its order."""
    votes = [line for line in table if re.search(r"\b(?:carried|lost)$", line.text, re.IGNORECASE)]
    found = list(rows)
    for order, line in enumerate(votes):
        for index in _meant(line, order, len(votes), found):
            found[index] = replace(found[index], carried=_recorded(found[index].carried, line))
    return found


def _meant(line: Line, order: int, votes: int, rows: Sequence[Resolution]) -> list[int]:
    """Which rows a vote was on; none where the table does not tell."""
    if line.text.lower().endswith("lost"):
        return []
    if match := _ROWS.search(line.cells[0] if line.cells else ""):
        numbers = set(re.findall(r"\d+", match["numbers"]))
        return [i for i, row in enumerate(rows) if row.number in numbers]
    return [order] if votes == len(rows) else []


def _recorded(carried: Carried, line: Line) -> Carried:
    if carried.form not in {None, "vote"}:
        return carried
    return Carried("recorded_vote", line.text, line.place, reason=_ELSEWHERE)
