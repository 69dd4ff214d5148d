"""Series as JSON, in the shape in which NHSRplotthedots' results are published. Pure.

A vector is `{"id", "input": {"values", "dates", "improvement_direction", "target",
"rebase_at_index0", "fix_after_n_points", "screen_outliers"}}`; its answer is the same with
`expected`, and with `judgement`: what we show. R writes a list of one as a bare value: both are
taken. Only `values` must be there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from math import isclose, isnan
from typing import Any, NamedTuple

from goldenthread.core.errors import Refused
from goldenthread.measures.spc import Analysis, Direction, Screening, Settings, analyse
from goldenthread.measures.spc_judging import WORDS, Target, against, icon, judge, target_for
from goldenthread.measures.spc_rare import rare_events

TOLERANCE = 1e-9
LARGEST = 1e100
SHORT = 13
"""Below it the package warns (its code; its message says 12)."""

type Json = dict[str, Any]


class Series(NamedTuple):
    values: list[float | None]
    direction: Direction
    target: float | None
    rebases: list[int]
    settings: Settings


def answered(vector: object) -> Json:
    """The vector with its answer; `expected` is `{"error": sentence}` where there can be none."""
    given = vector if isinstance(vector, dict) else {"input": vector}
    try:
        return {**given, **_answer(given.get("input", given))}
    except Refused as reason:
        return {**given, "expected": {"error": reason.sentence}, "judgement": None}


def _answer(given: object) -> Json:
    if not isinstance(given, dict):
        raise Refused("A series is an object with “values”, a list of numbers.")
    if "events" in given:
        return {"expected": events_answer(given)}
    series = read_series(given)
    analysis = analyse(
        series.values,
        direction=series.direction,
        rebases=series.rebases,
        settings=series.settings,
    )
    target = target_for(series.target, series.direction)
    return {
        "expected": as_package(analysis, target),
        "judgement": _judgement(analysis, target, series.settings),
    }


# What is given


def read_series(given: Mapping[str, Any]) -> Series:
    """The series in the order of its dates. Raises Refused, naming the part that cannot be."""
    if "values" not in given:
        raise Refused("There is no “values”: give a list of numbers, null where there is none.")
    values = [number(each, f"values[{at}]") for at, each in enumerate(_list(given["values"]))]
    if not values:
        raise Refused("“values” is empty: there is nothing to reckon.")
    order = _order(given.get("dates"), len(values))
    rebases = [_index(each, len(values)) for each in _list(given.get("rebase_at_index0"))]
    return Series(
        values=[values[at] for at in order],
        direction=_direction(given.get("improvement_direction")),
        target=number(given.get("target"), "target"),
        rebases=sorted(order.index(at) for at in rebases),
        settings=Settings(
            screening=Screening.AS_PACKAGE if _screened(given) else Screening.OFF,
            fix_after=_points_to_fix(given.get("fix_after_n_points")),
        ),
    )


def _list(value: object) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def number(value: object, name: str) -> float | None:
    """A finite number, or None for null; anything else is refused by name."""
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or isnan(value):
        raise Refused(
            f"{name} is {_shown(value)}, which is no number. Write null where there is none."
        )
    if abs(value) > LARGEST:
        raise Refused(f"{name} is {value:.0e}, beyond any figure of a service. Check it.")
    return float(value)


def _shown(value: object) -> str:
    text = f"“{value}”" if isinstance(value, str) else str(value)
    return text if len(text) <= 60 else f"{text[:57]}…"


def _order(dates: object, rows: int) -> list[int]:
    """The places of the values in the order of their dates; as they come where none are given."""
    given = _list(dates)
    if not given:
        return list(range(rows))
    if len(given) != rows:
        raise Refused(f"There are {rows} values and {len(given)} dates: give one date for each.")
    days = [_day(each, f"dates[{at}]") for at, each in enumerate(given)]
    if len(set(days)) < rows:
        twice = next(day for day in days if days.count(day) > 1)
        raise Refused(f"{twice} stands twice in “dates”: a series has one value for each date.")
    return sorted(range(rows), key=days.__getitem__)


def _day(value: object, name: str) -> date:
    try:
        return date.fromisoformat(value if isinstance(value, str) else "")
    except ValueError:
        raise Refused(
            f"{name} is {_shown(value)}, which is no date. Write it like 2026-04-01."
        ) from None


def _index(value: object, rows: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < rows:
        raise Refused(
            f"rebase_at_index0 names {_shown(value)}: give whole numbers from 0 to {rows - 1}, "
            "each the place of a value."
        )
    return value


def _direction(value: object) -> Direction:
    try:
        return Direction.INCREASE if value is None else Direction(value)  # type: ignore[arg-type]
    except ValueError:
        raise Refused(
            f"improvement_direction is {_shown(value)}: write increase, decrease or neutral."
        ) from None


def _screened(given: Mapping[str, Any]) -> bool:
    value = given.get("screen_outliers", False)
    if not isinstance(value, bool):
        raise Refused(f"screen_outliers is {_shown(value)}: write true or false.")
    return value


def _points_to_fix(value: object) -> int | None:
    found = number(value, "fix_after_n_points")
    if found is not None and found != int(found):
        raise Refused(f"fix_after_n_points is {found}: give a whole number of points.")
    return None if found is None else int(found)


# What is answered


def as_package(analysis: Analysis, target: Target | None) -> Json:
    """As NHSRplotthedots answers, but for its warnings; limits that cannot be made are null."""
    points = analysis.points
    assurance = against(analysis.segments[-1], target) if target else None
    return {
        "groups": [
            {
                "rebase_group": each.number,
                "n": each.rows,
                "mean": _written(each.mean),
                "lpl": _written(each.lower),
                "upl": _written(each.upper),
                "short_group_warning": each.rows < SHORT,
            }
            for each in analysis.segments
        ],
        "points": {
            "rebase_group": [point.segment.number for point in points],
            "mean": [_written(point.segment.mean) for point in points],
            "lpl": [_written(point.segment.lower) for point in points],
            "upl": [_written(point.segment.upper) for point in points],
            "relative_to_mean": [point.side for point in points],
            "outside_limits": [point.outside for point in points],
            "close_to_limits": [point.close for point in points],
            "special_cause_type": [point.signal.value for point in points],
            "special_cause_flag": [point.signal.way != 0 for point in points],
            "point_type": [point.meaning.value for point in points],
        },
        "last_point_type": points[-1].meaning.value,
        "variation_icon": icon(points[-1]).value,
        "assurance_type": PACKAGE_ASSURANCE[assurance] if assurance else None,
        "assurance_icon": assurance.value if assurance else None,
        "warnings": [],
    }


def _written(value: float | None) -> float | None:
    """With 15 significant digits, as R writes numbers: two millions agree then to the last one."""
    return None if value is None else float(f"{value:.15g}")


PACKAGE_ASSURANCE = {
    "pass": "consistent_pass",
    "fail": "consistent_fail",
    "inconsistent": "inconsistent",
}


def _judgement(analysis: Analysis, target: Target | None, settings: Settings) -> Json:
    found = judge(analysis, target, settings)
    return {
        "figures_since_rebase": found.figures,
        "figures_needed": found.needed,
        "variation": found.variation.value,
        "variation_words": WORDS[found.variation],
        "assurance": found.assurance.value,
        "assurance_words": WORDS[found.assurance],
    }


def events_answer(given: Mapping[str, Any]) -> Json:
    """Rare events: `{"events": [dates], "until": date}` gives the days between, with limits."""
    days = [_day(each, f"events[{at}]") for at, each in enumerate(_list(given["events"]))]
    until = None if given.get("until") is None else _day(given["until"], "until")
    found = rare_events(days, until=until)
    return {
        "days_between": found.gaps,
        "centre": found.centre,
        "lpl": found.lower,
        "upl": found.upper,
        "special_cause_type": [point.signal.value for point in found.analysis.points],
        "point_type": [point.meaning.value for point in found.analysis.points],
        "days_since": found.since,
        "since_is_longer_than_chance": found.is_longer_than_chance,
    }


# Two answers side by side


def differences(ours: object, theirs: object, path: str = "expected") -> Iterator[str]:
    """Where an answer differs from the one that came with the vector; warnings are not compared."""
    if isinstance(theirs, dict) and isinstance(ours, dict):
        for key in theirs:
            if key != "warnings":
                yield from differences(ours.get(key), theirs[key], f"{path}.{key}")
    elif isinstance(theirs, list) and isinstance(ours, list) and len(ours) == len(theirs):
        for at, (our, their) in enumerate(zip(ours, theirs, strict=True)):
            yield from differences(our, their, f"{path}[{at}]")
    elif not _same(ours, theirs):
        yield f"{path} is {ours}, and was to be {theirs}"


def _same(ours: object, theirs: object) -> bool:
    if isinstance(ours, int | float) and isinstance(theirs, int | float):
        same_kind = isinstance(ours, bool) == isinstance(theirs, bool)
        return same_kind and isclose(ours, theirs, rel_tol=0, abs_tol=TOLERANCE)
    return ours == theirs


def vectors_of(document: object) -> Sequence[object]:
    """The vectors of a file: `{"vectors": […]}`, a list of them, or a single one."""
    if isinstance(document, dict) and "vectors" in document:
        return _list(document["vectors"])
    return document if isinstance(document, list) else [document]
