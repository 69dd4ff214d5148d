"""How a kind of paper may be laid out: what is offered, and what no paper goes without. Pure."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from goldenthread.core.errors import Refused
from goldenthread.reports.dataset import IMPLICATION_SECTIONS
from goldenthread.reports.fonts import not_shown
from goldenthread.reports.kinds import KINDS, House
from goldenthread.reports.parts import PARTS

OWN = ("own_1", "own_2", "own_3")
LONGEST_HEADING = 100
MARKS = re.compile(r"^\s*(#{1,6}|[-*+•])\s|\*\*|\||^\s*>|</?\w[^>]*>")
"""What has a meaning in texts, or in HTML: in a heading it would stand as it is typed."""
LEAST_CONTRAST = 3.0  # of a line on white: WCAG 2.2, 1.4.11
BOTH = frozenset({"progress", "impact"})
# The parts that speak of both ratings; and of which ratings a part has the keys.
SPEAK_OF_BOTH = frozenset(
    (
        *("actions", "aims", "areas", "complete", "exceptions"),
        *("gaps", "likely", "review", "since", "summary"),
    )
)
KEYS: Mapping[str, frozenset[str]] = {
    "progress": frozenset({"progress"}),
    "impact": frozenset({"impact"}),
    "doing": frozenset({"progress"}),
    "helps": frozenset({"impact"}),
    "keys": BOTH,
    "one_page": BOTH,
}


@dataclass(frozen=True, slots=True)
class PlacedPart:
    """A part as a layout has it: under which heading, and whether it is shown."""

    code: str
    heading: str
    shown: bool = True

    @property
    def is_own(self) -> bool:
        return self.code in OWN


def offered(kind: str, rows: Sequence[PlacedPart] = ()) -> list[PlacedPart]:
    """Every part that a kind offers: as `rows` have them, then those that they do not know.

    Implications are offered together, and each by itself for a form that orders them otherwise.
    """
    first = rows or [PlacedPart(code, heading) for code, heading in KINDS[kind].layout.parts]
    known = {row.code for row in first}
    apart = IMPLICATION_SECTIONS if KINDS[kind].layout.has("implications") else ()
    others = ((code, PARTS[code].heading) for code in (*apart, *OWN))
    rest = (*KINDS[kind].layout.parts, *others)
    late = (PlacedPart(code, words, shown=False) for code, words in rest if code not in known)
    return [*first, *late]


def check_layout(kind: str, rows: Sequence[PlacedPart], house: House) -> None:
    """May papers of the kind be laid out so? Refuses with a sentence that says what to do."""
    if {row.code for row in rows} - {row.code for row in offered(kind)}:
        raise Refused("This kind of paper has no such part.")
    shown = [row for row in rows if row.shown]
    if not shown:
        raise Refused("Show one part at least.")
    for row in shown:
        _check_heading(row)
    _check_headings(shown)
    _check_needed(kind, shown)
    _check_implications(shown)
    _check_keys(shown)
    for field in ("organisation", "strapline", "asks"):
        _check_words(getattr(house, field), field)
    if (contrast := contrast_on_white(house.accent)) < LEAST_CONTRAST:
        raise Refused(
            "The colour of the lines is too pale: choose one with a contrast of 3 to 1 on white. "
            f"This one has {contrast:.1f} to 1.",
            field="accent",
        )


def _check_heading(row: PlacedPart) -> None:
    field = f"heading_{row.code}"
    if not row.heading.strip() or len(row.heading) > LONGEST_HEADING:
        raise Refused(f"Write a heading of at most {LONGEST_HEADING} letters.", field=field)
    _check_words(row.heading, field)
    if found := MARKS.search(row.heading):
        raise Refused(
            f"A heading stands as it is typed: write it without “{found[0].strip()}”.", field=field
        )
    words = {word.casefold() for word in re.findall(r"\w+", row.heading)}
    if words & {"rag", "brag"}:
        raise Refused(
            "Say which rating it is, progress or impact: “RAG” does not tell them apart.",
            field=field,
        )
    other = {"progress": "impact", "impact": "progress"}.get(row.code)
    if other and (row.code not in words or other in words):
        raise Refused(
            f"This part is about {row.code}: its heading names {row.code}, and not {other}.",
            field=field,
        )


def _check_words(words: str, field: str) -> None:
    """One line of letters that every form of a paper has."""
    if any(unicodedata.category(each)[0] == "C" for each in words):
        raise Refused(
            "There is a sign here that nobody sees, such as a tab or the end of a line: type the "
            "words again.",
            field=field,
        )
    if letters := not_shown(words):
        raise Refused(
            f"The PDF has no font for {' '.join(letters)}: write it in other letters.", field=field
        )


def _check_headings(shown: Iterable[PlacedPart]) -> None:
    seen: set[str] = set()
    for row in shown:
        words = " ".join(row.heading.casefold().split())
        if words in seen:
            raise Refused(
                f"Two parts have the heading “{row.heading.strip()}”: give this one another.",
                field=f"heading_{row.code}",
            )
        seen.add(words)


def _check_needed(kind: str, shown: Iterable[PlacedPart]) -> None:
    codes = {row.code for row in shown}
    for code in KINDS[kind].needs:
        if code not in codes:
            heading = dict(KINDS[kind].layout.parts)[code]
            raise Refused(
                f"A {KINDS[kind].name.lower()} is not published without “{heading}”: show it.",
                field=f"shown_{code}",
            )


def _check_implications(shown: Iterable[PlacedPart]) -> None:
    codes = {row.code for row in shown}
    twice = [code for code in IMPLICATION_SECTIONS if code in codes]
    if twice and "implications" in codes:
        heading = PARTS[twice[0]].heading
        raise Refused(
            f"“{heading}” stands in the part with all implications too: leave one of the two out.",
            field="shown_implications",
        )


def _check_keys(shown: Iterable[PlacedPart]) -> None:
    codes = {row.code for row in shown}
    told = frozenset[str]().union(*(KEYS.get(code, frozenset()) for code in codes))
    without = sorted(BOTH - told) if codes & SPEAK_OF_BOTH else []
    if without:
        raise Refused(
            f"Parts that are shown speak of {without[0]}, and its key would be missing: show the "
            f"part on {without[0]}, or leave those parts out.",
            field=f"shown_{without[0]}",
        )


def contrast_on_white(colour: str) -> float:
    """Of a colour as "#a06c00" on white, from 1 to 21 (WCAG 2.2). Raises Refused for no colour."""
    if not re.fullmatch("#[0-9a-fA-F]{6}", colour):
        raise Refused("Give the colour as six digits after #, such as #a06c00.", field="accent")
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
