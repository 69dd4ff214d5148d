"""Runs what reads a stranger's file in a process of its own, within limits, and throws it away.

    run("goldenthread.inspections.reader:read_report", data)

The process has no network where Linux allows that, no environment, and cannot write a file.
Whatever happens to it, the caller gets the result or a sentence.
"""

import json
import logging
import os
import signal
import subprocess  # the point of this module
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import BoundedSemaphore, Event, Timer
from typing import Any

from goldenthread.core.errors import Refused

logger = logging.getLogger(__name__)
_CHILD = Path(__file__).with_name("sandbox_child.py")
MAX_ANSWER = 64 * 1024 * 1024
# How it ends where its own limit of time is met before ours.
TOOK_TOO_LONG = (-signal.SIGXCPU, -signal.SIGALRM)
# Beyond two at once, a machine of two cores only gets slower, and its memory fuller.
_places = BoundedSemaphore(2)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one file may cost: seconds by the clock and of a processor, bytes of memory."""

    seconds: int = 10
    memory: int = 512 * 1024 * 1024


DEFAULT = Limits()


def run(function: str, data: bytes, *arguments: Any, limits: Limits = DEFAULT) -> Any:
    """Call the pure function `"module:function"` with `data` and plain arguments, elsewhere.

    Gives its result: bytes as bytes, anything else as JSON knows it (a dataclass is a dict, a
    date an ISO string). Refused with the function's own sentence where it raises an exception
    that has one, otherwise with one that says that the file could not be read.
    """
    with _places, tempfile.TemporaryFile() as given:
        given.write(data)
        given.seek(0)
        answer, is_late = _ask(function, given.fileno(), arguments, limits)
    return _understood(function, answer, is_late, limits)


def _ask(
    function: str, given: int, arguments: tuple[Any, ...], limits: Limits
) -> tuple[bytes, bool]:
    order = json.dumps([function, arguments, limits.seconds, limits.memory])
    with (
        subprocess.Popen(  # noqa: S603 - our own interpreter and our own file
            [*_interpreter(), str(_CHILD), order],
            stdin=given,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd="/",
            env={"LANG": "C.UTF-8"},
            start_new_session=True,
        ) as child,
        _killed_after(child, limits.seconds) as late,
    ):
        assert child.stdout is not None  # noqa: S101 - PIPE was asked for
        answer = child.stdout.read(MAX_ANSWER + 1)
        if len(answer) > MAX_ANSWER:
            return b"M", False
        ended = child.wait()
    return answer if ended == 0 else b"", late.is_set() or ended in TOOK_TOO_LONG


def _interpreter() -> list[str]:
    """Isolated; what this process compiled elsewhere than beside the code is read, never written.

    Without an environment it would compile all that it imports each time, for longer than it reads.
    """
    kept = ["-X", f"pycache_prefix={sys.pycache_prefix}"] if sys.pycache_prefix else []
    return [sys.executable, "-I", "-B", *kept]


@contextmanager
def _killed_after(child: "subprocess.Popen[bytes]", seconds: float) -> Iterator[Event]:
    """Kill the process and its children after so long, and in any case at the end."""
    late = Event()

    def kill() -> None:
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)

    def give_up() -> None:
        late.set()
        kill()

    timer = Timer(seconds, give_up)
    timer.start()
    try:
        yield late
    finally:
        timer.cancel()
        timer.join()
        kill()


def _understood(function: str, answer: bytes, is_late: bool, limits: Limits) -> Any:
    tag, body = answer[:1], answer[1:]
    if is_late:
        raise Refused(
            f"The file takes more than {limits.seconds} seconds to read, so it was not read. "
            "Save a simpler copy of it, or print it to PDF, and upload that."
        )
    if tag == b"B":
        return body
    if tag == b"J":
        return json.loads(body)
    if tag == b"R":
        raise Refused(body[:1000].decode(errors="replace"))
    logger.warning("sandbox: %s failed: %s", function, body[:200].decode("ascii", "replace"))
    if tag == b"M":
        raise Refused(
            f"The file needs more than {limits.memory // 1024 // 1024} MB of memory to read, so "
            "it was not read. Save a simpler copy of it and upload that."
        )
    raise Refused(
        "The file could not be read: it is damaged, or made in an unusual way. "
        "Open it, save it again, and upload the copy."
    )
