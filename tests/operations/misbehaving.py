"""Functions for the sandbox to run, each of which does something that a file could bring about."""

import ctypes
import os
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from goldenthread.core.errors import Refused


@dataclass
class Reading:
    title: str
    published_on: date
    pages: int


def reads(data: bytes, page: int = 1) -> Reading:
    return Reading(data.decode(), date(2024, 5, 16), page)


def reverses(data: bytes) -> bytes:
    return data[::-1]


def prints(data: bytes) -> str:
    print("B this is no answer")
    os.write(1, b"nor is this")
    return data.decode()


def refuses(data: bytes) -> None:
    raise Refused("This is a scan. Ask for the original.")


def fails(data: bytes) -> None:
    raise ValueError(data.decode())


def loops(data: bytes) -> None:
    while True:
        pass


def waits(data: bytes) -> None:
    time.sleep(60)


def leaves_a_process(data: bytes) -> None:
    subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)", data.decode()])
    time.sleep(60)


def hoards(data: bytes) -> int:
    return len(bytearray(2 * 1024**3))


def crashes(data: bytes) -> None:
    ctypes.string_at(0)


def stops(data: bytes) -> None:
    os.write(1, b"J1")
    os._exit(3)


def never_ends(data: bytes) -> bytes:
    return bytes(100 * 1024 * 1024)


def writes(data: bytes) -> None:
    Path(data.decode()).write_bytes(b"left behind")


def environment(data: bytes) -> dict[str, str]:
    return dict(os.environ)


def connects(data: bytes) -> str:
    with socket.socket() as door:
        try:
            door.connect(("192.0.2.1", 80))
        except OSError as error:
            return error.strerror or ""
    return "connected"
