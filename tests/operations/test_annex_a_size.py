"""A large extract, read by a process of its own: its time and its memory."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.unit.measures.annex_workbooks import AS_AT, large

MEASURED = """
import resource, sys
from goldenthread.cli.main import main
main(sys.argv[1:])
spent = resource.getrusage(resource.RUSAGE_SELF)
print(spent.ru_utime + spent.ru_stime, spent.ru_maxrss, file=sys.stderr)
"""


def test_a_workbook_of_20_000_rows_takes_less_than_10_seconds_and_500_megabytes(
    tmp_path: Path,
) -> None:
    """Seconds of a processor, which others on the machine do not lengthen; measured: 1.6, 58 MB."""
    file = large(tmp_path / "large.xlsx", 20_000)
    words = ["annex-a", str(file), "--as-at", AS_AT.isoformat(), "--json"]
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, *words], capture_output=True, check=True, text=True
    )
    answer = json.loads(done.stdout)
    assert sum(each["rows"] for each in answer["lists"]) > 19_900
    assert any(each["problem"] == "is no date" for each in answer["problems"])
    seconds, kilobytes = map(float, done.stderr.split())
    assert seconds < 10
    assert kilobytes < 500_000
