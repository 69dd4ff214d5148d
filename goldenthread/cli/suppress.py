"""goldenthread suppress: small numbers hidden in a table, before it is published."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from goldenthread.cli.common import Failed, Subparsers, command, complain

if TYPE_CHECKING:
    from goldenthread.measures.suppression import Layout, Published, Rounding, Sheet

SYMBOL = "c"


def add(subparsers: Subparsers) -> None:
    added = command(
        subparsers,
        "suppress",
        "Hide small numbers in a table (CSV), and what they could be worked out from.",
        run,
    )
    added.epilog = (
        "Totals and percentages that are not named are found from headings, labels and figures; "
        "--json and --explain say what was found. Both tell small numbers from those hidden beside "
        "them: publish the table, not the explanation. docs/SUPPRESSION.md has the rules."
    )
    added.add_argument(
        "file", metavar="FILE", type=Path, help="a CSV file with one line of headings"
    )
    added.add_argument(
        "--threshold", type=int, choices=(5, 7, 10), default=5, help="hide 1 to this (default: 5)"
    )
    _add_columns(added)
    added.add_argument("--round", type=int, default=1, metavar="N", help="round counts to N")
    added.add_argument(
        "--round-totals", type=int, default=1, metavar="N", help="round rows that are totals to N"
    )
    added.add_argument("--symbol", default=SYMBOL, help="stands for what is hidden (default: c)")
    added.add_argument("--out", type=Path, metavar="OUT", help="write the table here")
    shown = added.add_mutually_exclusive_group()
    shown.add_argument("--json", action="store_true", help="the table with a rule for each cell")
    shown.add_argument("--explain", action="store_true", help="say of each hidden cell why")


def _add_columns(added: argparse.ArgumentParser) -> None:
    columns = added.add_argument_group("what the columns are, by their headings")
    columns.add_argument("--keys", nargs="+", default=[], metavar="COLUMN", help="name the row")
    columns.add_argument("--counts", nargs="+", default=[], metavar="COLUMN", help="hold counts")
    columns.add_argument(
        "--total",
        action="append",
        default=[],
        metavar="TOTAL[=A+B]",
        help="a column that adds up others; without “=”, all other counts",
    )
    columns.add_argument(
        "--percent",
        action="append",
        default=[],
        metavar="PERCENT=PART[/WHOLE]",
        help="a percentage or rate, and the counts that it is worked out from",
    )
    columns.add_argument(
        "--total-label",
        action="append",
        default=[],
        metavar="LABEL",
        help="how rows are labelled that add up others, beside Total, All, England and a blank",
    )


def run(args: argparse.Namespace) -> int:
    from goldenthread.measures.suppression import layout_of, publish, read_sheet

    sheet = read_sheet(text_of(args.file))
    layout = layout_of(
        sheet,
        keys=args.keys,
        counts=args.counts,
        totals=args.total,
        labels=args.total_label,
        shares=args.percent,
    )
    published = publish(
        sheet, layout, threshold=args.threshold, symbol=args.symbol, rounding=rounding(args)
    )
    for doubt in layout.doubts:
        complain(doubt)
    if args.out:
        args.out.write_text(published.as_csv(), "utf-8")
    if args.json:
        print(json.dumps(as_json(args, sheet, layout, published), ensure_ascii=False))
    elif args.explain:
        print(explained(sheet, layout, published))
    elif not args.out:
        sys.stdout.write(published.as_csv())
    return 0


def rounding(args: argparse.Namespace) -> Rounding | None:
    from goldenthread.measures.suppression import Rounding

    if args.round < 1 or args.round_totals < 1:
        raise Failed("Numbers are rounded to 1 or more: --round 5, say.")
    if args.round == args.round_totals == 1:
        return None
    return Rounding(args.round, args.round_totals)


def text_of(file: Path) -> str:
    """What Excel writes: UTF-8, or the code page of Windows."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise Failed(f"{file} cannot be opened: {error.strerror}.") from error
    if b"\0" in data:
        raise Failed(f"{file} is no CSV file. Save the sheet as CSV first.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def as_json(
    args: argparse.Namespace, sheet: Sheet, layout: Layout, published: Published
) -> dict[str, Any]:
    """The published table and how it came to be; rows are numbered as a spreadsheet does."""
    names = sheet.header
    return {
        "threshold": args.threshold,
        "symbol": args.symbol,
        "keys": [names[n] for n in layout.keys],
        "counts": [names[n] for n in layout.counts],
        "totals": [
            {"total": names[each.total], "parts": [names[n] for n in each.parts]}
            for each in layout.sums
        ],
        "total_rows": [
            {"row": total + 2, "parts": [at + 2 for at in parts]}
            for total, parts in layout.row_sums
        ],
        "percentages": [
            {
                "percentage": names[each.column],
                "part": names[each.part],
                "whole": None if each.whole is None else names[each.whole],
            }
            for each in layout.shares
        ],
        "doubts": list(layout.doubts),
        "hidden": [note._asdict() for note in published.notes],
        "header": list(published.header),
        "rows": [list(row) for row in published.rows],
    }


def explained(sheet: Sheet, layout: Layout, published: Published) -> str:
    """The same in lines for a person."""
    names = sheet.header
    lines = [
        f"{names[each.total]} = {' + '.join(names[n] for n in each.parts)}" for each in layout.sums
    ]
    lines += [
        f"row {total + 2} = rows {', '.join(str(at + 2) for at in parts)}"
        for total, parts in layout.row_sums
    ]
    lines += [
        f"{names[each.column]}: of {names[each.part]}"
        + ("" if each.whole is None else f" in {names[each.whole]}")
        for each in layout.shares
    ]
    lines += [f"row {note.row}, {note.column}: {note.rule}. {note.why}" for note in published.notes]
    return "\n".join(lines) or "Nothing needs to be hidden."
