"""What the steps of ./dev are made of. Python 3.8 and its standard library only."""

from __future__ import annotations

import hashlib
import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / ".build"
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
CI = os.environ.get("CI") == "true"


class Stop(Exception):
    """The reason why we cannot go on, as a sentence."""


def say(sentence: str) -> None:
    print(sentence, flush=True)


def run(*command: object, quiet: bool = False, env: dict[str, str] | None = None) -> None:
    """Run a command of which nothing but success will do."""
    words = [str(word) for word in command]
    done = subprocess.run(
        words, cwd=ROOT, env=env, check=False, capture_output=quiet, text=True, errors="replace"
    )
    if done.returncode:
        said = (done.stdout + done.stderr).strip() if quiet else ""
        raise Stop("\n".join(filter(None, [said, f"This failed: {' '.join(words)}"])))


def answer(*command: object) -> str:
    """What a command prints; empty where it is missing or fails."""
    try:
        done = subprocess.run(
            [str(word) for word in command], capture_output=True, text=True, timeout=60, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def fingerprint(*inputs: Path | str) -> str:
    """What a step is made from; it is skipped while that has not changed."""
    digest = hashlib.sha256()
    for each in inputs:
        files = sorted(each.rglob("*")) if isinstance(each, Path) and each.is_dir() else [each]
        for file in files:
            digest.update(str(file).encode())
            if isinstance(file, Path) and file.is_file():
                digest.update(file.read_bytes())
    return digest.hexdigest()


def unchanged(step: str, mark: str) -> bool:
    stamp = BUILD / "stamps" / step
    return stamp.exists() and stamp.read_text() == mark


def stamp(step: str, mark: str) -> None:
    path = BUILD / "stamps" / step
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(mark)


def forget(step: str) -> None:
    path = BUILD / "stamps" / step
    if path.exists():
        path.unlink()
