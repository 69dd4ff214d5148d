"""./dev bench reader: how fast reports are read, beside pdfplumber's plain text of the same files.

    ./dev bench reader              every report of ../shared/data, or reports made for it
    ./dev bench reader --every 10   each tenth of them
    ./dev bench reader --json       for a machine

Each way is measured in a process of its own, in the same run: machines drift.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tools.steps import ROOT

REPORTS = ROOT.parent / "shared" / "data" / "ofsted-reports"
BUDGETS = {"pages/s": 40.0, "MB": 300.0, "seconds on two cores": 90.0}
MADE = 12


def read(file: Path) -> int:
    """Read a report; how many pages it has, 0 where it cannot be read."""
    from goldenthread.inspections.reader import CannotRead, read_report

    try:
        return len(read_report(file.read_bytes()).pages)
    except CannotRead:
        return 0


def plain_text(file: Path) -> int:
    """The plain text of every page, as pdfplumber gives it."""
    import pdfplumber
    from pdfminer.pdfparser import PDFSyntaxError
    from pdfplumber.utils.exceptions import PdfminerException

    try:
        with pdfplumber.open(file) as document:
            return sum(page.extract_text() is not None for page in document.pages)
    except (PdfminerException, PDFSyntaxError):
        return 0


WAYS: dict[str, Callable[[Path], int]] = {"reader": read, "pdfplumber": plain_text}


def measure_here(way: str, files: list[Path]) -> dict[str, float]:
    """What one way takes of this process."""
    begun, spent = time.perf_counter(), time.process_time()
    pages = sum(WAYS[way](file) for file in files)
    return {
        "pages": pages,
        "seconds": time.perf_counter() - begun,
        "cpu": time.process_time() - spent,
        "MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def measure(way: str, files: list[Path]) -> dict[str, float]:
    """The same in a process of its own."""
    call = [sys.executable, "-m", "tests.bench.reader", "--here", way]
    given = "\n".join(map(str, files))
    done = subprocess.run(call, input=given, capture_output=True, text=True, check=True, cwd=ROOT)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def on_two_cores(files: list[Path]) -> float:
    """Seconds for `goldenthread read --json --jobs 2` over all files."""
    call = [sys.executable, "-m", "goldenthread.cli.main", "read", "--json", "--jobs", "2"]
    begun = time.perf_counter()
    subprocess.run([*call, *map(str, files)], capture_output=True, check=False, cwd=ROOT)
    return time.perf_counter() - begun


def reports(folder: Path, every: int) -> list[Path]:
    """The real reports where they are at hand; else some that are made in the folder."""
    if REPORTS.is_dir():
        parts = ("with-truth", "without-truth")
        return [file for part in parts for file in sorted((REPORTS / part).glob("*.pdf"))][::every]
    from tests.unit.inspections.reader.made import report_pdf

    for number in range(MADE):
        (folder / f"{number:02}.pdf").write_bytes(report_pdf())
    return sorted(folder.glob("*.pdf"))


def figures(files: list[Path]) -> dict[str, Any]:
    found: dict[str, Any] = {"files": len(files)}
    for way in WAYS:
        print(f"Reading {len(files)} files: {way} …", file=sys.stderr)
        found[way] = measure(way, files)
    found["seconds on two cores"] = on_two_cores(files)
    return found


def show(found: dict[str, Any]) -> None:
    print(f"{found['files']} files{'':<18}{'pages':>8}{'CPU s':>9}{'pages/s':>10}{'peak MB':>10}")
    for way in WAYS:
        row = found[way]
        rate = row["pages"] / row["cpu"]
        print(f"{way:<26}{row['pages']:>8}{row['cpu']:>9.1f}{rate:>10.1f}{row['MB']:>10.0f}")
    print(f"\nAll files with --jobs 2: {found['seconds on two cores']:.0f} s")
    print("Budgets of the reader: " + ", ".join(f"{n:.0f} {name}" for name, n in BUDGETS.items()))


def main(words: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="./dev bench reader", description="Measure the reader.")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="each Nth file alone")
    parser.add_argument("--here", choices=list(WAYS), help=argparse.SUPPRESS)
    args = parser.parse_args(words)
    if args.here:
        files = [Path(line) for line in sys.stdin.read().splitlines()]
        print(json.dumps(measure_here(args.here, files)))
        return
    with tempfile.TemporaryDirectory(prefix="goldenthread-bench-") as folder:
        found = figures(reports(Path(folder), args.every))
    print(json.dumps(found, indent=2)) if args.json else show(found)


if __name__ == "__main__":
    main(sys.argv[1:])
