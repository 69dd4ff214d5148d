"""goldenthread annex-a: measures of an Annex A workbook, computed where the workbook is."""

from __future__ import annotations

import argparse
import csv
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from goldenthread.cli.common import Failed, Subparsers, command, day

if TYPE_CHECKING:
    from goldenthread.measures.annex_a import Asked, Computed, Problem, Result, Shown

HIDDEN = "c"


def add(subparsers: Subparsers) -> None:
    added = command(
        subparsers,
        "annex-a",
        "Compute measures from an Annex A workbook (xlsx), here: nothing of it is stored or sent.",
        run,
    )
    added.epilog = (
        "Says counts, and where something is wrong by sheet, column and row number; never what "
        "stands in a cell. docs/ANNEX-A.md says how each measure is computed."
    )
    added.add_argument("file", metavar="FILE", type=Path, help="with the lists as sheets")
    added.add_argument(
        "--as-at", type=day, required=True, metavar="DATE", help="the reference date"
    )
    added.add_argument(
        "--months", type=int, default=6, metavar="N", help="count what happened in N (default: 6)"
    )
    _add_settings(added)
    added.add_argument(
        "--suppress",
        type=int,
        nargs="?",
        const=5,
        choices=(5, 7, 10),
        metavar="N",
        help="hide counts from 1 to N (default: 5), and name no rows",
    )
    shown = added.add_mutually_exclusive_group()
    shown.add_argument("--json", action="store_true")
    shown.add_argument(
        "--csv", action="store_true", help="as a file that the page of figures takes"
    )


def _add_settings(added: argparse.ArgumentParser) -> None:
    """What an authority knows of itself."""
    people = added.add_mutually_exclusive_group()
    people.add_argument("--authority", metavar="NAME", help="for rates: its published population")
    people.add_argument("--population", type=int, metavar="N", help="for rates: aged 0 to 17")
    added.add_argument(
        "--cin-visit-days",
        type=int,
        metavar="N",
        help="your standard for children in need, in days",
    )
    added.add_argument(
        "--cp-visit-working-days",
        type=int,
        default=20,
        metavar="N",
        help="your standard for child protection visits (default: 20)",
    )
    added.add_argument(
        "--counts-present-referral",
        action="store_true",
        help="the number of referrals in the last 12 months has the present one in it",
    )


def run(args: argparse.Namespace) -> int:
    from goldenthread.measures.annex_a import compute

    if not args.file.is_file():
        raise Failed(f"There is no file {args.file}.")
    asked, source = asked_of(args)
    computed = compute(args.file, asked)
    if args.json:
        print(json.dumps(as_json(computed, source, args.suppress), ensure_ascii=False))
    elif args.csv:
        csv.writer(sys.stdout, lineterminator="\n").writerows(figures(computed, args.suppress))
    else:
        print("\n".join(lines(computed, args.suppress)))
    return 0


def asked_of(args: argparse.Namespace) -> tuple[Asked, str]:
    """What is asked, and where the population is from."""
    from goldenthread.measures.annex_a import Asked

    numbers = (args.months, args.cp_visit_working_days, args.cin_visit_days, args.population)
    if any(number is not None and number < 1 for number in numbers):
        raise Failed("Months, days and people are whole numbers from 1.")
    population, source = args.population, "given"
    if args.authority:
        population, source = published_population(args.authority, args.as_at.year)
    asked = Asked(
        args.as_at,
        months=args.months,
        cin_days=args.cin_visit_days,
        cp_working_days=args.cp_visit_working_days,
        counts_present=args.counts_present_referral,
        population=population,
    )
    return asked, source if population else ""


def published_population(authority: str, year: int) -> tuple[int, str]:
    """Children aged 0 to 17 of the last June before the year, as far as they are published."""
    from goldenthread.measures.comparators import area_of, facts_of

    area, facts = area_of(authority), facts_of("cin_rate")
    for period in reversed(facts.about.periods):
        found = facts.whole(area.code, period)
        if int(period) <= max(year, int(facts.about.periods[0])) and found and found.number:
            june = int(period) - 1
            return int(found.number), f"Office for National Statistics, June {june}: {area.name}"
    raise Failed(f"No population of {area.name} is published. Give it: --population 150000.")


