"""A PostgreSQL of the tests' own: a new cluster in a temporary folder, on a unix socket alone."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg

OLDEST = 15
USER = "goldenthread"


def programs() -> Path | None:
    """The folder of the newest PostgreSQL programs, which Debian keeps off the PATH, or None."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parts[-2]))
    if debian and int(debian[-1].parts[-2]) >= OLDEST:
        return debian[-1]
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found else None


@dataclass
class Cluster:
    """A running cluster. `process` is its first process, `folder` holds its data and socket."""

    programs: Path
    folder: Path
    safe: bool
    process: subprocess.Popen[bytes] | None = None

    def url(self, database: str = "postgres") -> str:
        return f"postgres://{USER}@{quote(str(self.folder), safe='')}/{database}"

    def start(self) -> None:
        settings = {
            "unix_socket_directories": str(self.folder),
            "listen_addresses": "",
            "fsync": "on" if self.safe else "off",
            "full_page_writes": "on" if self.safe else "off",
            "synchronous_commit": "on" if self.safe else "off",
            "shared_buffers": "64MB",
            "max_connections": "60",
        }
        options = [word for item in settings.items() for word in ("-c", "=".join(item))]
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [*_as_nobody_special(), self.programs / "postgres", "-D", self.data, *options],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd="/",
            )
        self._wait()

    def _wait(self) -> None:
        ready = [self.programs / "pg_isready", "-q", "-h", self.folder, "-d", "postgres"]
        deadline = time.monotonic() + 30
        while subprocess.run(ready, check=False).returncode:
            if self.process is None or self.process.poll() is not None:
                raise RuntimeError((self.folder / "log").read_text())
            if time.monotonic() > deadline:
                raise TimeoutError("PostgreSQL did not start within 30 seconds")
            time.sleep(0.05)

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """SIGINT ends it at once and cleanly, SIGQUIT as a crash would."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(how)
            self.process.wait(30)

    @property
    def data(self) -> Path:
        return self.folder / "data"


def create_database(url: str, name: str, template: str = "template0") -> str:
    """Make a database beside the one at `url`, as a copy of `template`; its address."""
    _tell(url, f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    return f"{url.rpartition('/')[0]}/{name}"


def drop_database(url: str) -> None:
    place, _, name = url.rpartition("/")
    _tell(f"{place}/postgres", f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def _tell(url: str, statement: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(statement)


@contextlib.contextmanager
def cluster(*, safe: bool = False) -> Iterator[Cluster]:
    """A running cluster, gone afterwards. `safe` writes to the disk as in production."""
    found = programs()
    if found is None:
        raise RuntimeError("PostgreSQL is not installed: apt-get install postgresql")
    folder = Path(tempfile.mkdtemp(prefix="goldenthread-pg-"))
    folder.chmod(0o755)
    if os.geteuid() == 0:
        account = pwd.getpwnam("postgres")
        os.chown(folder, account.pw_uid, account.pw_gid)
    made = Cluster(found, folder, safe)
    try:
        initdb = [found / "initdb", "-D", made.data, "-U", USER, "-A", "trust", "-E", "UTF8"]
        subprocess.run(
            [*_as_nobody_special(), *initdb, "--locale=C.UTF-8", "--no-sync"],
            check=True,
            stdout=subprocess.DEVNULL,
            cwd="/",
        )
        made.start()
        yield made
    finally:
        made.stop()
        shutil.rmtree(folder, ignore_errors=True)


def _as_nobody_special() -> list[str]:
    """PostgreSQL refuses to run as root, and should end with the tests even if they are killed."""
    if not shutil.which("setpriv"):
        return []
    words = ["setpriv", "--pdeathsig", "INT"]
    if os.geteuid() == 0:
        words += ["--reuid=postgres", "--regid=postgres", "--clear-groups"]
    return words
