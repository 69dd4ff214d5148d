"""Reports on a command line: which files are meant, and reading them on several cores.

Each file is read in a process that can be lost: whatever a file does to its reader, the others
are read, and it gets a sentence.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import signal
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

SECONDS = 30


@dataclass(frozen=True, slots=True)
class Outcome:
    """A file with what was read, as JSON values, or the sentence that says why nothing was."""

    file: Path
    found: dict[str, Any] = field(default_factory=dict)
    sentence: str = ""


def lost(seconds: int) -> str:
    return f"The reader gave up on this file: it crashed, or took more than {seconds} seconds."


def reports_in(paths: Iterable[Path]) -> list[Path]:
    """The files named, and every PDF in the folders named and below them, in order of path."""
    found: dict[Path, None] = {}
    for path in paths:
        inside = path.rglob("*") if path.is_dir() else [path]
        for file in sorted(inside):
            if not path.is_dir() or (file.suffix.lower() == ".pdf" and file.is_file()):
                found[file] = None
    return list(found)


def read_one(file: Path) -> Outcome:
    """Read one file here."""
    from goldenthread.inspections.reader import CannotRead, read_report

    try:
        data = file.read_bytes()
        found = {"file": str(file), "sha256": hashlib.sha256(data).hexdigest()}
        return Outcome(file, found | read_report(data).as_truth())
    except CannotRead as reason:
        return Outcome(file, sentence=reason.sentence)
    except OSError as error:
        return Outcome(file, sentence=f"This file cannot be opened: {error.strerror}.")


def read_all(files: Sequence[Path], jobs: int, seconds: int = SECONDS) -> Iterator[Outcome]:
    """Read each file in one of so many processes; in the order given."""
    waiting = list(files)
    while waiting:
        read = 0
        for outcome in _read_until_lost(waiting, jobs, seconds):
            read += 1
            yield outcome
        waiting = waiting[read:]
        if waiting:  # a process was lost: on the next file, or on another of those under way
            alone = list(_read_until_lost(waiting[:1], 1, seconds))
            yield from alone or [Outcome(waiting[0], sentence=lost(seconds))]
            waiting = waiting[1:]


def _read_until_lost(files: Sequence[Path], jobs: int, seconds: int) -> Iterator[Outcome]:
    """What was read, in order, as far as no process was lost."""
    started = multiprocessing.get_context("spawn")  # forking is unsafe beside other threads
    with ProcessPoolExecutor(jobs, mp_context=started) as pool:
        reading = [pool.submit(_within_limits, file, seconds) for file in files]
        try:
            for each in reading:
                yield each.result()
        except BrokenProcessPool:
            return
        finally:
            pool.shutdown(cancel_futures=True)


def _within_limits(file: Path, seconds: int) -> Outcome:
    """Read one file, or be ended by the system: what hangs may never come back to Python."""
    signal.alarm(seconds)
    try:
        return read_one(file)
    finally:
        signal.alarm(0)


def cores() -> int:
    return os.cpu_count() or 1
