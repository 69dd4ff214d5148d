"""One file that holds a whole installation: the database, the files, and what proves both. Pure.

A tar with `database`, `files/<sha256>` for each file, and at its end `manifest.json`: for each
authority the length and root of its ledger, for each member its size and SHA-256.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import tarfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO

from goldenthread.core.errors import Refused

FORMAT = 1
DATABASE, MANIFEST, FILES = "database", "manifest.json", "files/"
BLOCK = 1 << 20


@dataclass
class Manifest:
    """`ledgers`: authority → {"n": entries, "root": hex}; `members`: name → {"size", "sha256"}."""

    made_at: str
    vendor: str
    ledgers: Mapping[str, Mapping[str, int | str]]
    members: dict[str, dict[str, int | str]] = field(default_factory=dict)
    format: int = FORMAT


class Writer:
    def __init__(self, tar: tarfile.TarFile, manifest: Manifest) -> None:
        self.tar = tar
        self.manifest = manifest

    def add(self, name: str, data: IO[bytes]) -> None:
        sha256 = _sha256(data)
        size = data.tell()
        data.seek(0)
        self.manifest.members[name] = {"size": size, "sha256": sha256}
        self._put(name, size, data)

    def end(self) -> None:
        text = json.dumps(asdict(self.manifest), indent=1, sort_keys=True).encode()
        self._put(MANIFEST, len(text), io.BytesIO(text))

    def _put(self, name: str, size: int, data: IO[bytes]) -> None:
        member = tarfile.TarInfo(name)
        member.size, member.mode = size, 0o600
        self.tar.addfile(member, data)


@contextmanager
def writing(path: Path, manifest: Manifest) -> Iterator[Writer]:
    """Write an archive for its owner's eyes alone; nothing is at `path` until all of it is."""
    part = path.with_name(f"{path.name}.part")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            with tarfile.open(fileobj=file, mode="w") as tar:
                writer = Writer(tar, manifest)
                yield writer
                writer.end()
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


class Reader:
    """An archive whose members were all found to be what its manifest says."""

    def __init__(self, tar: tarfile.TarFile, manifest: Manifest) -> None:
        self.tar = tar
        self.manifest = manifest

    def open(self, name: str) -> IO[bytes]:
        member = self.tar.extractfile(name)
        if member is None:
            raise Refused(f"The backup is damaged: {name} is no file.")
        return member

    def files(self) -> list[str]:
        """The SHA-256 of each file."""
        return [name[len(FILES) :] for name in self.manifest.members if name.startswith(FILES)]

    def check(self, progress: Callable[[int, int], None]) -> None:
        """Read every member. Raises Refused at the first that is missing, added or altered."""
        names = set(self.tar.getnames()) - {MANIFEST}
        if different := names ^ set(self.manifest.members):
            raise Refused(f"The backup is damaged: {min(different)} is missing or was added.")
        for done, (name, told) in enumerate(self.manifest.members.items(), 1):
            with self.open(name) as data:
                if _sha256(data) != told["sha256"]:
                    raise Refused(f"The backup is damaged: {name} is not what was put into it.")
            progress(done, len(self.manifest.members))


@contextmanager
def reading(path: Path) -> Iterator[Reader]:
    try:
        with tarfile.open(path, "r:") as tar:
            member = tar.extractfile(MANIFEST)
            if member is None:
                raise KeyError(MANIFEST)
            manifest = Manifest(**json.load(member))
            if manifest.format != FORMAT:
                raise Refused(f"This backup has the form {manifest.format}; {FORMAT} is known.")
            yield Reader(tar, manifest)
    except (tarfile.TarError, KeyError, TypeError, ValueError) as error:
        raise Refused(f"{path} is not a whole backup: its end or its form is wrong.") from error
    except FileNotFoundError as error:
        raise Refused(f"There is no file {path}.") from error


def _sha256(data: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while block := data.read(BLOCK):
        digest.update(block)
    return digest.hexdigest()


def copy(source: IO[bytes], target: Path) -> None:
    """Write a member to a new file and flush it to the disk."""
    with target.open("wb") as file:
        while block := source.read(BLOCK):
            file.write(block)
        file.flush()
        os.fsync(file.fileno())
