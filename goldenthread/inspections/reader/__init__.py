"""Reads Ofsted's inspection reports: bytes in, a frozen Report out, each value with its place.

A pipeline of small pure stages, without Django: pages → lines → furniture removed → blocks →
kind → fields. What cannot be read is None and stands in the doubts; nothing is guessed.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from goldenthread.documents.layout import Box, CannotRead, PageSize, Place

from .document import read_document
from .explain import Marked, boxes, explain
from .kinds import read
from .model import Doubt, Item, Judgement, Kind, Read, Report
from .pictures import render_page

__all__ = [
    "Box",
    "CannotRead",
    "Doubt",
    "Item",
    "Judgement",
    "Kind",
    "Marked",
    "PageSize",
    "Place",
    "Read",
    "Report",
    "boxes",
    "explain",
    "read_file_json",
    "read_report",
    "render_page",
]


def read_report(data: bytes) -> Report:
    """The report in this PDF. CannotRead says in a sentence why there is none."""
    return read(read_document(data))


def read_file_json(path: str | Path) -> dict[str, Any]:
    """One JSON line of `goldenthread read --json`: the file, its checksum, the report's fields."""
    data = Path(path).read_bytes()
    checksum = hashlib.sha256(data).hexdigest()
    return {"file": str(path), "sha256": checksum, **read_report(data).as_truth()}
