"""The eleven lists of Annex A: their columns, how these are headed, and their codes. Pure.

From the schema of liia-tools-pipeline (Social Finance Digital Labs, MIT licence), in
`measures/data/annex_a.json`, which has the licence; made by `annex_a.make`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).resolve().parents[1] / "data" / "annex_a.json"

NAMES = {
    1: "contacts",
    2: "early help assessments",
    3: "referrals",
    4: "assessments",
    5: "section 47 enquiries and conferences",
    6: "children in need",
    7: "child protection plans",
    8: "children looked after",
    9: "care leavers",
    10: "children for adoption",
    11: "adopters",
}
ID, BIRTH, AGE = "Child Unique ID", "Date of Birth", "Age of Child (Years)"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of one list. `kind`: date, numeric, category or string.

    `codes`: what is written (as `plain` has it) and the code meant; empty where nobody needs it.
    """

    name: str
    kind: str
    required: bool
    patterns: tuple[re.Pattern[str], ...]
    codes: Mapping[str, str]


@cache
def columns_of(number: int) -> Mapping[str, Column]:
    """The columns of a list by their names, in order."""
    return {each.name: each for each in _lists()[number]}


@cache
def _lists() -> Mapping[int, tuple[Column, ...]]:
    lists = json.loads(DATA.read_text("utf-8"))["lists"]
    return {
        int(number): tuple(
            Column(
                each["name"],
                each["kind"],
                each["required"],
                tuple(re.compile(pattern, re.IGNORECASE) for pattern in each["patterns"]),
                each["codes"],
            )
            for each in columns
        )
        for number, columns in lists.items()
    }


def plain(text: str) -> str:
    """What is written without what is only writing: case, kinds of space, quotes and dashes."""
    text = text.casefold().translate(_TYPED)
    return " ".join(text.split())


_TYPED = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
