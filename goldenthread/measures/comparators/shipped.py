"""The published figures that come with the product, read a measure at a time. Pure.

    facts = facts_of("rereferral_12m")
    facts.value("E92000001", "2025").number          # Decimal("22.6")

`index`, `areas` and the ten neighbours are kept once read; of the measures, those read last.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from goldenthread.core.errors import Refused
from goldenthread.measures.comparators.figures import Figure
from goldenthread.measures.comparators.layout import AUTHORITY
from goldenthread.measures.comparators.neighbours import MODELS, Better

ARCHIVE = Path(__file__).resolve().parents[1] / "data" / "dfe_facts.zip"
ENGLAND = "E92000001"


@dataclass(frozen=True, slots=True)
class Area:
    """England, a region, or an authority by its three digits; `region` is a code."""

    code: str
    name: str
    level: str
    ons_code: str
    region: str


@dataclass(frozen=True, slots=True)
class Neighbour:
    """One of the ten, and how close: extremely, very, close, somewhat, not close."""

    code: str
    closeness: str


@dataclass(frozen=True, slots=True)
class About:
    """What is published of one measure. `derived`: worked out here from published counts."""

    measure: str
    unit: str
    better: Better
    covers: str
    publication: str
    file: str
    licence: str
    derived: bool
    periods: tuple[str, ...]

    @property
    def source(self) -> str:
        """As it stands below a chart or table."""
        worked_out = "; rates worked out from its counts" if self.derived else ""
        return f"{self.publication}{worked_out}. {self.licence}."


@dataclass(frozen=True, slots=True)
class Facts:
    """The figures of one measure for all areas and periods."""

    about: About
    _grid: Mapping[str, Mapping[str, Sequence[str]]]

    def value(self, area: str, period: str) -> Figure | None:
        """As published; None where the publication has no such area or period."""
        return self._figure("value", area, period)

    def part(self, area: str, period: str) -> Figure | None:
        return self._figure("part", area, period)

    def whole(self, area: str, period: str) -> Figure | None:
        return self._figure("whole", area, period)

    def _figure(self, kind: str, area: str, period: str) -> Figure | None:
        row = self._grid.get(kind, {}).get(area)
        if row is None or period not in self.about.periods:
            return None
        text = row[self.about.periods.index(period)]
        return Figure(text) if text else None


def _member(name: str) -> Any:
    with zipfile.ZipFile(ARCHIVE) as packed:
        return json.loads(packed.read(f"{name}.json"))


@cache
def abouts() -> Mapping[str, About]:
    """What is shipped, by the measure's id."""
    index = _member("index")
    return {
        measure: About(
            measure,
            each["unit"],
            Better(each["better"]),
            each["covers"],
            each["publication"],
            each["file"],
            index["licence"],
            each["derived"],
            tuple(each["periods"]),
        )
        for measure, each in index["measures"].items()
    }


@lru_cache(maxsize=12)
def facts_of(measure: str) -> Facts:
    """Refused where nothing is shipped of this measure."""
    about = abouts().get(measure)
    if about is None:
        raise Refused(
            f"No published figures come with the measure “{measure}”. There are some for: "
            f"{', '.join(sorted(abouts()))}."
        )
    return Facts(about, _member(measure))


@cache
def areas() -> Mapping[str, Area]:
    """All areas that any file has, by code; also authorities that are no more."""
    return {
        code: Area(code, each["name"], each["level"], each["ons"], each["region"])
        for code, each in _member("areas").items()
    }


def area_of(words: str) -> Area:
    """An area by its name, its three digits or its ONS code, or by what only one name has in it.

    Refused otherwise, with those that are like it.
    """
    wanted = _plain(words)
    every = areas().values()
    codes = [each for each in every if wanted in (each.code.casefold(), each.ons_code.casefold())]
    named = [each for each in every if wanted == _plain(each.name)]
    like = [each for each in every if wanted and wanted in _plain(each.name)]
    for found in (codes, named, like):
        if len(found) == 1:
            return found[0]
    hint = f" Do you mean {' or '.join(sorted(each.name for each in like)[:5])}?" if like else ""
    raise Refused(f"No authority is called “{words}” in the published figures.{hint}")


def _plain(name: str) -> str:
    words = name.casefold().replace(".", "").replace(",", "").replace("&", "and").split()
    return " ".join(words).removesuffix(" council")


def is_authority(area: Area) -> bool:
    return area.level == AUTHORITY


@cache
def _models() -> Mapping[str, Mapping[str, Sequence[Sequence[str]]]]:
    models: Mapping[str, Mapping[str, Sequence[Sequence[str]]]] = _member("neighbours")
    return models


def neighbours(authority: str, model: int) -> tuple[Neighbour, ...]:
    """The ten of an authority, the closest first; none of an authority that the model has not."""
    if model not in MODELS:
        raise Refused(f"There is no model of neighbours of {model}. There are {_known()}.")
    found = _models()[str(model)].get(authority, ())
    return tuple(Neighbour(code, closeness) for code, closeness in found)


def _known() -> str:
    return " and ".join(str(model) for model in MODELS)
