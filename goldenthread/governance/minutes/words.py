"""Small readings of English that several stages share: labels, enumeration marks, sentences,
what is quoted, names of bodies and people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """The parts of an item, as labels name them."""

    PURPOSE = "purpose"
    DOCUMENTS = "documents"
    DECISION = "decision"
    MINUTES = "minutes"
    REASONS = "reasons"
    OPTIONS = "options"


LONGEST_LABEL = 120
_LABELS = (
    (Part.PURPOSE, r"purpose(?: of (?:the )?report)?"),
    (Part.DOCUMENTS, r"(?:additional|supporting|accompanying|background|related) documents?"),
    (Part.DOCUMENTS, r"documents|dogfennau ychwanegol"),
    (Part.DECISION, r"decisions?|decision made|summary of decision|penderfyniad"),
    (Part.MINUTES, r"(?:draft )?minutes|discussion|cofnodion"),
    (Part.REASONS, r"reasons?|reason\(?s?\)? for (?:the )?(?:decisions?|recommendations?)"),
    (
        Part.OPTIONS,
        r"(?:details of )?(?:any )?alternatives?(?: considered| rejected| and){1,3}|"
        r"(?:details of )?(?:any )?(?:alternative|other)? ?options? (?:considered|rejected)"
        r"(?:,? (?:and|or) rejected)?(?: by the .{1,60})?|options? rejected",
    ),
)
_LABEL = [(part, re.compile(rf"(?:{words})\s?:", re.IGNORECASE)) for part, words in _LABELS]
_LABEL_BARE = [(part, re.compile(rf"(?:{words})\s?:?", re.IGNORECASE)) for part, words in _LABELS]


_LOUD = (Part.DECISION, Part.REASONS, Part.OPTIONS)
"""What printed decisions head in capitals without a colon."""


def label_of(text: str, *, styled: bool = False) -> Part | None:
    """Which part a label begins. One that is not set off by its style needs its colon."""
    text = text.strip()
    loud = text.isupper()
    if len(text) > LONGEST_LABEL or not (styled or loud or text.endswith(":")):
        return None
    for part, words in _LABEL_BARE if styled or loud else _LABEL:
        if words.fullmatch(text) and (styled or text.endswith(":") or part in _LOUD):
            return part
    return None


def label_at_start(text: str) -> tuple[Part, str] | None:
    """A label with words behind it on the line: (its part, those words)."""
    if len(text) > 200_000 or ":" not in text[:80]:
        return None
    head, _, rest = text.partition(":")
    part = label_of(head + ":") if rest.strip() else None
    return (part, rest.strip()) if part in {Part.REASONS, Part.OPTIONS} else None


# Enumeration

_MARK = re.compile(
    r"(?P<bullet>[•·●▪◼■o–−*‐-])\s+(?=\S)"
    r"|\((?P<both>[a-z]\) ?\([ivx]{1,4})\)\s{0,9}(?=\S)"
    r"|\(?(?P<roman>(?:ix|iv|v?i{1,3}|v|x|xi{0,3}))[).]\s{0,9}(?=\S)"
    r"|\(?(?P<letter>[a-zA-Z])[).]\s{0,9}(?=\S)"
    r"|\(?(?P<number>\d{1,3}(?:\.\d{1,3}){0,3})[).]\s{0,9}(?=\D)"
    r"|(?P<bare>\d{1,3}(?:\.\d{1,3}){1,3}|\d{1,2})\s+(?=[A-Za-z“\"(£])"
)
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii")


@dataclass(frozen=True, slots=True)
class Mark:
    """A number, letter or bullet before a line's `rest`. `style` tells lists apart."""

    style: str
    value: str
    rest: str

    def follows(self, before: Mark) -> bool:
        """Whether this is the next of the same list."""
        return self.style == before.style and self.value in _next(before.style, before.value)

    def is_first(self) -> bool:
        last = self.value.rpartition(".")[2]
        return last in {"1", "a", "A", "i", "", "a(i)"}


def _next(style: str, value: str) -> tuple[str, ...]:
    """What may come next: after "a(i)" there is "a(ii)", "b" or "b(i)"."""
    if style == "bullet":
        return (value,)
    if style == "roman":
        return (_ROMAN[_ROMAN.index(value) + 1],) if value in _ROMAN[:-1] else ()
    if style == "letter":
        after, part = chr(ord(value[0]) + 1), value[2:-1]
        parts = tuple(f"{value[0]}({each})" for each in _next("roman", part)) if part else ()
        return (*parts, after, f"{after}(i)")
    head, dot, last = value.rpartition(".")
    return (f"{head}{dot}{int(last) + 1}",)


