"""What a measure's chart says, as sentences: the title says the finding. Pure."""

from __future__ import annotations

from goldenthread.measures.periods import Frequency
from goldenthread.measures.series import Aim, Series, TargetBy
from goldenthread.measures.spc import Direction, Meaning, Point, Signal
from goldenthread.measures.spc_judging import WORDS, Assurance, Variation

UNIT_OF_TIME = {
    Frequency.MONTHLY: "month",
    Frequency.QUARTERLY: "quarter",
    Frequency.YEARLY: "year",
}
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
CHANGES = {
    Variation.IMPROVEMENT_HIGH: "a real improvement",
    Variation.IMPROVEMENT_LOW: "a real improvement",
    Variation.CONCERN_HIGH: "a real change for the worse",
    Variation.CONCERN_LOW: "a real change for the worse",
    Variation.NEUTRAL_HIGH: "higher than usual",
    Variation.NEUTRAL_LOW: "lower than usual",
}


def title(series: Series) -> str:
    """The finding in one sentence, without full stop: what changed, how the target fares."""
    parts = [_change(series)]
    if series.is_on_target is not None:
        parts.append(_target(series))
    return f"{series.name}: {'; '.join(parts)}"


def _change(series: Series) -> str:
    judgement = series.judgement
    if judgement.variation is Variation.TOO_FEW:
        return f"not enough data yet to tell ({judgement.figures} of {judgement.needed} figures)"
    if judgement.variation is Variation.NO_LATEST:
        return f"no figure for {series.when(-1)}"
    if judgement.variation is Variation.COMMON:
        return "no real change, the usual ups and downs"
    return f"{CHANGES[judgement.variation]} since {series.when(-series.stretch)}"


def _target(series: Series) -> str:
    if series.is_on_target:
        return "the latest figure meets the target"
    near = ", though within the tolerance" if series.is_near_target else ""
    return f"not yet at the target{near}"


def value_words(series: Series, target: TargetBy) -> str:
    """At most 22%; 5% to 10%."""
    goal, value = target.target, series.said_round(target.target.value)
    if goal.upto is not None:
        return f"{value} to {series.said_round(goal.upto)}"
    return f"{'at least' if goal.at_least else 'at most'} {value}"


OTHERS = {"neighbours": "statistical neighbours", "england": "England"}


def target_words(series: Series, target: TargetBy) -> str:
    """At most 22%; as good as England (at most 22.6%)."""
    value = value_words(series, target)
    others = OTHERS.get(target.form)
    return f"as good as {others} ({value})" if others else value


def aim_words(series: Series, aim: Aim) -> str:
    """At most 22%, with its capital; also where there is no value to reach."""
    settled = series.settled(aim)
    if settled is not None:
        said = target_words(series, settled)
        return f"{said[:1].upper()}{said[1:]}"
    others = OTHERS.get(aim.form)
    return f"As good as {others} (no figure is published)" if others else "For information"


def lead(series: Series) -> str:
    """The latest figure, and why it is a signal or not."""
    if series.last is None:
        return "No figure is entered yet."
    if series.is_hidden(series.last):
        return (
            f"The figure for {series.when(series.last)} rests on a small number and is hidden; "
            "whether it is a real change is said all the same."
        )
    said = f"{series.said(series.latest)} in {series.when(series.last)}."
    why = reason(series)
    return f"{said} {why}" if why else said


def reason(series: Series) -> str:
    """Why the last point is more than chance, counted; or what stands in the way of saying."""
    judgement = series.judgement
    if judgement.variation is Variation.TOO_FEW:
        missing = judgement.needed - judgement.figures
        rebased = " since limits were begun anew" if len(series.analysis.segments) > 1 else ""
        return (
            f"There {'is' if judgement.figures == 1 else 'are'} {judgement.figures} of the "
            f"{judgement.needed} figures{rebased} that limits need: {missing} to come."
        )
    if judgement.variation is Variation.NO_LATEST:
        return f"The figure for {series.when(-1)} is missing, so no change is claimed."
    return _signal(series, series.points[-1])


