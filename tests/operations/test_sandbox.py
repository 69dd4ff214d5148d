"""Whatever a file makes its reader do, the caller gets a result or a sentence, soon."""

import logging
import os
import subprocess
import tempfile
import time
from pathlib import Path
from threading import Timer

import pytest

from goldenthread.core.errors import Refused
from goldenthread.documents import sandbox
from goldenthread.documents.sandbox import Limits

SOON = Limits(seconds=1)


def run(name: str, data: bytes = b"", *arguments: object, limits: Limits = SOON) -> object:
    return sandbox.run(f"tests.operations.misbehaving:{name}", data, *arguments, limits=limits)


def test_a_result_comes_back_in_plain_values() -> None:
    assert run("reads", b"Report", 7) == {
        "title": "Report",
        "published_on": "2024-05-16",
        "pages": 7,
    }


def test_bytes_come_back_as_bytes() -> None:
    megabytes = os.urandom(3_000_000)
    assert run("reverses", megabytes) == megabytes[::-1]


def test_what_a_library_prints_is_no_answer() -> None:
    assert run("prints", b"answer") == "answer"


def test_a_refusal_comes_back_with_its_own_sentence() -> None:
    with pytest.raises(Refused, match=r"^This is a scan\. Ask for the original\.$"):
        run("refuses")


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("fails", "could not be read: it is damaged"),
        ("crashes", "could not be read: it is damaged"),
        ("stops", "could not be read: it is damaged"),
        ("not_there", "could not be read: it is damaged"),
        ("loops", "takes more than 1 seconds"),
        ("waits", "takes more than 1 seconds"),
        ("hoards", "needs more than 512 MB"),
        ("never_ends", "needs more than 512 MB"),
    ],
)
def test_a_reader_that_misbehaves_ends_in_a_sentence(name: str, sentence: str) -> None:
    began = time.monotonic()
    with pytest.raises(Refused, match=sentence):
        run(name)
    assert time.monotonic() - began < 5


def test_the_limit_of_the_process_itself_gives_the_same_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whichever of the two limits of time is met first."""
    later = Timer
    monkeypatch.setattr(sandbox, "Timer", lambda seconds, do: later(seconds + 4, do))
    with pytest.raises(Refused, match="takes more than 1 seconds"):
        run("loops")


def test_a_failure_is_logged_without_the_text_of_the_file(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.WARNING), pytest.raises(Refused):
        run("fails", b"Jamie, born 1 May 2012")
    assert "misbehaving:fails failed: ValueError misbehaving.py:" in caplog.text
    assert "Jamie" not in caplog.text


def test_nothing_is_left_behind(tmp_path: Path) -> None:
    before = set(Path(tempfile.gettempdir()).iterdir())
    for name in ("waits", "crashes"):
        with pytest.raises(Refused):
            run(name)
    target = tmp_path / "left"
    with pytest.raises(Refused):
        run("writes", str(target).encode())
    assert not target.exists() or target.stat().st_size == 0
    after = set(Path(tempfile.gettempdir()).iterdir())
    assert not [path for path in after - before if path.is_file()]


def test_a_process_that_the_reader_started_is_ended_with_it() -> None:
    with pytest.raises(Refused, match="takes more than"):
        run("leaves_a_process", b"mark-of-the-grandchild")
    running = subprocess.run(["ps", "-eo", "stat,args"], capture_output=True, text=True, check=True)
    alive = [line for line in running.stdout.splitlines() if "mark-of-the-grandchild" in line]
    assert not [line for line in alive if not line.startswith("Z")]


def test_no_secret_of_the_environment_is_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "canary")
    assert "canary" not in str(run("environment"))


def test_there_is_no_network() -> None:
    if subprocess.run(["unshare", "--user", "--net", "true"], check=False).returncode:
        pytest.skip("this machine does not allow a process to leave its network")
    assert run("connects") == "Network is unreachable"
