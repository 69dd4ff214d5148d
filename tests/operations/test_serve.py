"""The server says when it is ready, refuses a database that it cannot trust, ends in order."""

from __future__ import annotations

import json
import sqlite3
import urllib.request
from pathlib import Path

import psycopg
import pytest

from tests.installations import Installation

UNGUARD = {
    "sqlite": "DROP TRIGGER ledger_entry_keep_update",
    "postgres": "DROP TRIGGER ledger_entry_keep_rows ON ledger_entry",
}


def test_server_and_worker_start_and_end_in_order(installation: Installation) -> None:
    with installation.served() as url:
        with urllib.request.urlopen(f"{url}/readyz", timeout=10) as response:
            assert all(json.load(response).values())
        with urllib.request.urlopen(f"{url}/healthz", timeout=10) as response:
            assert response.read() == b"ok"
            assert "no-store" in response.headers["Cache-Control"]
    with pytest.raises(OSError, match="refused"):
        urllib.request.urlopen(f"{url}/healthz", timeout=10)


def test_server_refuses_a_database_whose_guards_are_gone(installation: Installation) -> None:
    if installation.database:
        with psycopg.connect(installation.database) as connection:
            connection.execute(UNGUARD["postgres"])
    else:
        with sqlite3.connect(installation.data / "goldenthread.sqlite3") as connection:
            connection.execute(UNGUARD["sqlite"])

    done = installation.run("serve", "--port", "8000")

    assert done.returncode == 1
    assert "ledger_entry can be rewritten" in done.stderr


def test_server_refuses_a_database_of_another_version(tmp_path: Path) -> None:
    done = Installation(tmp_path).run("serve", "--port", "8000")

    assert done.returncode == 1
    assert "goldenthread migrate" in done.stderr


def test_children_end_with_the_server(installation: Installation) -> None:
    with installation.served():
        ours = [pid for pid in _processes() if str(installation.data) in _environment(pid)]
        assert len(ours) >= 3, "the parent, the web server and the worker"
    assert not set(ours) & set(_processes())


def _processes() -> list[int]:
    return [int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()]


def _environment(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/environ").read_text(errors="replace")
    except OSError:
        return ""
