"""Whole installations, run as their own processes: a data folder, a database, the command line."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests import postgres

OURS = ("DATABASE_URL", "SECRET_KEY", "ALLOWED_HOSTS", "EMAIL_HOST")


@dataclass
class Installation:
    """`server` is the address of the tests' PostgreSQL, or empty on SQLite."""

    data: Path
    server: str = ""
    database: str = ""
    settings: dict[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        kept = {
            name: value
            for name, value in os.environ.items()
            if name not in OURS and not name.startswith(("GOLDENTHREAD_", "COV_"))
        }
        told = {"GOLDENTHREAD_DATA": str(self.data), "GOLDENTHREAD_INSECURE": "1"}
        if self.database:
            told["DATABASE_URL"] = self.database
        return {**kept, **told, "GOLDENTHREAD_DEMO": "0", "LOG_LEVEL": "WARNING", **self.settings}

    def command(self, *words: object) -> list[str]:
        return [sys.executable, "-m", "goldenthread.cli.main", *map(str, words)]

    def run(self, *words: object, given: str = "") -> subprocess.CompletedProcess[str]:
        """goldenthread WORDS…, with `given` as its standard input."""
        return subprocess.run(
            self.command(*words),
            env=self.environment,
            input=given,
            capture_output=True,
            text=True,
            check=False,
            timeout=170,
        )

    def do(self, *words: object, given: str = "") -> str:
        """The same, which must succeed; what it printed."""
        done = self.run(*words, given=given)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def start(self, *words: object) -> subprocess.Popen[str]:
        """goldenthread WORDS… in the background; whoever starts it ends it."""
        return subprocess.Popen(
            self.command(*words),
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    @contextlib.contextmanager
    def served(self) -> Iterator[str]:
        """The address of a running server; ended in order afterwards."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        process = self.start("serve", "--port", port, "--workers", 1)
        url = f"http://127.0.0.1:{port}"
        try:
            wait_until_ready(url, process)
            yield url
        finally:
            process.terminate()
            process.communicate(timeout=30)

    def copy(self, folder: Path) -> Installation:
        """Another one with the same content. Files are linked: nothing ever rewrites one."""
        folder.mkdir(parents=True, exist_ok=True)
        for path in self.data.iterdir():
            target = folder / path.name
            if path.name == "static":
                target.symlink_to(path)
            elif path.is_dir():
                shutil.copytree(path, target, copy_function=os.link)
            else:
                shutil.copy2(path, target)
        database = ""
        if self.server:
            name = f"copy_{uuid.uuid4().hex}"
            template = self.database.rpartition("/")[2]
            database = postgres.create_database(self.server, name, template)
        return Installation(folder, self.server, database, self.settings)

    def drop(self) -> None:
        if self.database:
            postgres.drop_database(self.database)


def wait_until_ready(url: str, process: subprocess.Popen[str]) -> None:
    deadline = time.monotonic() + 60
    while True:
        if process.poll() is not None:
            said = process.stdout.read() if process.stdout else ""
            raise RuntimeError(f"the server ended: {said}")
        try:
            with urllib.request.urlopen(f"{url}/readyz", timeout=5):
                return
        except (OSError, urllib.error.URLError):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)


def new(folder: Path, **settings: str) -> Installation:
    """An empty one on the database of this test run; `migrate` makes its tables."""
    folder.mkdir(parents=True, exist_ok=True)
    server = os.environ.get("DATABASE_URL", "")
    name = f"new_{uuid.uuid4().hex}"
    database = postgres.create_database(server, name) if server else ""
    return Installation(folder, server, database, settings)