def _signal(series: Series, point: Point) -> str:
    unit = UNIT_OF_TIME[Frequency(series.frequency)]
    above = point.signal.way > 0
    match point.signal:
        case Signal.ABOVE_LIMIT | Signal.BELOW_LIMIT:
            name, limit = (
                ("above the upper", point.segment.upper)
                if above
                else (
                    "below the lower",
                    point.segment.lower,
                )
            )
            return f"It is {name} limit of {series.said(limit)}, beyond the usual ups and downs."
        case Signal.RISING | Signal.FALLING:
            moved = "risen" if above else "fallen"
            return f"It has {moved} for {_number(_steps(series))} {unit}s in a row."
        case Signal.NEAR_ABOVE | Signal.NEAR_BELOW:
            name = "upper" if above else "lower"
            return f"Two of three {unit}s running are near the {name} limit."
        case Signal.RUN_ABOVE | Signal.RUN_BELOW:
            side = "above" if above else "below"
            return f"{_number(_run(series)).capitalize()} {unit}s in a row are {side} the average."
        case _:
            return "It lies within the limits of its usual ups and downs."


def _number(count: int) -> str:
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def _run(series: Series) -> int:
    """How many points up to the last are on its side of the mean."""
    side, count = series.points[-1].side, 0
    for point in reversed(series.points):
        if point.side != side or point.segment is not series.points[-1].segment:
            break
        count += 1
    return count


def _steps(series: Series) -> int:
    """How many times running it has moved the same way, up to the last point."""
    way, count = series.points[-1].signal.way, 0
    values = [point.value for point in series.points if point.segment is series.points[-1].segment]
    for after, before in zip(reversed(values), reversed(values[:-1]), strict=False):
        if before is None or after is None or (after - before) * way <= 0:
            break
        count += 1
    return count


def assurance_words(series: Series) -> str:
    """What the limits say of the target, read together with whether it changes.

    Limits made of all its months lag behind a measure that improves: “misses” alone would mislead.
    """
    unit, variation = UNIT_OF_TIME[Frequency(series.frequency)], series.judgement.variation
    changing = variation.is_better or variation.is_worse
    way = "is getting better" if variation.is_better else "is getting worse"
    said = {
        Assurance.PASS: f"Has met its target every {unit} so far, and {way}"
        if changing
        else f"Meets its target every {unit}, as long as nothing changes",
        Assurance.FAIL: f"Has not met its target so far, and {way}"
        if changing
        else f"Misses its target every {unit}, unless something changes",
        Assurance.INCONSISTENT: f"Has met its target in some {unit}s, and {way}"
        if changing
        else f"Meets its target some {unit}s, by chance alone",
    }
    return said.get(series.judgement.assurance, WORDS[series.judgement.assurance])


POINT_WORDS = {
    Meaning.BETTER: "Better",
    Meaning.WORSE: "Worse",
    Meaning.HIGH: "Higher than usual",
    Meaning.LOW: "Lower than usual",
}
SIGNAL_WORDS = {
    Signal.ABOVE_LIMIT: "above the upper limit",
    Signal.BELOW_LIMIT: "below the lower limit",
    Signal.RISING: "rising trend",
    Signal.FALLING: "falling trend",
    Signal.NEAR_ABOVE: "two of three near the upper limit",
    Signal.NEAR_BELOW: "two of three near the lower limit",
    Signal.RUN_ABOVE: "run above the average",
    Signal.RUN_BELOW: "run below the average",
}


def series_words(series: Series, point: Point) -> str:
    """Better: run below the average; or empty where a point is no signal that may be shown."""
    meaning = series.shown_meaning(point)
    return f"{POINT_WORDS[meaning]}: {SIGNAL_WORDS[point.signal]}" if meaning in POINT_WORDS else ""


POLARITY = {
    Direction.INCREASE: "higher is better",
    Direction.DECREASE: "lower is better",
    Direction.NEUTRAL: "for information",
}
