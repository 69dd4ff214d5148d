"""Strangers' files are read in the process of the test, as the sandbox's own process reads them.

To start one takes a tenth of a second, which is longer than most tests. What is read, and what is
said of a file that cannot be, is the same; the limits and the walls are not there. Whoever tests
those, and one test of each reader, is marked `real_sandbox`.
"""

from __future__ import annotations

import json
import os
from threading import Lock
from typing import Any

import pytest

from goldenthread.documents import sandbox, sandbox_child

_one_at_a_time = Lock()  # a process of its own has no other threads; the reader of PDF allows none


@pytest.fixture(autouse=True)
def read_here(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if not request.node.get_closest_marker("real_sandbox"):
        monkeypatch.setattr(sandbox, "_ask", _answered_here)


def _answered_here(
    function: str, given: int, arguments: tuple[Any, ...], _: sandbox.Limits
) -> tuple[bytes, bool]:
    plain = json.loads(json.dumps(arguments))
    with _one_at_a_time, os.fdopen(os.dup(given), "rb") as data:
        return sandbox_child.answer_to(function, plain, data.read()), False
