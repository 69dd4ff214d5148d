"""How alike findings are in what they say. Pure; classical text methods, on this machine alone.

    found = compare("The quality of pathway plans.", earlier)   [Match(position, score, shared), …]

A text becomes the stems of its words, without those that every finding has; old and new names
of a thing are one. Stems and pairs of neighbours are weighed by how rare they are among all the
texts (tf-idf), the subjects of the work twice as much as other words. The score is the mean of the
cosine and of how much of the shorter text the longer one holds, since one report says in five
words what another takes a paragraph for. Of hundred, rounded.

Measured on four reports on one council (2015 to 2024): of their 890 pairs 21 were marked by hand
as repeats, and as many as arguable. From SUGGESTED on, 32 are suggested: 17 of the 21, 8 arguable,
7 none. From 20 on it would be 48 with 20 of the 21; from 30 on, 19 with 11.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import log, sqrt

SAME, MUCH_THE_SAME, SUGGESTED = 45, 30, 25
WORDS = (
    (SAME, "says the same"),
    (MUCH_THE_SAME, "says much the same"),
    (SUGGESTED, "says something alike"),
)
MOST_SHARED = 6

# A thing by the name that it has and those that it had. No other group may capture.
_NAMES = {
    "careleaver": r"care leavers?|leaving care|care[- ]experienced",
    "incare": r"looked[- ]after|children (?:who are )?in care|in[- ]care\b",
    "childinneed": r"child(?:ren)? in need",
    "reviewingofficer": r"independent reviewing officers?(?: \(iros?\))?|\biros?\b",
    "conferencechair": r"(?:child protection |conference )+chairs?",
    "childprotection": r"child protection",
    "privatefostering": r"private(?:ly)? foster(?:ed|ing)",
    "fostercarer": r"foster(?:ed|ing)? (?:families|homes?|carers?|parents?)",
    "outofhours": r"out[- ]of[- ]hours|emergency duty|at nights?(?: (?:and|or) at weekends?)?",
    "frontdoor": r"front door|single point of (?:contact|access)|\bmash\b",
    "strategymeeting": r"strategy (?:meetings?|discussions?)",
    "preproceedings": r"(?:pre[- ]|before )proceedings|public law outline|\bplo\b",
    "personaladviser": r"personal advis[eo]rs?",
    "safeguardingboard": r"\blsc[bp]\b|safeguarding (?:children )?(?:board|partnership)",
}
_TERM = re.compile(
    "|".join(f"(?P<{name}>{pattern})" for name, pattern in _NAMES.items()) + r"|(?P<word>[a-z]{3,})"
)
# Of English, and of how findings are put: they are in nearly all.
_EMPTY = (
    "about above across after all also and any are because been before being both but can does "
    "during each for from further had has have how including into its more most must not off "
    "other out over own same should some such than that the their them then there these they "
    "this those through too under until upon very was well were what when where whether which "
    "while who why will with within would "
    "ensure ensuring improve improving improvement strengthen quality effective effectively "
    "effectiveness consistent consistently consistency appropriate appropriately authority local "
    "area service services children child young people person need needs needed paragraph "
    "paragraphs make made take taken used all work relevant happen happens happening"
)
# What the work with children and families is made of: a shared one says more than "promptly".
_SUBJECTS = (
    "supervision oversight assessments plans planning visits audits missing exploitation homeless "
    "accommodation placement sufficiency recording records health education caseloads "
    "workforce staffing turnover recruitment threshold referrals consent neglect drift delay "
    "performance data scrutiny challenge permanence adoption advocacy complaints commissioning "
    "contingency pathway chronologies voices transitions identity culture disabled risk early "
    "learning leadership governance escalation capacity police notifications domestic abuse mental "
    "emotional history letters story court sharing training unaccompanied unregistered"
)
_ENDINGS = (
    "iveness liness ations ation ments ment ively ising ised ings ing ness ible able ency ance "
    "ancy ence ions ion ies ied ers er ed ly es s y e"
)
_EMPTY_WORDS, _IN_ORDER = frozenset(_EMPTY.split()), _ENDINGS.split()
_SHORTEST = 4
_OTHER_WORDS, _PAIRS = 0.5, 0.3


@dataclass(frozen=True, slots=True)
class Match:
    """The text at `position` of those compared; `score` of 100; what both say, rarest first."""

    position: int
    score: int
    shared: tuple[str, ...]

    @property
    def words(self) -> str:
        return in_words(self.score)


def in_words(score: int) -> str:
    """What a score means; "" below the threshold."""
    return next((words for least, words in WORDS if score >= least), "")


type Vector = dict[str, float]
type Weigh = Callable[[str], float]


def compare(text: str, others: Sequence[str], least: int = SUGGESTED) -> list[Match]:
    """Those of the others that say what the text says, the most alike first."""
    return matches(text, others, weigher((*others, text)), least)


def matches(text: str, others: Sequence[str], weigh: Weigh, least: int = SUGGESTED) -> list[Match]:
    """As `compare`, where many texts are compared: the weights are made once for all."""
    own, said = _vector(text, weigh), terms(text)
    found = []
    for position, other in enumerate(others):
        theirs = _vector(other, weigh)
        score = round(100 * _likeness(own, theirs))
        if score >= least:
            shared = sorted(
                own.keys() & theirs.keys() & said.keys(), key=lambda key: (-own[key], key)
            )
            words = tuple(said[key] for key in shared[:MOST_SHARED])
            found.append(Match(position, score, words))
    return sorted(found, key=lambda match: -match.score)


def weigher(texts: Sequence[str]) -> Weigh:
    """How much a term says: the rarer among the texts, the more."""
    within = Counter(key for text in texts for key in _counted(text))
    many = len(texts) + 1

    def weigh(key: str) -> float:
        return log(many / (within[key] + 0.5)) * _worth(key)

    return weigh


def terms(text: str) -> dict[str, str]:
    """The stems of the text, each with the words that it first stands for there."""
    found: dict[str, str] = {}
    for key, words in _stems(text):
        found.setdefault(key, words)
    return found


@lru_cache(maxsize=20_000)
def _stems(text: str) -> tuple[tuple[str, str], ...]:
    found = []
    for match in _TERM.finditer(text.lower().replace("’", "'")):
        name, words = match.lastgroup or "", match.group()
        if name != "word":
            found.append((name, words))
        elif words not in _EMPTY_WORDS:
            found.append((stem(words), words))
    return tuple(found)


def stem(word: str) -> str:
    """The word without the first of the endings that leaves enough of it."""
    for ending in _IN_ORDER:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST and word[-2:] != "ss":
            return word.removesuffix(ending)
    return word


@lru_cache(maxsize=20_000)
def _counted(text: str) -> Counter[str]:
    """How often each stem, and each pair of neighbours, stands in the text."""
    stems = [key for key, _ in _stems(text)]
    pairs = {f"{first} {second}": 1 for first, second in pairwise(stems)}
    return Counter(Counter(stems) | pairs)


_SUBJECT_STEMS = {stem(word) for word in _SUBJECTS.split()} | _NAMES.keys()


def _worth(key: str) -> float:
    stems = key.split()
    worth = [1.0 if each in _SUBJECT_STEMS else _OTHER_WORDS for each in stems]
    return sum(worth) / len(worth) * (1.0 if len(stems) == 1 else _PAIRS)


def _vector(text: str, weigh: Weigh) -> Vector:
    return {key: (1 + log(times)) * weigh(key) for key, times in _counted(text).items()}


def _likeness(one: Vector, two: Vector) -> float:
    """From 0 to 1."""
    shared = one.keys() & two.keys()
    masses = _mass(one), _mass(two)
    if not shared or not all(masses):
        return 0.0
    cosine = sum(one[key] * two[key] for key in shared) / sqrt(masses[0] * masses[1])
    held = sum(min(one[key], two[key]) ** 2 for key in shared) / min(masses)
    return (cosine + held) / 2


def _mass(vector: Vector) -> float:
    return sum(weight * weight for weight in vector.values())
