"""./dev bench papers: a board's pack on 1,000 actions and 60 measures, in each of its forms.

    ./dev bench papers              a table
    ./dev bench papers --kind committee_report
    ./dev bench papers --json       for a machine

Each form is made in a process of its own, so that its memory is its own. The release check of
each finished file is counted by itself.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

from goldenthread.documents.release import check
from goldenthread.measures.periods import after
from goldenthread.measures.series import Aim, Series
from goldenthread.measures.spc import Direction
from goldenthread.reports.dataset import CommitteePaper, MeasureRow, Rows
from goldenthread.reports.kinds import KINDS
from goldenthread.reports.paper_html import paper_page
from goldenthread.reports.paper_sheets import paper_xlsx
from goldenthread.reports.pdf import paper_pdf
from goldenthread.reports.word import paper_docx
from tools.steps import ROOT

ACTIONS, MEASURES, MONTHS = 1_000, 60, 36
FORMS: Mapping[str, Callable[[CommitteePaper], bytes]] = {
    "pdf": paper_pdf,
    "docx": paper_docx,
    "xlsx": paper_xlsx,
    "html": lambda paper: paper_page(paper).encode(),
}
SECONDS = {"pdf": 3.0, "docx": 6.0, "xlsx": 0.5, "html": 2.0}
MEGABYTES = 400
CHART_MONTH = date(2025, 10, 1)


def main(words: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="./dev bench papers")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--kind", choices=[*KINDS], default="board_pack")
    parser.add_argument("--form", choices=[*SECONDS], help=argparse.SUPPRESS)
    args = parser.parse_args(words)
    if args.form:
        print(json.dumps(_made(args.kind, args.form)))
        return
    rows = [_apart(args.kind, form) for form in SECONDS]
    if args.json:
        print(json.dumps(rows))
        return
    _tell(args.kind, rows)


def _apart(kind: str, form: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.bench", "papers", "--kind", kind, "--form", form]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _made(kind: str, form: str) -> dict[str, Any]:
    """What one form cost, in s of processor time and MB at the most."""
    paper = _paper(kind)
    data, seconds = _timed(lambda: FORMS[form](paper))
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    faults, checking = _timed(lambda: check(form, data))
    return {
        "form": form,
        "cpu_s": round(seconds, 3),
        "budget_s": SECONDS[form],
        "memory_mb": round(megabytes),
        "kb": len(data) // 1024,
        "release_check_s": round(checking, 3),
        "faults": len(faults),
    }


def _timed[T](do: Callable[[], T]) -> tuple[T, float]:
    begun = time.process_time()
    made = do()
    return made, time.process_time() - begun


def _paper(kind: str) -> CommitteePaper:
    from tests.unit.reports import papers

    chance = Random(7)  # noqa: S311 - the same each time
    measures = tuple(MeasureRow(_series(n, chance)) for n in range(MEASURES))
    rows = Rows("https://thread.wyremouth.example", "/plans/2/")
    return replace(papers.paper(ACTIONS), kind=kind, measures=measures, rows=rows)


def _series(number: int, chance: Random) -> Series:
    first = after(CHART_MONTH, "monthly", 1 - MONTHS)
    figures = {after(first, "monthly", n): chance.gauss(70, 4) for n in range(MONTHS)}
    return Series(
        pk=number,
        reference=f"M{number + 1}",
        name=f"Measure {number + 1}",
        unit="percent",
        direction=Direction.INCREASE,
        frequency="monthly",
        figures=dict(figures),
        targets=(Aim(date(2026, 3, 31), "at_least", 80.0),),
    )


def _tell(kind: str, rows: list[dict[str, Any]]) -> None:
    print(f"{KINDS[kind].name}: {ACTIONS:,} actions, {MEASURES} measures of {MONTHS} months\n")
    print(f"{'form':<8}{'CPU s':>8}{'budget':>8}{'MB':>8}{'budget':>8}{'KB':>8}{'check s':>10}")
    for row in rows:
        over = row["cpu_s"] > row["budget_s"] or row["memory_mb"] > MEGABYTES
        print(
            f"{row['form']:<8}{row['cpu_s']:>8.2f}{row['budget_s']:>8.1f}{row['memory_mb']:>8}"
            f"{MEGABYTES:>8}{row['kb']:>8,}{row['release_check_s']:>10.2f}{'  over' * over}"
        )
