"""The other end of `sandbox.run`: sets its own limits, then reads the file on standard input.

The answer on standard output is one letter and a body: B bytes, J JSON, R a refusal,
M out of memory, C failed (the class of the exception and where, never its text).
"""

import contextlib
import importlib
import json
import os
import resource
import signal
import sys
import traceback
from dataclasses import asdict, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any


def limit(seconds: int, memory: int) -> None:
    """Nothing beyond this is possible from here on, whatever the file does."""
    limits = {
        resource.RLIMIT_AS: memory,
        resource.RLIMIT_CPU: seconds,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_NOFILE: 64,
    }
    for which, most in limits.items():
        # At the softer limit of time it ends by a signal that says why.
        hardest = most + (which == resource.RLIMIT_CPU)
        with contextlib.suppress(ValueError, OSError):  # macOS knows no limit of address space
            resource.setrlimit(which, (most, hardest))
    signal.alarm(seconds + 1)  # for the case that the parent was killed
    with contextlib.suppress(AttributeError, OSError):  # only Linux, where it is allowed
        os.unshare(os.CLONE_NEWUSER | os.CLONE_NEWNET)


def answer_to(function: str, arguments: list[Any], data: bytes) -> bytes:
    module, _, name = function.partition(":")
    try:
        result = getattr(importlib.import_module(module), name)(data, *arguments)
        if isinstance(result, bytes):
            return b"B" + result
        return b"J" + json.dumps(result, default=plain).encode()
    except MemoryError:
        return b"M"
    except Exception as error:
        if sentence := getattr(error, "sentence", None):
            return b"R" + str(sentence).encode()
        where = traceback.extract_tb(error.__traceback__)[-1]
        return f"C{type(error).__name__} {Path(where.filename).name}:{where.lineno}".encode()


def plain(value: Any) -> Any:
    """What JSON does not know, in plain values."""
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def main() -> None:
    function, arguments, seconds, memory = json.loads(sys.argv[1])
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    limit(seconds, memory)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    answers.write(answer_to(function, arguments, sys.stdin.buffer.read()))
    answers.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
