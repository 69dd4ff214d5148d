"""The practice area that a finding's words speak of: a proposal, for a person to check. Pure."""

from __future__ import annotations

import re

from goldenthread.inspections.models import PracticeArea

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
