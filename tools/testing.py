"""What must hold before a change lands: the checks, and the tests on both databases."""

from __future__ import annotations

import os
import re
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

from tools.setting_up import install_from_system, missing_from_system
from tools.steps import BUILD, PYTHON, ROOT, VENV, Stop, say


def check() -> None:
    """Lint, format, types, layers and templates: all of them, then one verdict."""
    tools = {
        "ruff": ["ruff", "check", "-q", "."],
        "ruff format": ["ruff", "format", "-q", "--check", "."],
        "mypy": ["mypy", "--no-error-summary"],
        "import layers": ["lint-imports", "--no-logo"],
        "templates": ["djlint", "goldenthread", "--lint", "--quiet"],
    }
    wrong = []
    for name, (tool, *options) in tools.items():
        words = [str(VENV / "bin" / tool), *options]
        done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
        say(f"{name}: {'wrong' if done.returncode else 'clean'}")
        if done.returncode:
            wrong.append(name)
            say((done.stdout + done.stderr).strip())
    if wrong:
        raise Stop(f"To put right: {', '.join(wrong)}.")


class Totals:
    """What all runs of pytest came to."""

    def __init__(self) -> None:
        self.passed = self.failed = self.skipped = 0
        self.broken = False

    def add(self, report: Path) -> None:
        for suite in ET.parse(report).getroot().iter("testsuite"):
            count = {key: int(suite.get(key, 0)) for key in ("tests", "failures", "errors")}
            skipped = int(suite.get("skipped", 0))
            failed = count["failures"] + count["errors"]
            self.passed += max(0, count["tests"] - failed - skipped)
            self.failed += failed
            self.skipped += skipped

    @property
    def line(self) -> str:
        return f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"


def pytest(totals: Totals, title: str, words: list[str], database: str = "sqlite") -> None:
    say(f"\nTests: {title}")
    report = BUILD / "reports" / f"{re.sub('[^a-z]+', '-', title.lower())}.xml"
    env = {**os.environ, "GOLDENTHREAD_TEST_DATABASE": database}
    # Compiled once, for every process that the tests start; beside the code it would be in the way.
    env["PYTHONPYCACHEPREFIX"] = str(BUILD / "pycache")
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [str(PYTHON), "-m", "pytest", f"--junitxml={report}", *words]
    code = subprocess.run(command, cwd=ROOT, env=env, check=False).returncode
    nothing_there = 5
    if code == nothing_there:
        say("No tests there.")
        return
    if report.exists():
        totals.add(report)
    totals.broken |= code != 0


def test_all(totals: Totals, words: list[str], *, only_postgres: bool) -> None:
    install_from_system()
    if not only_postgres:
        try:
            check()
        except Stop as wrong:  # the tests' verdict is wanted too
            say(str(wrong))
            totals.broken = True
        groups(totals, words, "SQLite")
    if "postgres" in missing_from_system():
        say("\nSkipped: tests on PostgreSQL, which is not installed.")
    else:
        groups(totals, words, "PostgreSQL")


def groups(totals: Totals, words: list[str], database: str) -> None:
    """All tests on one database; journeys that PostgreSQL could not change are made once."""
    env = {"SQLite": "sqlite", "PostgreSQL": "postgres"}[database]
    fast = [kind for kind in ("tests/unit", "tests/pages", "tests/house") if (ROOT / kind).exists()]
    pytest(totals, f"unit, pages and house, on {database}", ["-n", "2", *words, *fast], env)
    slow = ["tests/properties", "tests/operations"]
    pytest(totals, f"properties and operations, on {database}", ["-n", "2", *words, *slow], env)
    if env == "sqlite":  # reading reports needs no database
        pytest(totals, "real reports", ["-n", "2", *words, "tests/corpus"])
    chosen = ["-m", "postgres"] if env == "postgres" else []
    pytest(totals, f"journeys, on {database}", ["-n", "2", *chosen, *words, "tests/journeys"], env)
