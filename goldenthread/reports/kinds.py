"""The kinds of paper: for whom each is, which parts it has, and what it cannot do without. Pure.

A kind is no program of its own: it is a list of parts (`parts.py`) with their headings, and one
composer (`composing.py`) walks it. An authority's own layout of a kind takes its place.
"""

from collections.abc import Mapping
from dataclasses import dataclass

Placed = tuple[str, str]  # the code of a part, and its heading in a kind of paper


@dataclass(frozen=True, slots=True)
class House:
    """How a council's papers look: the words and the colour that are its own.

    `asks` stands between the body and its recommendations. `organisation` replaces the name of
    the authority at the head of each page; `strapline` stands above the title. `accent` is the
    colour of the lines.
    """

    asks: str = "is recommended to"
    numbered: bool = True
    organisation: str = ""
    strapline: str = ""
    accent: str = "#a06c00"


@dataclass(frozen=True, slots=True)
class Layout:
    """Which parts a paper has, in which order, under which headings, in which style.

    `{last_met}` in a heading stands for the day of the meeting before. `version` 1 is the one
    that comes with us.
    """

    parts: tuple[Placed, ...]
    house: House = House()
    version: int = 1

    def has(self, part: str) -> bool:
        return any(code == part for code, _ in self.parts)


@dataclass(frozen=True, slots=True)
class Kind:
    """`what` says for whom it is and what it answers.

    `title` follows the plan’s in the title of a paper. `needs`: the parts without whose text it
    is not published. `clear_days`: a public meeting takes it, so the law says until when it is
    to be published.
    """

    code: str
    name: str
    what: str
    title: str
    layout: Layout
    needs: tuple[str, ...] = ()
    clear_days: bool = False


COMMITTEE_REPORT = Kind(
    "committee_report",
    "Committee report",
    "For a committee of councillors that decides in public: what it is asked to decide, why, and "
    "what the record shows.",
    "progress and impact",
    Layout(
        (
            ("purpose", "Purpose"),
            ("recommendations", "Recommendations"),
            ("summary", "Executive summary"),
            ("since", "Since you last met on {last_met}"),
            ("progress", "Progress: is the work done?"),
            ("impact", "Impact: is it better for children?"),
            ("measures", "Measures: is the change real?"),
            ("dates", "Dates"),
            ("exceptions", "Exceptions"),
            ("finding_status", "Findings: status"),
            ("findings", "Findings and the actions that answer them"),
            ("questions", "Questions asked and answered"),
            ("promised", "What you were promised"),
            ("aims", "How this serves the council’s aims"),
            ("reasons", "Reasons for the recommendations"),
            ("other_options", "Other options considered"),
            ("background", "Background"),
            ("consultation", "Consultation and engagement"),
            ("implications", "Implications"),
            ("access", "Access to information"),
            ("actions", "all actions"),
            ("moved", "due dates that moved"),
            ("charts", "charts of the measures"),
        )
    ),
    needs=("recommendations", "summary"),
    clear_days=True,
)

KINDS: Mapping[str, Kind] = {each.code: each for each in (COMMITTEE_REPORT,)}