def mark_of(text: str, *, after: Mark | None = None) -> Mark | None:
    """The mark that a line begins with. "(i)" is a letter only where "(h)" was `after`."""
    match = _MARK.match(text)
    if not match:
        return None
    rest = text[match.end() :]
    kind = match.lastgroup or ""
    value = match[kind]
    lettered = after is not None and after.style == "letter"
    if kind == "roman" and after and lettered and value in _next("letter", after.value):
        kind = "letter"
    if kind == "both":
        letter, _, part = value.partition(")")
        return Mark("letter", f"{letter}({part.strip(' (')})", rest)
    if kind == "letter" and after is None and value not in "aA":
        return None
    style = {"bare": "number"}.get(kind, kind)
    return Mark(style, "" if style == "bullet" else value, rest)


# Sentences

_END = re.compile(r"(?<=[.!?;])[”\"’')\]]{0,2} +(?=[A-Z“\"‘(\[•])")
_ABBREVIATED = re.compile(
    r"(?:\b(?:Cllrs?|Mrs?|Ms|Dr|Prof|Rev|St|No|Nos|para|paras|e\.g|i\.e|etc|vs|Hon|Jr|Sr|Ltd"
    r"|[A-Z])|\b[ap]\.m)\.$"
)
_QUOTED = re.compile(r"“[^”]{0,1500}”|\"[^\"]{0,1500}\"")
_BRACKETED = re.compile(r"\[[^\]]{0,1500}\]")
ABRIDGED = re.compile(r"\[(?:…|\.\.\.)|(?:…|\.\.\.)\]")


def sentences(text: str) -> Iterator[str]:
    """The sentences of a paragraph, none cut at "Cllr." or "p.m."."""
    begun = 0
    for match in _END.finditer(text):
        head = text[begun : match.start()]
        if not _ABBREVIATED.search(head[-12:]):
            yield head.strip()
            begun = match.end()
    if rest := text[begun:].strip():
        yield rest


def unquoted(text: str) -> str:
    """The text with what is quoted, or stands in square brackets, blanked out letter by letter."""
    blank = _QUOTED.sub(lambda match: " " * len(match[0]), text)
    return _BRACKETED.sub(lambda match: " " * len(match[0]), blank)


# Bodies and people

_KIND = (
    r"(?:Sub-?\s?Committee|Committee|Cabinet|Executive(?: Board)?|Council|Panel|Board|Forum"
    r"|Commission|Partnership|Assembly|Working Group|Task Group)"
)
_BODY_WORD = r"(?:[A-Z][\w’'\-]{0,40}|and|of|for|the|on|with|&|,)"
BODY = re.compile(
    rf"(?:(?:Full|full|Strategic|the) )?(?:{_BODY_WORD},? ){{0,12}}?{_KIND}\b(?: Committee| Board)?"
)
COUNCIL = re.compile(
    r"(?:London|Royal) Borough of [A-Z][\w’' &-]{2,60}"
    r"|(?:[A-Z][\w’'&-]{1,30} (?:(?:and|of|the|upon|under|on|&) ){0,2}){1,6}(?:Council|COUNCIL)"
)
"""The name of an authority: "Wyremouth Council", and not "Council" or "Full Council", a body."""
PERSON = (
    r"(?:(?:Councillor|Cllr\.?|Alderman|Mr|Mrs|Ms|Miss|Dr|Lord|Lady|Sir|Baroness)\.? "
    r"(?:(?:Mrs|Mr|Ms|Dr|Sir) )?[A-Z][\w.’'-]{0,40}(?: [A-Z][\w.’'-]{0,40}){0,3}"
    r"|[Tt]he (?:Vice[- ])?(?:Chair(?:man|woman|person)?|Mayor|Leader|Deputy Leader)\b)"
)
MEMBERS = re.compile(
    r"\b(?:the |this |each |every |all |a |future |next |full )?(?:committee|cabinet|council|board"
    r"|panel|commission|members?|councillors?|executive|forum|scrutiny|group|meeting|mayor"
    r"|sub-committee)s?\b",
    re.IGNORECASE,
)


def is_body(name: str) -> bool:
    """Whether these words name a body that meets."""
    return bool(re.search(rf"\b{_KIND}s?$", name.strip()) and len(name) < 160)
