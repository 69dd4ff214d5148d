"""Who: posts, groups and initials as plans run them together.

A plan names posts or people; which, nobody can tell from words. What is told is how many there
are, and what is nobody in particular ("All staff").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from goldenthread.core.cutting import cut

from ..cells import one_line

_EVERYBODY = re.compile(
    r"(?:all|everyone|everybody|whole (?:team|service)|each)\b(?! age)"
    r"(?:\s+(?:[\w/&’']+\s*){0,4})?",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"(?:tbc|tba|tbd|n/?a|none|to be (?:confirmed|agreed|advised|appointed)|vacant|-+|–|\?+)\.?"
    r"(?:\s*\([^)]*\))?",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"\b(?:board|group|committee|panel|partnership|forum|team|teams|leadership team|smt|slt|dmt|clt"
    r"|lscb|lscp|council|cabinet|partners|agencies|managers|heads of service|officers|staff)\Z",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"[A-Z]{2,3}(?:\s*\([^)]*\))?")
# Short for posts that are known everywhere, so no initials of a person.
_POSTS = frozenset(
    ("DCS", "DCE", "AD", "ADs", "CEO", "CE", "HoS", "HOS", "SM", "TM", "GM", "PSW", "IRO", "LADO")
)
_POST_WORDS = re.compile(
    r"\b(?:director|head|manager|lead|officer|chief|assistant|principal|service|chair|co-?ordinator"
    r"|worker|commissioner|deputy|executive|leader|member|superintendent|nurse|analyst|adviser"
    r"|HoS|AD|DCS|SM|TM|PSW|IRO)\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*/\s*|\s*,\s*|\s+[&+]\s+|\s+and\s+")
# What a post ends in: two in one name may be two people whose line end was lost.
_NOUNS = re.compile(r"\b(?:director|manager|worker|officer|head of)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"^(?:[•●▪◦·–-]|\(?[a-z0-9]{1,3}[.)])\s*")


@dataclass(frozen=True, slots=True)
class People:
    """`names` in the order written; `asks` is the question that they leave, if any.

    `is_everybody`: all and so nobody. `are_groups`: each is a committee or a team.
    """

    words: str
    names: tuple[str, ...] = ()
    asks: str = ""
    is_everybody: bool = False
    are_groups: bool = False


def read_people(text: str) -> People | None:
    """The people of a cell; None where it says nothing."""
    words = one_line(text)
    if not words:
        return None
    if _NOBODY.fullmatch(words):
        return People(words, (), f"“{words}” names nobody yet.")
    if _EVERYBODY.fullmatch(words.rstrip(" .")):
        return People(words, (words,), f"“{words}” is everybody. Who answers for it?", True)
    sure = [part for line in re.split(r"[\n;•●▪]", text) if (part := _bare(line))]
    names: list[str] = []
    asks = ""
    for part in sure:
        parts, is_sure = _apart(part)
        names += parts
        if not is_sure and not asks:
            asks = f"“{cut(words, 80)}” may be one or several people."
    short = [each for each in names if _INITIALS.fullmatch(each) and each not in _POSTS]
    if short and not asks:
        asks = f"“{_listed(short)}” may be initials, a team or a body. Who is it?"
    are_groups = bool(names) and all(_GROUP.search(each) for each in names)
    return People(words, tuple(dict.fromkeys(names)), asks, False, are_groups)


def _bare(line: str) -> str:
    return _NUMBERED.sub("", one_line(line)).strip(" ,.;:–-/")


def _listed(words: list[str]) -> str:
    return ", ".join(words[:4])


def _apart(text: str) -> tuple[list[str], bool]:
    """The parts of one line, and whether it is sure that they are people of their own.

    "Head of Service MASH/ SA Head of Service SASF" are two; in "Team Manager MASH/Assessment"
    and "Director of Education and Skills" the second half names no post.
    """
    parts = [
        part
        for each in re.split(r"\s*/\s*|\s*,\s*|\s+[&+]\s+|\s+and\s+", text)
        if (part := _bare(each))
    ]
    if len(parts) < 2:
        return [text], len(_NOUNS.findall(text)) < 2
    posts = [bool(_POST_WORDS.search(part)) or part in _POSTS for part in parts]
    is_clean = re.fullmatch(r"[^/,&+]+(?:/|,|&|\+)?[^/,&+]*", text) is not None
    if all(posts):
        return parts, "/" not in text or is_clean or _is_pairs(parts)
    if all(_INITIALS.fullmatch(part) or _is_name(part) for part in parts):
        return parts, True
    return [text], False


def _is_pairs(parts: list[str]) -> bool:
    return all(len(part.split()) > 1 for part in parts)


def _is_name(part: str) -> bool:
    """Two words with capitals, as a person's name is written."""
    words = part.split()
    return len(words) == 2 and all(word[:1].isupper() and word[1:].islower() for word in words)
