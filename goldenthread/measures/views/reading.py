"""The scorecard of all measures, and one measure with its chart and every figure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.text import slugify

from goldenthread.accounts.access import decide
from goldenthread.accounts.at import at_of
from goldenthread.accounts.pages import MemberRequest, page
from goldenthread.core.templating import as_files, url
from goldenthread.measures import words, words_beside
from goldenthread.measures.areas import areas_of
from goldenthread.measures.charts import chart, lettered, scale_of, spark
from goldenthread.measures.entering import counts_words
from goldenthread.measures.icons import icon
from goldenthread.measures.library import library
from goldenthread.measures.marks import marks_of
from goldenthread.measures.models import Polarity
from goldenthread.measures.periods import FREQUENCIES, Frequency
from goldenthread.measures.read import series_of
from goldenthread.measures.series import Series
from goldenthread.measures.shows import SHOWS
from goldenthread.measures.spc import Settings
from goldenthread.measures.spc_judging import WORDS
from goldenthread.measures.units import UNITS
from goldenthread.measures.views.shown import Shown, shown_measure

SCORECARD = {
    "icon": icon,
    "spark": spark,
    "words": words,
    "others": words_beside,
    "icon_words": WORDS,
}
SHOWN_ROWS = 12
"""Periods that a measure's table has, unless all are asked for."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the scorecard is narrowed to: what is not known is left out."""

    show: str
    area: str

    @classmethod
    def read(cls, request: MemberRequest, every: Sequence[Series]) -> Wanted:
        show, area = request.GET.get("show", ""), request.GET.get("area", "")
        used = {each.practice_area for each in every}
        return cls(show if show in SHOWS else "", area if area in used else "")

    @property
    def query(self) -> dict[str, str]:
        pairs = {"show": self.show, "area": self.area}
        return {name: value for name, value in pairs.items() if value}

    def select(self, every: Sequence[Series]) -> list[Series]:
        is_so = SHOWS[self.show][1] if self.show else bool
        return [each for each in every if is_so(each) and self.area in {"", each.practice_area}]


@page("measure.view")
def measures(request: MemberRequest) -> HttpResponse:
    """Every measure in a row, or those that the address asks for."""
    member = request.member
    at = at_of(request, member.authority)
    every = series_of(member.authority, at.moment)
    wanted = Wanted.read(request, every)
    used = {each.practice_area for each in every}
    areas = areas_of(member.authority, at.moment) if used - {""} else []
    context = SCORECARD | {
        "at": at,
        "every": every,
        "rows": wanted.select(every),
        "files": as_files(url("measures", **wanted.query, **at.carry)),
        "areas": [(code, said) for code, said in areas if code in used],
        "area": wanted.area,
        "show": wanted.show,
        "counts": [(code, said, sum(map(has, every))) for code, (said, has) in SHOWS.items()],
        "may_define": at.is_now and decide(member, "measure.define"),
        "may_enter": at.is_now and decide(member, "measure.enter"),
    }
    return render(request, "measures/scorecard.html", context)


@page("measure.view")
def measure(request: MemberRequest, pk: int) -> HttpResponse:
    """One measure: the finding, its chart, every figure, and what it counts."""
    shown, member = shown_measure(request, pk), request.member
    series, at = shown.series, shown.at
    marks = marks_of(member, [pk], at.moment).get(pk, [])
    context = SCORECARD | {
        "shown": shown,
        "at": at,
        "series": series,
        "definition": shown.definition,
        "drawing": chart(series, marks),
        "marks": lettered(series, marks),
        "scale": scale_of(series),
        "rows": figure_rows(series, shown.whole.known),
        "shown_rows": None if request.GET.get("figures") == "all" else SHOWN_ROWS,
        "rebases": shown.whole.rebases,
        "facts": facts(shown),
        "beside": series.beside,
        "compared": words_beside.rows(series),
        "sources": words_beside.notes(series, member.authority.name),
        "rules": rules_words(series.settings),
        "may_define": at.is_now and decide(member, "measure.define", shown.row),
        "may_enter": at.is_now and decide(member, "measure.enter", shown.row),
    }
    return render(request, "measures/measure.html", context)


