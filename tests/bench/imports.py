"""./dev bench imports: a plan of 1,000 rows in Excel read, shown and saved; 10,000 behind.

    ./dev bench imports             a table
    ./dev bench imports --json      for a machine
    ./dev bench imports --few       without the 10,000 rows, which take minutes

Reading is measured with the sandbox and what starting it costs; once more in this process, so that
its memory counts. `longest piece` is the longest for which the worker keeps a ledger to itself.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

TODAY = date(2026, 11, 16)
MANY, VERY_MANY = 1_000, 10_000
HEADS = ("Ref", "Priority", "Action", "Lead", "Owner", "Start", "By when", "RAG", "Progress update")
BUDGETS = {
    "1,000 rows: read": 1.0,
    "1,000 rows: first page": 2.0,
    "1,000 rows: page of rows": 2.0,
    "1,000 rows: save": 10.0,
    "10,000 rows: longest piece": 3.0,
    "MB": 300.0,
}

type Row = tuple[str, float]


def workbook(rows: int) -> bytes:
    """A plan with references, bands, people, days that are sure, ratings and reports."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("Plan")
    sheet.write_row(0, 0, HEADS)
    ratings = ("Green", "Amber", "Red")
    for n in range(rows):
        place = (f"{n // 50 + 1}.{n % 50 + 1}", f"Priority {n // 50 + 1}")
        said = f"Piece of work {n}, with families and partners, so that it is done well and lasts"
        who = ("Assistant Director, Corporate Parenting", "Head of Service, Care Leavers")
        told = f"What was done in the month on piece {n}, and what stands in its way."
        days = ("01/04/2026", "30/06/2027")
        sheet.write_row(n + 1, 0, (*place, said, *who, *days, ratings[n % 3], told))
    book.close()
    return out.getvalue()


def main(words: list[str]) -> None:
    from tests.bench.__main__ import start_django

    parser = argparse.ArgumentParser(prog="./dev bench imports")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--few", action="store_true")
    args = parser.parse_args(words)
    with tempfile.TemporaryDirectory(prefix="goldenthread-bench-") as folder:
        start_django(Path(folder))
        from tests.people import at, make_world

        # In a process of its own: migrating takes more memory than all that is measured here.
        subprocess.run([sys.executable, "-m", "django", "migrate", "-v", "0"], check=True)
        world = make_world()
        with at(TODAY):
            rows = [*_at_once(world), *([] if args.few else _behind(world)), *_memory()]
    if args.json:
        named = [{"name": name, "figure": of, "budget": BUDGETS.get(name)} for name, of in rows]
        print(json.dumps(named))
        return
    for name, figure in rows:
        most = BUDGETS.get(name)
        verdict = "" if most is None else f"{most:>8.0f}{'  over' if figure > most else ''}"
        print(f"{name:<44}{figure:>9.2f}{verdict}")
    print("\nSeconds of processors, with the sandbox’s, and MB at most; then the budget.")


def _timed(call: Callable[[], Any]) -> float:
    begun = os.times()
    call()
    ended = os.times()
    return sum(ended[:4]) - sum(begun[:4])


def _draft(world: Any, rows: int) -> Any:
    from goldenthread.documents.changes import put_upload
    from goldenthread.imports.changes import start_import

    file = put_upload(f"Plan of {rows}.xlsx", workbook(rows))
    return start_import(by=world.member("manager"), file=file, overruled=[])


def _answered(world: Any, draft: Any) -> None:
    """Every question is answered as proposed."""
    from goldenthread.imports.asking import STEPS
    from goldenthread.imports.changes import keep_import
    from goldenthread.imports.opening import opened

    by = world.member("manager")
    draft.choices["plan"] = {"title": draft.file_name, "lead": world.person("lead").pk}
    for step in STEPS:
        said = {each.key: each.value for each in opened(by, draft).questions(step)}
        draft.choices[step] = said | draft.choices.get(step, {})
    keep_import(by=by, draft=draft, choices=draft.choices)


def _at_once(world: Any) -> Iterator[Row]:
    from django.test import Client
    from django.urls import reverse

    from goldenthread.imports import working
    from goldenthread.imports.bringing import bring
    from goldenthread.ledger.recording import origin

    draft = _draft(world, MANY)
    yield "1,000 rows: read", _timed(lambda: working.read(draft))
    client = Client()
    client.force_login(world.person("manager"))
    for name, view in (("first page", "import"), ("page of rows", "import-rows")):
        address = reverse(view, args=[draft.pk])
        client.get(address)
        yield f"1,000 rows: {name}", _timed(lambda address=address: client.get(address))  # type: ignore[misc]
    _answered(world, draft)

    def save() -> None:
        with origin(via="web"):
            bring(by=world.member("manager"), draft=draft)

    yield "1,000 rows: save", _timed(save)


def _behind(world: Any) -> Iterator[Row]:
    from goldenthread.imports import bringing, working

    draft = _draft(world, VERY_MANY)
    yield "10,000 rows: read", _timed(lambda: working.read(draft, working.BEHIND))
    _answered(world, draft)
    pieces: list[float] = []
    whole = bringing.Bringing.save

    def measured(self: Any, rows: Any) -> None:
        pieces.append(_timed(lambda: whole(self, rows)))

    bringing.Bringing.save = measured  # type: ignore[method-assign]
    by = world.member("manager")
    yield "10,000 rows: save", _timed(lambda: bringing.bring_in_pieces(by, draft))
    yield "10,000 rows: longest piece", max(pieces)


def _memory() -> Iterator[Row]:
    from goldenthread.imports.proposal import read_proposal

    read_proposal(workbook(VERY_MANY), "plan.xlsx")
    unit = 1024 if sys.platform == "linux" else 1024 * 1024
    yield "MB", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
