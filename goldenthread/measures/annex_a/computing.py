"""Computes every measure that Annex A allows, for a reference date. Pure.

found = compute(Path("annex-a.xlsx"), Asked(date(2021, 3, 16)))
found.results[0].value, found.results[0].left_out
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from goldenthread.measures.annex_a import care, children, front_door  # noqa: F401 - they register
from goldenthread.measures.annex_a.caseloads import Caseloads
from goldenthread.measures.annex_a.checks import Problem, problems_of
from goldenthread.measures.annex_a.counting import Asked, Asking, LeftOut
from goldenthread.measures.annex_a.methods import METHODS, Method
from goldenthread.measures.annex_a.workbook import ListSheet, Unread, read_workbook

COPY = "a copy of an earlier row"
NO_ROW = "No row counts for it."
_SETTINGS = {"cin_days": "Give the local standard: --cin-visit-days 28."}


@dataclass(frozen=True, slots=True)
class Result:
    """One measure. `value`: a text with one decimal, whole for a count; None with `why_not`.

    Of a percentage: `numerator` of `denominator`. Of a mean: the sum of so many. Of a count or
    rate: `numerator` alone. `left_out`: rows of the list that do not count, by reason;
    `not_known`: rows in the denominator for which nothing is recorded.
    """

    measure: str
    variant: str
    lists: tuple[int, ...]
    unit: str
    part: str
    whole: str
    numerator: Decimal | None = None
    denominator: int | None = None
    value: str | None = None
    rows: int = 0
    not_known: int = 0
    left_out: Mapping[str, int] = field(default_factory=dict)
    proxy: str = ""
    why_not: str = ""
    note: str = ""
    counted: frozenset[int] = frozenset()
    """Which rows are in the denominator; `in_part`: in the numerator."""
    in_part: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet that was read as a list."""

    number: int
    sheet: str
    rows: int
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Computed:
    """All that one workbook gives; nothing of any child."""

    asked: Asked
    sheets: tuple[Sheet, ...]
    unread: tuple[Unread, ...]
    results: tuple[Result, ...]
    problems: tuple[Problem, ...]


def compute(path: Path, asked: Asked) -> Computed:
    """Read a workbook, a sheet at a time, and compute. Refused where it cannot be read."""
    sheets: list[Sheet] = []
    unread: list[Unread] = []
    problems: list[Problem] = []
    found: dict[tuple[str, str], Result] = {}
    caseloads = Caseloads()
    for each in read_workbook(path):
        if isinstance(each, Unread):
            unread.append(each)
            continue
        sheets.append(Sheet(each.number, each.sheet, len(each.rows), tuple(each.missing)))
        problems += problems_of(each, asked.as_at)
        caseloads.add(each, asked)
        for method in METHODS:
            if method.number == each.number:
                found[method.measure, method.variant] = result_of(method, each, asked)
    methods = sorted(METHODS, key=lambda method: method.number)
    results = [found.get((each.measure, each.variant)) or _without_list(each) for each in methods]
    return Computed(
        asked, tuple(sheets), tuple(unread), (*results, _caseload(caseloads)), tuple(problems)
    )


def _blank(method: Method, why_not: str) -> Result:
    return Result(
        method.measure,
        method.variant,
        (method.number,),
        method.unit,
        method.part,
        method.whole,
        proxy=method.proxy,
        why_not=why_not,
    )


def _without_list(method: Method) -> Result:
    return _blank(method, f"List {method.number} is not in this workbook.")


def result_of(method: Method, sheet: ListSheet, asked: Asked) -> Result:
    """One measure of its list."""
    missing = [name for name in method.needs if name not in sheet.found]
    if missing:
        return _blank(method, f"“{sheet.sheet}” has no column “{missing[0]}”.")
    if method.setting and getattr(asked, method.setting) is None:
        return _blank(method, _SETTINGS[method.setting])
    left_out: Counter[str] = Counter()
    answers: dict[int, bool | float | None] = {}
    for row in sheet.rows:
        try:
            if row.same_as:
                raise LeftOut(COPY)
            answers[row.number] = method.question(Asking(row, asked))
        except LeftOut as reason:
            left_out[str(reason)] += 1
    in_part = {number for number, answer in answers.items() if answer}
    total = sum((Decimal(answer or 0) for answer in answers.values()), Decimal(0))
    value, why_not = _value(method, total, len(answers), asked)
    return Result(
        method.measure,
        method.variant,
        (method.number,),
        method.unit,
        method.part,
        method.whole,
        numerator=tenths(total) if method.unit == "mean" else total,
        denominator=len(answers) if method.whole else None,
        value=value,
        rows=len(sheet.rows),
        not_known=sum(answer is None for answer in answers.values()),
        left_out=dict(sorted(left_out.items())),
        proxy=method.proxy,
        why_not=why_not,
        note=_note(method, sheet),
        counted=frozenset(answers),
        in_part=frozenset(in_part),
    )


def _value(method: Method, total: Decimal, whole: int, asked: Asked) -> tuple[str | None, str]:
    if method.unit == "count":
        return str(total), ""
    if method.unit == "rate":
        if not asked.population:
            return None, "Give the children aged 0 to 17: --authority or --population."
        a_year = Decimal(12) / asked.months if method.yearly else 1
        return str(tenths(total * a_year * 10_000 / asked.population)), ""
    if not whole:
        return None, NO_ROW
    return str(tenths(total / whole if method.unit == "mean" else 100 * total / whole)), ""


def tenths(value: Decimal) -> Decimal:
    """To one decimal, halves up."""
    return value.quantize(Decimal("0.1"), ROUND_HALF_UP)


def _note(method: Method, sheet: ListSheet) -> str:
    if method.measure != "rereferral_12m":
        return ""
    numbers = [row.values.get(front_door.BEFORE) for row in sheet.rows]
    counts = [number for number in numbers if isinstance(number, float)]
    if not counts or min(counts) < 1:
        return ""
    return (
        "No row has 0 referrals in the last 12 months: the number seems to have the present "
        "referral in it. Then say --counts-present-referral."
    )


def _caseload(caseloads: Caseloads) -> Result:
    pairs, workers = caseloads.pairs, caseloads.workers
    value = str(tenths(Decimal(pairs) / workers)) if workers else None
    return Result(
        "caseload",
        "",
        tuple(caseloads.lists),
        "mean",
        "children, each once for each worker",
        "allocated workers with an open row",
        numerator=Decimal(pairs),
        denominator=workers,
        value=value,
        rows=caseloads.rows,
        left_out=dict(sorted(caseloads.left_out.items())),
        proxy="Workers are counted by head, not by full-time equivalent.",
        why_not="" if workers else NO_ROW,
    )


def results_by_measure(results: Sequence[Result]) -> dict[str, Result]:
    """By id, with the variant after a stroke where there is one: "rhi/offered"."""
    return {"/".join(filter(None, (each.measure, each.variant))): each for each in results}
