"""goldenthread spc: the shape it takes and gives, what it says of a series that cannot be."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from goldenthread.cli.main import main

MONTHS = ["2026-01-01", "2026-02-01", "2026-03-01"]


@pytest.fixture
def answer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    def ask(document: object, *words: str) -> tuple[int, Any, str]:
        file = tmp_path / "series.json"
        file.write_text(document if isinstance(document, str) else json.dumps(document))
        code = main(["spc", str(file), *words])
        told = capsys.readouterr()
        is_json = bool(told.out) and not words
        return code, json.loads(told.out) if is_json else told.out, told.err

    return ask


def vector(**given: object) -> dict[str, object]:
    return {"id": "one", "input": {"values": [3, 1, 2], "dates": MONTHS, **given}}


def test_a_file_comes_back_in_its_own_shape_with_its_answers(answer: Any) -> None:
    code, whole, told = answer({"vectors": [vector()]})
    assert (code, told) == (0, "")
    (one,) = whole["vectors"]
    assert (one["id"], one["input"]["values"]) == ("one", [3, 1, 2])
    group = one["expected"]["groups"][0]
    assert group == {
        "rebase_group": 0,
        "n": 3,
        "mean": 2.0,
        "lpl": -1.99,
        "upl": 5.99,
        "short_group_warning": True,
    }
    assert one["judgement"]["variation_words"] == "Not enough data"
    assert answer([vector()])[1] == [one]
    assert answer(vector())[1] == one


def test_values_are_put_in_the_order_of_their_dates_and_rebases_go_with_them(answer: Any) -> None:
    mixed = ["2026-03-01", "2026-01-01", "2026-02-01"]
    _, one, _ = answer(vector(dates=mixed, rebase_at_index0=[0]))
    points = one["expected"]["points"]
    assert points["rebase_group"] == [0, 0, 1]
    assert points["mean"] == [1.5, 1.5, 3.0]


def test_a_bare_value_is_a_list_of_one(answer: Any) -> None:
    _, one, _ = answer({"input": {"values": 4, "dates": "2026-01-01", "rebase_at_index0": 0}})
    assert one["expected"]["groups"][0]["mean"] == 4
    assert one["expected"]["points"]["rebase_group"] == [1]


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"values": [1, "2", 3]}, "values[1] is “2”, which is no number."),
        ({"values": [1, True, 3]}, "values[1] is True, which is no number."),
        ({"values": []}, "“values” is empty"),
        ({"values": None, "dates": None}, "“values” is empty"),
        ({"values": {"a": 1}}, "values[0] is {'a': 1}, which is no number."),
        ({"values": [1, 2, 10**200]}, "values[2] is 1e+200, beyond any figure"),
        ({"dates": MONTHS[:2]}, "There are 3 values and 2 dates"),
        ({"dates": [*MONTHS[:2], "March"]}, "dates[2] is “March”, which is no date."),
        ({"dates": [*MONTHS[:2], None]}, "dates[2] is None, which is no date."),
        ({"dates": [*MONTHS[:2], MONTHS[0]]}, "2026-01-01 stands twice"),
        ({"improvement_direction": "up"}, "improvement_direction is “up”"),
        ({"improvement_direction": ["increase"]}, "improvement_direction is ['increase']"),
        ({"target": "95%"}, "target is “95%”, which is no number."),
        ({"rebase_at_index0": [3]}, "rebase_at_index0 names 3: give whole numbers from 0 to 2"),
        ({"rebase_at_index0": [-1]}, "rebase_at_index0 names -1"),
        ({"rebase_at_index0": ["2026-01-01"]}, "rebase_at_index0 names “2026-01-01”"),
        ({"fix_after_n_points": 11}, "Limits can be fixed after 12 points or more, not after 11"),
        ({"fix_after_n_points": 12.5}, "fix_after_n_points is 12.5: give a whole number"),
        ({"screen_outliers": "no"}, "screen_outliers is “no”: write true or false."),
    ],
)
def test_a_bad_series_is_a_sentence_and_the_others_still_come_out(
    answer: Any, given: dict[str, object], sentence: str
) -> None:
    code, whole, told = answer([vector(**given), vector()])
    bad, good = whole
    assert sentence in bad["expected"]["error"]
    assert told == f"one: {bad['expected']['error']}\n"
    assert good["expected"]["groups"][0]["mean"] == 2
    assert code == 1


def test_what_is_no_number_in_json_either_is_named(answer: Any) -> None:
    code, whole, _ = answer('[{"values": [1, NaN]}, {"values": [1e999]}, 7, {"input": 7}, {}]')
    assert code == 1
    assert [each["expected"]["error"].partition(".")[0] for each in whole] == [
        "values[1] is “NaN”, which is no number",
        "values[0] is “1e999”, which is no number",
        "A series is an object with “values”, a list of numbers",
        "A series is an object with “values”, a list of numbers",
        "There is no “values”: give a list of numbers, null where there is none",
    ]


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, '{"vectors": []}', "[]"])
def test_a_file_without_series_is_a_sentence(answer: Any, text: str) -> None:
    code, out, told = answer(text)
    assert (code, out) == (1, "")
    assert told.count("\n") == 1


def test_rare_events_are_answered_in_days(answer: Any) -> None:
    code, one, _ = answer({"events": [*MONTHS], "until": "2026-03-11"})
    assert code == 0
    assert (one["expected"]["days_between"], one["expected"]["days_since"]) == ([31, 28], 10)
    assert answer({"events": ["2026-13-01"]})[0] == 1


def test_answers_are_compared_with_those_that_came(answer: Any) -> None:
    _, one, _ = answer(vector())
    code, out, _ = answer([one], "--check")
    assert (code, out) == (0, "1 of 1 agree.\n")
    one["expected"]["groups"][0]["upl"] += 1e-8
    one["expected"]["points"]["close_to_limits"][1] = None
    code, out, _ = answer([one], "--check")
    assert code == 1
    assert "one: expected.groups[0].upl is 5.99, and was to be 5.99000001" in out
    assert "one: expected.points.close_to_limits[1] is False, and was to be None" in out
    assert out.endswith("0 of 1 agree.\n")
    assert answer([vector()], "--check")[0] == 1
