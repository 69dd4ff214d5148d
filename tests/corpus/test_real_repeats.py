"""What is suggested as a repeat, on four real reports on one council. No sentence of them is here.

The pairs were marked by hand: year and number of a finding (P: priority action), then those that
it repeats.
"""

import json
from pathlib import Path

import pytest

from goldenthread.inspections.likeness import SUGGESTED, matches, weigher

TRUTH = Path(__file__).resolve().parents[2].parent / "shared/data/ofsted-reports/truth.jsonl"
pytestmark = pytest.mark.skipif(
    not TRUTH.is_file(), reason="the real reports (../shared/data/ofsted-reports) are not here"
)
YEARS = ("2015", "2020", "2022", "2024")
REPEATS = """
2020.1 2015.8 2015.9
2020.2 2015.1
2020.3 2015.1 2015.16
2020.5 2015.3
2022P2 2015.7
2022.2 2015.7
2022.3 2015.5
2022.6 2015.3 2020.5
2022.9 2015.7
2024.1 2015.14
2024.2 2020.3 2015.1
2024.3 2020.5 2015.3 2022.6
2024.4 2020.1 2015.9
2024.7 2015.2
"""


def findings() -> dict[str, str]:
    found = {}
    for row in map(json.loads, TRUTH.read_text("utf-8").splitlines()):
        year = next((year for year in YEARS if f"cheshire-east-{year}" in row["file"]), None)
        for sign, name in (("P", "priority_actions"), (".", "improvements")):
            texts = row[name] if year else []
            found |= {f"{year}{sign}{n}": text for n, text in enumerate(texts, start=1)}
    return found


def test_most_repeats_are_suggested_and_most_suggestions_are_repeats() -> None:
    texts = findings()
    lines = [line.split() for line in REPEATS.strip().splitlines()]
    marked = {(new, old) for new, *earlier in lines for old in earlier}
    weigh = weigher(list(texts.values()))
    suggested = set()
    for new, text in texts.items():
        earlier = [old for old in texts if old[:4] < new[:4]]
        alike = matches(text, [texts[old] for old in earlier], weigh, SUGGESTED)
        suggested |= {(new, earlier[each.position]) for each in alike}
    assert len(marked) == 21
    assert len(suggested & marked) >= 16
    assert len(suggested) <= 34
