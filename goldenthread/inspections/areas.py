"""Practice areas: an authority's own list, and which of them a finding's words speak of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from goldenthread.inspections.models import PracticeArea, PracticeAreaList
from goldenthread.ledger.models import Authority
from goldenthread.ledger.moments import Moment


@dataclass(frozen=True, slots=True)
class Area:
    """One practice area. Not `offered`: it stays where it stands, and is chosen no more."""

    code: str
    word: str
    offered: bool = True


OURS = tuple(Area(code, str(word)) for code, word in PracticeArea.choices)


def areas_at(authority: Authority, moment: Moment) -> tuple[Area, ...]:
    """An authority's practice areas at a moment, in its order; ours where it has set none."""
    lists = PracticeAreaList.objects.filter(authority=authority).upto(moment).newest_first()
    found = lists.values_list("areas", flat=True).first()
    return OURS if found is None else tuple(Area(*each) for each in found)


def words_of(areas: Iterable[Area]) -> Mapping[str, str]:
    """The word of each area by its code, in the list's order."""
    return {area.code: area.word for area in areas}


def choices_of(areas: Iterable[Area], *standing: str) -> list[tuple[str, str]]:
    """What a form offers: the areas in use, and those that stand there already."""
    found = [(area.code, area.word) for area in areas if area.offered or area.code in standing]
    return [("", "Not chosen"), *found]


# The narrower areas first: "supervision of workers with care leavers" is about care leavers.
_WORDS = (
    (PracticeArea.CARE_LEAVERS, r"care leavers?|leaving care|pathway plans?|personal advis"),
    (PracticeArea.OUT_OF_HOURS, r"out[- ]of[- ]hours|emergency duty"),
    (PracticeArea.DOMESTIC_ABUSE, r"domestic abuse|domestic violence"),
    (PracticeArea.EXPLOITATION, r"exploit|go(es)? missing|missing (from|episodes|children)"),
    (
        PracticeArea.CHILD_PROTECTION,
        r"child protection|pre-proceedings|strategy (meetings?|discussions?)|conference chair",
    ),
    (PracticeArea.FRONT_DOOR, r"front door|referrals?\b|threshold|first contact|early help"),
    (
        PracticeArea.CHILDREN_IN_CARE,
        r"in care\b|come into care|looked after|foster|permanence|life[- ]story|placements?\b|"
        r"reviewing officer|adopt|placed with",
    ),
    (PracticeArea.CHILD_IN_NEED, r"in need\b"),
    (PracticeArea.SUPERVISION, r"supervision|management oversight|managers.{0,3} oversight"),
    (PracticeArea.ASSESSMENT, r"assess|children.{0,3} plans|plans for children|visits"),
    (PracticeArea.HEALTH, r"\bhealth\b|medical"),
    (PracticeArea.EDUCATION, r"education|school"),
    (PracticeArea.WORKFORCE, r"workforce|caseload|turnover|recruit|retention|workers"),
    (PracticeArea.LEADERSHIP, r"leaders|audit|performance|scrutin|quality assurance|challenge"),
)


def area_of(text: str) -> str:
    """The first area whose words the finding has; "" where none is told."""
    words = text.lower()
    return next((area.value for area, found in _WORDS if re.search(found, words)), "")
