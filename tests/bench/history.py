"""./dev bench history: whether pages slow down as a plan grows old.

Opens the same pages on a plan of 1,000 actions with 12 months of updates (12,000) and with 60
(60,000). What is shown is as much, so time should be; a page of today may take 1.5 times as
long, one of a past day twice.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from typing import Any

SHORT, LONG = 12, 60
OF_TODAY, OF_A_PAST_DAY = 1.5, 2.0


def main(words: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="./dev bench history", description=__doc__)
    parser.parse_args(words)
    short, long = _measured(SHORT), _measured(LONG)
    print(
        f"{'steady ms':<37}{SHORT:>6} months{LONG:>6} months{'times':>8}{'most':>6}{'queries':>9}"
    )
    for name, before in short.items():
        after = long[name]
        times = after["steady_ms"] / before["steady_ms"]
        most = OF_A_PAST_DAY if "past day" in name else OF_TODAY
        verdict = "" if times <= most else "  over"
        spent = f"{before['steady_ms']:>13.1f}{after['steady_ms']:>13.1f}"
        print(f"{name:<37}{spent}{times:>8.2f}{most:>6}{after['queries']:>9}{verdict}")


def _measured(months: int) -> dict[str, dict[str, Any]]:
    """In a process of its own: Django knows one database."""
    words = ["-m", "tests.bench", "--pages", "--json", "--months", str(months)]
    done = subprocess.run([sys.executable, *words], stdout=subprocess.PIPE, check=True)
    return {row["name"]: row for row in json.loads(done.stdout)["rows"]}
