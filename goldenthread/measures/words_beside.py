"""What stands beside a measure, as sentences and rows: place, years, what the figures are. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from goldenthread.core.days import day_words
from goldenthread.measures.beside import Beside, Year
from goldenthread.measures.comparators import Rank
from goldenthread.measures.series import Series
from goldenthread.measures.spc import Direction

ORDINALS = {1: "st", 2: "nd", 3: "rd"}


def covers(beside: Beside, year: Year) -> str:
    """The year to 31 March 2025; 31 March 2025."""
    over = "the year to " if beside.about.covers.startswith("year") else ""
    return f"{over}{day_words(year.last)}"


def ordinal(place: int) -> str:
    """1st, 2nd, 3rd, 11th."""
    teens = 10 < place % 100 < 14
    return f"{place}{'th' if teens else ORDINALS.get(place % 10, 'th')}"


def place(rank: Rank) -> str:
    """9th of 11; equal 3rd of 10."""
    return f"{'equal ' * rank.shared}{ordinal(rank.place)} of {rank.among}"


def ranked(series: Series) -> str:
    """Its place among its neighbours in a sentence; empty where it has none."""
    beside = series.beside
    year = beside.ranked if beside else None
    if beside is None or year is None or year.rank is None:
        return ""
    first = "highest" if series.direction is Direction.NEUTRAL else "best"
    return (
        f"{place(year.rank).capitalize()} among its statistical neighbours in "
        f"{covers(beside, year)}, where 1st is the {first}: {series.said(year.own)} against a "
        f"median of {series.said(year.neighbours)}."
    )


def short(series: Series) -> Sequence[str]:
    """England 22.6%; neighbours 21.7%; its place; the year: a line each."""
    beside = series.beside
    if beside is None:
        return ()
    found = []
    for code, name in (("england", "England"), ("neighbours", "Neighbours")):
        latest = beside.latest_of(code)
        if latest:
            found.append((f"{name} {series.said(latest[0])}", latest[1].words))
    if (year := beside.ranked) and year.rank:
        found.append((place(year.rank).capitalize(), year.words))
    years = {words for _, words in found}
    if len(years) == 1:
        return [*(said for said, _ in found), f"in {years.pop()}"]
    return [f"{said} ({words})" for said, words in found]


class BesideRow(NamedTuple):
    """A published year in words. `breaks`: other neighbours than in the year before."""

    when: str
    own: str
    england: str
    region: str
    neighbours: str
    place: str
    breaks: str


def rows(series: Series) -> list[BesideRow]:
    """Every published year, the latest first."""
    beside = series.beside
    if beside is None:
        return []
    models = [year.model for year in beside.years]
    befores = [None, *models[:-1]]
    made = [
        _row(series, beside, year, before)
        for year, before in zip(beside.years, befores, strict=True)
    ]
    return made[::-1]


def _row(series: Series, beside: Beside, year: Year, before: int | None) -> BesideRow:
    counted = f" ({year.counted} of {year.asked})" if year.asked else ""
    breaks = before is not None and before != year.model and beside.standing.has_neighbours
    return BesideRow(
        covers(beside, year).removeprefix("the ").replace("year", "Year"),
        series.said(year.own),
        series.said(year.england),
        series.said(year.region),
        f"{series.said(year.neighbours)}{counted}",
        place(year.rank) if year.rank else "–",
        f"Other neighbours from here on: the model of {year.model}" if breaks else "",
    )


def notes(series: Series, authority: str) -> list[str]:
    """What the figures beside it are, and what they are not."""
    beside = series.beside
    if beside is None:
        return []
    stands = beside.standing
    name = stands.area.name
    said = [f"Published figures: {beside.about.source}"]
    if not stands.is_own:
        like = f", which is compared as {name} would be" if stands.has_neighbours else ""
        said.append(
            f"Nothing is published of {authority}{like}. Its own figure of a published year is the "
            "average of its periods, where all of them are there."
        )
    if stands.has_neighbours:
        said.append(
            f"Neighbours: the median of the ten of {name}, of those that have a figure. The model "
            "of neighbours changed in 2025, and with it five of ten neighbours on average: the "
            "line is broken there and its two parts are not to be compared."
            if stands.model is None
            else f"Neighbours: the median of the ten of {name} by the model of {stands.model}, of "
            "those that have a figure."
        )
    return said