def as_json(computed: Computed, source: str, threshold: int | None) -> dict[str, Any]:
    """What readings are imported from. With a threshold: what may leave the authority."""
    from goldenthread.measures.annex_a import not_computable

    asked, shown = computed.asked, shown_of(computed, threshold)
    return {
        "as_at": asked.as_at.isoformat(),
        "period": {
            "from": asked.start.isoformat(),
            "to": asked.as_at.isoformat(),
            "months": asked.months,
        },
        "population": asked.population and {"children": asked.population, "source": source},
        "suppressed_to": threshold,
        "lists": [
            {
                "list": sheet.number,
                "sheet": sheet.sheet,
                "rows": sheet.rows if threshold is None else None,
                "missing_columns": list(sheet.missing),
            }
            for sheet in computed.sheets
        ],
        "unread": [{"sheet": each.sheet, "why": each.why} for each in computed.unread],
        "measures": [
            _measure(result, may) for result, may in zip(computed.results, shown, strict=True)
        ],
        "not_computable": not_computable(),
        "problems": [] if threshold else [_problem(each) for each in computed.problems],
    }


def shown_of(computed: Computed, threshold: int | None) -> list[Shown | None]:
    from goldenthread.measures.annex_a import hide_small

    if threshold is None:
        return [None] * len(computed.results)
    return list(hide_small(computed.results, threshold))


def _measure(each: Result, may: Shown | None) -> dict[str, Any]:
    """A result; a number that may not be shown is "c"."""
    numerator = None if each.numerator is None else number_of(each)
    left_out = {
        reason: count if may is None or reason in may.left_out else HIDDEN
        for reason, count in each.left_out.items()
    }
    return {
        "id": each.measure,
        "variant": each.variant,
        "lists": list(each.lists),
        "unit": each.unit,
        "numerator": numerator if may is None or may.numerator else HIDDEN,
        "numerator_counts": each.part,
        "denominator": each.denominator if may is None or may.denominator else HIDDEN,
        "denominator_counts": each.whole,
        "value": each.value if may is None or may.value or each.value is None else HIDDEN,
        "rows": each.rows if may is None else None,
        "left_out": left_out,
        "not_known": each.not_known if may is None else None,
        "proxy": each.proxy,
        "note": each.note,
        "why_not": each.why_not,
    }


def figures(computed: Computed, threshold: int | None) -> list[tuple[str, ...]]:
    """Heads and rows as `measures/pasting.py` reads them: what could be computed and may be shown.

    Measures by their names in the library; of a share or rate its two counts (which are those of
    the period, not of a year), of others the figure.
    """
    from goldenthread.measures.library import library
    from goldenthread.measures.pasting import COLUMNS

    asked, named = computed.asked, library()
    found: list[tuple[str, ...]] = [COLUMNS]
    for each, may in zip(computed.results, shown_of(computed, threshold), strict=True):
        if each.value is None or each.variant == "accepted" or (may and not may.value):
            continue
        whole = asked.population if each.unit == "rate" else each.denominator
        counts = each.unit in ("%", "rate")
        said = f"Annex A, {asked.months} months to {asked.as_at}. {each.proxy} {each.note}".strip()
        found.append(
            (
                named[each.measure].name,
                asked.as_at.isoformat(),
                "" if counts else each.value,
                str(number_of(each)) if counts else "",
                str(whole) if counts else "",
                "final",
                said,
            )
        )
    return found


def number_of(each: Result) -> int | float:
    """A count as a whole number; a sum of months with its decimal."""
    number = float(each.numerator or 0)
    return int(number) if number.is_integer() else number


def _problem(each: Problem) -> dict[str, Any]:
    return {
        "sheet": each.sheet,
        "column": each.column,
        "problem": each.problem,
        "rows": list(each.rows),
    }


def lines(computed: Computed, threshold: int | None) -> list[str]:
    """The same for a person."""
    asked = computed.asked
    said = [f"Position at {asked.as_at}, what happened from {asked.start}"]
    for each, may in zip(computed.results, shown_of(computed, threshold), strict=True):
        said += _result_lines(_measure(each, may))
    said += [f"Sheet “{each.sheet}” was left out: {each.why}" for each in computed.unread]
    for sheet in computed.sheets:
        said += [f"“{sheet.sheet}” has no column “{name}”." for name in sheet.missing]
    if computed.problems and not threshold:
        said += ["", "What to mend:", *(f"  {each.sentence}" for each in computed.problems)]
    return said


def _result_lines(each: dict[str, Any]) -> list[str]:
    name = " ".join(filter(None, (each["id"], each["variant"])))
    of = "" if each["denominator"] is None else f" ({each['numerator']} of {each['denominator']})"
    found = [f"{name}: {each['value']} {each['unit']}{of}"]
    if each["why_not"]:
        counted = f" ({each['numerator']} {each['numerator_counts']})" if each["numerator"] else ""
        found = [f"{name}: not computed{counted}. {each['why_not']}"]
    found += [f"    left out: {count}, {reason}" for reason, count in each["left_out"].items()]
    if each["not_known"]:
        found.append(f"    not known, in the denominator: {each['not_known']}")
    return found + [f"    {each[name]}" for name in ("proxy", "note") if each[name]]
