"""goldenthread comparators: an authority beside England, its region and its neighbours."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from goldenthread.cli.common import Failed, Subparsers, command

if TYPE_CHECKING:
    from goldenthread.measures.comparators import Area, Compared, Figure, Point, Row


def add(subparsers: Subparsers) -> None:
    added = command(
        subparsers,
        "comparators",
        "Compare an authority with England, its region and its statistical neighbours.",
        run,
    )
    added.epilog = (
        "Figures of the Department for Education come with the product (docs/COMPARATORS.md); "
        "--file takes any newer file of Explore Education Statistics. Without MEASURE: what there "
        "is."
    )
    added.add_argument("measure", nargs="?", metavar="MEASURE", help="its id in the library")
    added.add_argument("--authority", metavar="NAME", help="or its code: 383, E08000035")
    added.add_argument(
        "--model",
        type=int,
        choices=(2021, 2025),
        help="neighbours of one model throughout; without it, of the one in force in each year",
    )
    added.add_argument("--file", type=Path, metavar="CSV", help="read this file instead")
    added.add_argument("--column", help="of --file: the column with the figures")
    added.add_argument(
        "--where",
        action="append",
        default=[],
        metavar="FILTER=TEXT",
        help="of --file: only rows that have this text there",
    )
    added.add_argument(
        "--better",
        choices=("lower", "higher", "neither"),
        default="neither",
        help="of --file: which way is better (default: neither, rank 1 is the highest)",
    )
    added.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    if not args.measure and not args.file:
        return show_measures(json_=args.json)
    if not args.authority:
        raise Failed("Say whose figures: --authority Leeds.")
    from goldenthread.measures.comparators import area_of

    about, compared = from_file(args) if args.file else from_shipped(args, area_of(args.authority))
    if args.json:
        print(json.dumps(about | as_json(compared), ensure_ascii=False))
    else:
        print("\n".join(lines(about, compared)))
    return 0


def show_measures(*, json_: bool) -> int:
    """What is shipped, a line each."""
    from goldenthread.measures.comparators import abouts

    if json_:
        shown = {
            each.measure: {"unit": each.unit, "periods": each.periods, "source": each.source}
            for each in abouts().values()
        }
        print(json.dumps(shown, ensure_ascii=False))
    else:
        for each in abouts().values():
            first, last = each.periods[0], each.periods[-1]
            print(f"{each.measure:22}{first}–{last}  {each.unit:14}{each.publication}")
    return 0


def from_shipped(args: argparse.Namespace, area: Area) -> tuple[dict[str, Any], Compared]:
    from goldenthread.measures.comparators import compare, facts_of

    about = facts_of(args.measure).about
    said = {
        "measure": about.measure,
        "unit": about.unit,
        "covers": about.covers,
        "better": about.better,
        "source": about.source,
    }
    return said, compare(args.measure, area, model=args.model)


def from_file(args: argparse.Namespace) -> tuple[dict[str, Any], Compared]:
    from goldenthread.measures.comparators import Better, OfFile, area_of, compare_in

    rows = rows_of(args.file)
    if not args.column or not any(args.column in row.figures for row in rows):
        found = sorted({name for row in rows for name in row.figures})
        raise Failed(f"Say which figures with --column. There are: {', '.join(found)}.")
    kept = only(rows, args.where)
    places = [(row.place.code, row.period) for row in kept]
    if len(set(places)) < len(places):
        filters = sorted({name for row in kept for name in row.filters})
        raise Failed(
            "There are several rows of one area and year. Say which with --where FILTER=TEXT. The "
            f"filters: {', '.join(filters)}."
        )
    facts, better = OfFile(kept, args.column), Better(args.better)
    area = area_of(args.authority)
    compared = compare_in(facts, facts.periods, area, better, model=args.model)
    said = {"measure": args.measure or args.column, "better": better, "source": args.file.name}
    return said, compared


def rows_of(file: Path) -> list[Row]:
    from goldenthread.measures.comparators import read_layout

    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            return list(read_layout(lines))
    except OSError as error:
        raise Failed(f"{file} cannot be opened: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise Failed(f"{file} is no CSV file in UTF-8.") from error


def only(rows: Sequence[Row], where: Sequence[str]) -> list[Row]:
    """The rows whose filters have the texts asked for."""
    kept = list(rows)
    for said in where:
        name, _, text = said.partition("=")
        kept = [row for row in kept if row.filters.get(name) == text]
        if not kept:
            texts = sorted({row.filters.get(name, "") for row in rows} - {""})
            known = f" There are: {'; '.join(texts[:20])}." if texts else ""
            raise Failed(f"No row has “{text}” under “{name}”.{known}")
    return kept


def as_json(compared: Compared) -> dict[str, Any]:
    return {
        "authority": {"code": compared.area.code, "name": compared.area.name},
        "breaks": list(compared.breaks),
        "points": [_point(each) for each in compared.points],
    }


def _point(point: Point) -> dict[str, Any]:
    near, place = point.neighbours, point.rank
    return {
        "period": point.period,
        "value": _text(point.own),
        "england": _text(point.england),
        "region": _text(point.region),
        "neighbour_median": None if near.value is None else str(near.value),
        "neighbours_counted": near.counted,
        "neighbours": near.asked,
        "neighbour_model": point.model,
        "rank": place and {"place": place.place, "among": place.among, "shared": place.shared},
    }


def _text(figure: Figure | None) -> str | None:
    return None if figure is None else figure.text


def lines(about: dict[str, Any], compared: Compared) -> list[str]:
    """A table for a person, and below it where the figures are from and how they were reckoned."""
    rows: list[tuple[str, ...]] = [
        ("", compared.area.name, "England", "region", "neighbours", "rank")
    ]
    for each in compared.points:
        if each.period in compared.breaks:
            rows.append((f"-- other neighbours from here: model of {each.model}",))
        near, place = each.neighbours, each.rank
        rank = f"{'=' * place.shared}{place.place} of {place.among}" if place else "-"
        values = [_text(figure) or "-" for figure in (each.own, each.england, each.region)]
        rows.append((each.period, *values, f"{near.value or '-'} ({near.counted})", rank))
    first = {"lower": "the lowest", "higher": "the highest"}.get(about["better"], "the highest")
    return [
        f"{about['measure']}, {about.get('unit', '')} {about.get('covers', '')}".strip(),
        *("  ".join(f"{cell:>14}" for cell in row) for row in rows),
        "Neighbours: their median, with how many have a figure. Rank 1 is "
        f"{first}{' and the best' if about['better'] != 'neither' else ''}.",
        f"Source: {about['source']}",
    ]
