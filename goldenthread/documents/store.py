"""Files by the SHA-256 of their content, in a folder. Pure.

A file is written under a temporary name, flushed to the disk, renamed, and its folder flushed:
after `put` has returned, a loss of power loses nothing, and before that it leaves nothing.
"""

import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path

_SHA256 = re.compile(r"[0-9a-f]{64}")


class Missing(LookupError):
    """A file that should be in the store is not there."""


class Damaged(RuntimeError):
    """A file in the store is no longer what was put there. It needs the backup."""


@dataclass(frozen=True, slots=True)
class Store:
    """The files below `root`, as root/ab/ab01….; identical files are kept once."""

    root: Path

    def put(self, data: bytes) -> str:
        """Keep `data` and give its SHA-256. OSError, with nothing left, where the disk refuses."""
        sha256 = hashlib.sha256(data).hexdigest()
        if self.verify(sha256):
            return sha256
        place = self._path(sha256)
        _make_folder(place.parent)
        handle, temporary = tempfile.mkstemp(prefix=".part-", dir=place.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.chmod(temporary, 0o440)
            os.replace(temporary, place)
        except BaseException:
            with suppress(FileNotFoundError):
                os.unlink(temporary)
            raise
        _flush_folder(place.parent)
        return sha256

    def open(self, sha256: str) -> BufferedReader:
        """The file, for reading. Raises Missing."""
        try:
            return self._path(sha256).open("rb")
        except FileNotFoundError as error:
            raise Missing(sha256) from error

    def read(self, sha256: str) -> bytes:
        """The content, proved to be what was put. Raises Missing or Damaged."""
        with self.open(sha256) as file:
            data = file.read()
        if hashlib.sha256(data).hexdigest() != sha256:
            raise Damaged(sha256)
        return data

    def verify(self, sha256: str) -> bool:
        """Whether the file is there and its content still has this SHA-256."""
        try:
            with self.open(sha256) as file:
                return hashlib.file_digest(file, "sha256").hexdigest() == sha256
        except Missing:
            return False

    def __iter__(self) -> Iterator[str]:
        """The SHA-256 of every file kept, in order; not what an interrupted `put` left."""
        names = sorted(path.name for path in self.root.glob("??/*"))
        return (name for name in names if _SHA256.fullmatch(name))

    def _path(self, sha256: str) -> Path:
        if not _SHA256.fullmatch(sha256):
            raise ValueError("not a SHA-256")
        return self.root / sha256[:2] / sha256


def _make_folder(folder: Path) -> None:
    """Make a folder and its parents, each flushed into the one above it."""
    if folder.is_dir():
        return
    _make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    _flush_folder(folder.parent)


def _flush_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