@dataclass(frozen=True, slots=True)
class FigureShown:
    """One row of the table: the newest period first."""

    when: str
    code: str
    value: str
    counts: str
    signal: str
    target: str
    known: Any


def figure_rows(series: Series, known: Mapping[Any, Any]) -> list[FigureShown]:
    """Every period of the chart, in words; one of which nothing is known says so."""
    return [
        _row(series, at, known.get(period)) for at, period in reversed([*enumerate(series.periods)])
    ]


def _row(series: Series, at: int, known: Any) -> FigureShown:
    point = series.points[at]
    goal = series.target.target if series.target else None
    met = "" if goal is None or point.value is None else _met(goal.is_met(point.value))
    return FigureShown(
        when=series.when(at),
        code=f"{series.periods[at]:%Y-%m}",
        value=series.said(point.value),
        counts=counts_words(known.now) if known else "",
        signal=words.series_words(series, point),
        target=met,
        known=known,
    )


@page("measure.view")
def board(request: MemberRequest) -> HttpResponse:
    """Every measure as a small chart with its sentence, to be looked at together and printed.

    `?group=` asks for one part of the work: the workforce's is the scorecard of people.
    """
    member = request.member
    at = at_of(request, member.authority)
    groups: dict[str, list[Series]] = defaultdict(list)
    for each in series_of(member.authority, at.moment):
        groups[group_of(each)].append(each)
    wanted = request.GET.get("group", "")
    chosen = {name: rows for name, rows in groups.items() if slugify(name) == wanted} or groups
    context = SCORECARD | {
        "at": at,
        "groups": list(chosen.items()),
        "rows": [each for rows in chosen.values() for each in rows],
        "names": [(slugify(name), name) for name in groups],
        "wanted": wanted if chosen is not groups else "",
    }
    return render(request, "measures/board.html", context)


def group_of(series: Series) -> str:
    """The part of the work that the library counts it to."""
    known = library().get(series.library)
    return known.group if known else "Own measures"


def _met(met: bool) -> str:
    return "Met" if met else "Missed"


def facts(shown: Shown) -> Sequence[tuple[str, str]]:
    """What the measure counts, each with its name; what is not said is left out."""
    said, series = shown.definition, shown.series
    owner = said.owner.post if said.owner else "Nobody yet"
    rows = [
        ("Counts", said.numerator),
        ("Out of", said.denominator),
        ("In", UNITS[said.unit]),  # type: ignore[index]
        ("Better", Polarity(said.polarity).label),
        ("Beware", said.caution),
        ("Figures", FREQUENCIES[Frequency(said.frequency)]),
        ("Source", said.source),
        ("Timescale", said.timescale),
        ("Owner", owner),
        ("Baseline", _baseline(said, series)),
        ("Tolerance", "" if series.tolerance is None else series.said(series.tolerance)),
    ]
    return [(name, str(words)) for name, words in rows if words]


def _baseline(said: Any, series: Series) -> str:
    if said.baseline is None:
        return "None"
    return f"{series.said(float(said.baseline))}, {said.baseline_on:%-d %B %Y}"


def rules_words(settings: Settings) -> str:
    """How the chart is reckoned, in a sentence."""
    rules = ["a figure outside the limits"]
    if settings.trend:
        rules.append(f"{settings.trend} that rise or fall in a row")
    if settings.two_of_three:
        rules.append("two of three near a limit")
    if settings.shift:
        rules.append(f"{settings.shift} in a row on one side of the average")
    whole = f"{', '.join(rules[:-1])} or {rules[-1]}" if len(rules) > 1 else rules[0]
    fixed = f", made from the first {settings.fix_after} figures" if settings.fix_after else ""
    screened = "left out" if settings.screening != "off" else "not left out"
    return (
        f"A change is real by {whole}. Limits are 2.66 average steps from the average{fixed}; "
        f"large jumps are {screened}. Nothing is said below {settings.icons_from} figures."
    )
