"""Makes the figures that are shipped from the files of the Department for Education. Pure.

    python -m goldenthread.measures.comparators.make FOLDER

FOLDER has la_list_2025.csv, statistical_neighbours_*.csv and, in dfe_raw, the files that
`sources.toml` names. The same files always make the same archive.
"""

from __future__ import annotations

import csv
import io
import json
import sys
import tomllib
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from goldenthread.measures.comparators.figures import Figure, figure
from goldenthread.measures.comparators.layout import AUTHORITY, Row, read_layout
from goldenthread.measures.comparators.neighbours import MODELS, half_up
from goldenthread.measures.comparators.shipped import ARCHIVE

SOURCES = Path(__file__).with_name("sources.toml")
KINDS = ("value", "part", "whole")

type Grid = dict[str, dict[str, list[str]]]
"""By kind, by area: the texts as published, one for each period; blank where there is none."""


def main(folder: Path) -> None:
    made = archive(folder)
    ARCHIVE.write_bytes(made)
    print(f"{ARCHIVE.name}: {len(made):,} bytes")


def archive(folder: Path) -> bytes:
    """The archive as bytes: one member for each measure, one each for areas and neighbours."""
    sources = tomllib.loads(SOURCES.read_text("utf-8"))
    raw = folder / "dfe_raw"
    population = _population(_rows(raw / sources["population"]))
    members: dict[str, Any] = {}
    index: dict[str, Any] = {}
    areas = _areas(folder)
    for name, file in sources["files"].items():
        rows = list(_rows(raw / name))
        _add_places(areas, rows)
        for measure in file["measures"]:
            periods, grid = _figures(measure, rows, population)
            members[measure["id"]] = grid
            index[measure["id"]] = _about(measure, file, name, periods)
    members["index"] = {"licence": sources["licence"], "measures": index}
    members["areas"] = areas
    members["neighbours"] = {str(model): _neighbours(folder, model) for model in MODELS}
    return _zipped(members)


def _rows(file: Path) -> Iterator[Row]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        yield from read_layout(lines)


def _about(
    measure: Mapping[str, Any], file: Mapping[str, Any], name: str, periods: list[str]
) -> dict[str, Any]:
    return {
        "unit": measure["unit"],
        "better": measure["better"],
        "covers": measure.get("covers", file["covers"]),
        "publication": file["publication"],
        "file": name,
        "derived": "per" in measure,
        "periods": periods,
    }


def _population(rows: Iterable[Row]) -> dict[tuple[str, int], Figure]:
    """By area and year: children aged 0 to 17 in the middle of it."""
    return {(row.place.code, row.year): row.figures["population_estimate"] for row in rows}


def _figures(
    measure: Mapping[str, Any], rows: Iterable[Row], population: Mapping[tuple[str, int], Figure]
) -> tuple[list[str], Grid]:
    where = measure.get("where", {})
    total = {**where, **measure["total"]} if "total" in measure else where
    found: dict[str, dict[tuple[str, str], str]] = {kind: {} for kind in KINDS}
    for row in rows:
        at = (row.place.code, row.period)
        if _has(row, where):
            for kind in ("value", "part"):
                found[kind][at] = _text(row, measure.get(kind))
        if _has(row, total):
            found["whole"][at] = _text(row, measure.get("whole"))
    if "per" in measure:
        _derive(measure["per"], found, population)
    if "months" in measure:
        found["value"] = {at: _months(text) for at, text in found["value"].items()}
    return _grid(found)


def _has(row: Row, where: Mapping[str, str]) -> bool:
    return all(row.filters[name] == text for name, text in where.items())


def _text(row: Row, column: str | None) -> str:
    if column is None:
        return ""
    return row.figures[column].text if column in row.figures else row.filters[column]


def _derive(
    per: int,
    found: dict[str, dict[tuple[str, str], str]],
    population: Mapping[tuple[str, int], Figure],
) -> None:
    """A rate of the count and the population of the June before; a symbol stays one."""
    for at, text in found["part"].items():
        people = population.get((at[0], int(at[1]) - 1))
        count, all_ = figure(text).number, people.number if people else None
        found["whole"][at] = people.text if people else ""
        if not all_:
            found["value"][at] = "x"
        else:
            found["value"][at] = text if count is None else str(half_up(per * count / all_))


def _months(text: str) -> str:
    years, _, months = text.partition(":")
    return str(int(years) * 12 + int(months)) if months.isdigit() else text


def _grid(found: Mapping[str, Mapping[tuple[str, str], str]]) -> tuple[list[str], Grid]:
    periods = sorted({period for _, period in found["value"]})
    areas = sorted({area for area, _ in found["value"]})
    grid: Grid = {}
    for kind, texts in found.items():
        rows = {area: [texts.get((area, period), "") for period in periods] for area in areas}
        if any(any(row) for row in rows.values()):
            grid[kind] = rows
    return periods, grid


def _areas(folder: Path) -> dict[str, dict[str, str]]:
    """The authorities of today; `_add_places` adds regions, England and those that are no more."""
    with (folder / "la_list_2025.csv").open(encoding="utf-8-sig", newline="") as lines:
        return {
            row["dfe_la_code"]: {
                "level": AUTHORITY,
                "name": row["la_name"],
                "ons": row["ons_code"],
                "region": row["region_code"],
            }
            for row in csv.DictReader(lines)
        }


def _add_places(areas: dict[str, dict[str, str]], rows: Iterable[Row]) -> None:
    for place in (row.place for row in rows):
        if place.code not in areas:
            areas[place.code] = {
                "level": place.level,
                "name": place.name,
                "ons": place.ons_code,
                "region": place.region_code,
            }


def _neighbours(folder: Path, model: int) -> dict[str, list[list[str]]]:
    """By authority, the closest first: the neighbour's code, and how close it is."""
    found: dict[str, list[tuple[int, str, str]]] = {}
    file = folder / f"statistical_neighbours_{model}.csv"
    with file.open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            each = (int(row["rank"]), row["sn_dfe_la_code"], row["closeness"].strip().lower())
            found.setdefault(row["dfe_la_code"], []).append(each)
    return {code: [list(each[1:]) for each in sorted(near)] for code, near in sorted(found.items())}


def _zipped(members: Mapping[str, Any]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name in sorted(members):
            entry = zipfile.ZipInfo(f"{name}.json")  # without the time: the same in, the same out
            entry.compress_type = zipfile.ZIP_DEFLATED
            text = json.dumps(members[name], ensure_ascii=False, separators=(",", ":"))
            packed.writestr(entry, text, compresslevel=9)
    return out.getvalue()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
