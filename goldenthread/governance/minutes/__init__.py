"""Reads councils' minutes: bytes in, a frozen Record out, each value with its place.

A pipeline of small pure stages, without Django: bytes → source → lines → items → parts → what
was resolved, promised, passed on. What a document does not say is None, with a reason; what it
leaves open stands in the doubts. Nothing is guessed, and a person confirms all of it.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from .explain import explain
from .kinds import read
from .model import (
    Act,
    CannotRead,
    Carried,
    Committee,
    Document,
    Doubt,
    Item,
    Kind,
    Meeting,
    Member,
    Notice,
    Paper,
    Place,
    Proposal,
    Read,
    Record,
    Referral,
    Resolution,
    Undertaking,
    Unit,
)
from .page import page_of
from .service import read_service
from .source import MOST_BYTES, Format, Source, open_source, open_text

__all__ = [
    "MOST_BYTES",
    "Act",
    "CannotRead",
    "Carried",
    "Committee",
    "Document",
    "Doubt",
    "Item",
    "Kind",
    "Meeting",
    "Member",
    "Notice",
    "Paper",
    "Place",
    "Proposal",
    "Read",
    "Record",
    "Referral",
    "Resolution",
    "Undertaking",
    "Unit",
    "explain",
    "read_file_json",
    "read_json",
    "read_minutes",
    "read_text",
]


def read_minutes(data: bytes) -> Record:
    """What this file says. CannotRead says in a sentence why it cannot be read."""
    return _record(open_source(data))


def read_json(data: bytes) -> dict[str, Any]:
    """The record as JSON values: what a sandbox can hand over."""
    return read_minutes(data).as_json()


def read_text(text: str) -> Record:
    """What text that was pasted says; a web page's source will do too."""
    return _record(open_text(text))


def _record(source: Source) -> Record:
    if source.format is Format.XML:
        return read_service(source)
    return read(page_of(source))


def read_file_json(path: str | Path) -> dict[str, Any]:
    """One JSON line of `goldenthread minutes --json`: the file, its checksum, the record."""
    file = Path(path)
    if file.stat().st_size > MOST_BYTES:
        raise CannotRead(
            f"The file has {file.stat().st_size / 1e6:.0f} MB. No minutes have more than "
            f"{MOST_BYTES / 1e6:.0f} MB, so it was not read."
        )
    data = file.read_bytes()
    checksum = hashlib.sha256(data).hexdigest()
    return {"file": str(path), "sha256": checksum, **read_json(data)}
