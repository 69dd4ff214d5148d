"""Our process control against the NHS's own package and against published examples."""

from __future__ import annotations

import re
from typing import Any

import pytest

from goldenthread.measures.spc import Screening, Settings, analyse
from goldenthread.measures.spc_runs import side_ends, spread, trend_ends, two_of_three
from goldenthread.measures.spc_vectors import answered, differences
from tests.unit.measures.shared import SPC, WHY_NOT, units, vectors, worked_examples

pytestmark = pytest.mark.skipif(not SPC.is_dir(), reason=WHY_NOT)


@pytest.mark.parametrize("vector", vectors(), ids=lambda vector: str(vector["id"]))
def test_every_mean_limit_flag_label_and_icon_is_the_packages(vector: dict[str, Any]) -> None:
    ours = answered({key: vector[key] for key in ("id", "input")})["expected"]
    if "error" in vector["expected"]:
        assert ours["error"].startswith("Limits can be fixed after 12 points or more, not after 11")
    else:
        assert list(differences(ours, vector["expected"])) == []


def test_the_rules_find_what_the_packages_own_tests_expect() -> None:
    cases = units()
    for case in cases["seven_point_one_side_mean"]:
        assert [abs(end) for end in side_ends(case["input"], 7)] == case["output"]
    for case in cases["seven_point_trend"]:
        assert trend_ends(case["input"], 7) == case["output"]
    for case in cases["part_of_seven_trend"]:
        assert [abs(mark) for mark in spread(case["input"], 7)] == case["output"]
    for case in cases["two_in_three"]:
        close = [bool(each) for each in case["close_to_limits"]]
        assert two_of_three(close, case["relative_to_mean"]) == [
            bool(each) for each in case["part"]
        ]


@pytest.mark.parametrize("example", worked_examples(), ids=lambda example: str(example["id"]))
def test_published_examples_come_out_as_printed(example: dict[str, Any]) -> None:
    expected = example["expected"]
    segment = analyse(_values(example), settings=_settings(example)).segments[0]
    found = {
        "mean": segment.mean,
        "centre": segment.mean,
        "upl": segment.upper,
        "lpl": segment.lower,
        "near_upper": segment.near_upper,
        "near_lower": segment.near_lower,
        "two_sigma_upper": segment.near_upper,
        "two_sigma_lower": segment.near_lower,
        "mr_bar": segment.average_range,
    }
    for name, value in expected.items():
        printed = 10.0 ** -_decimals(value)
        assert found[name] == pytest.approx(value, abs=max(printed / 2 + 1e-12, 1e-9)), name


def _values(example: dict[str, Any]) -> list[float]:
    if "values" in example:
        return [float(value) for value in example["values"]]
    pairs = zip(example["numerators"], example["denominators"], strict=True)
    return [over / under for over, under in pairs]


def _settings(example: dict[str, Any]) -> Settings:
    exact = example.get("multiplier") == "3/1.128" or "3/1.128" in example.get("note", "")
    screened = example.get("screen") or "screening on" in example.get("note", "")
    return Settings(
        multiplier=3 / 1.128 if exact else 2.66,
        screening=Screening.AS_PACKAGE if screened else Screening.OFF,
    )


def _decimals(value: float) -> int:
    """How many decimals an example was printed with."""
    found = re.search(r"\.(\d+)$", str(value))
    return len(found[1]) if found else 10
