"""A workbook as Excel 97 wrote it (.xls), of words alone: [MS-XLS] records in an [MS-CFB] file."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence

_SECTOR = 512
_FREE, _END, _FAT, _NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_LEAST = 4096  # bytes: a smaller stream is kept elsewhere


def _record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _begin(kind: int) -> bytes:
    return _record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0, 0, 0, 0))


def _sheet(rows: Sequence[Sequence[str]]) -> bytes:
    cells = b"".join(
        _record(
            0x0204,
            struct.pack("<HHHHB", r, c, 0, len(text), 1) + text.encode("utf-16-le"),
        )
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
        if text
    )
    return _begin(0x0010) + cells + _record(0x000A)


def _workbook(sheets: Mapping[str, Sequence[Sequence[str]]], hidden: Sequence[str]) -> bytes:
    parts = [_sheet(rows) for rows in sheets.values()]
    at = len(_begin(5)) + sum(12 + 2 * len(name) for name in sheets) + len(_record(0x000A))
    named = b""
    for name, part in zip(sheets, parts, strict=True):
        words = struct.pack("<BB", len(name), 1) + name.encode("utf-16-le")
        named += _record(0x0085, struct.pack("<IBB", at, int(name in hidden), 0) + words)
        at += len(part)
    return _begin(5) + named + _record(0x000A) + b"".join(parts)


def write_xls(sheets: Mapping[str, Sequence[Sequence[str]]], hidden: Sequence[str] = ()) -> bytes:
    """The rows of each sheet, by its name."""
    stream = _workbook(sheets, hidden)
    stream += b"\0" * max(_LEAST - len(stream), -len(stream) % _SECTOR)
    count = len(stream) // _SECTOR
    chain = [_FAT, _END, *range(3, 2 + count), _END]
    fat = struct.pack("<128I", *chain, *[_FREE] * (128 - len(chain)))
    root = _entry("Root Entry", 5, 1, _END, 0)
    directory = root + _entry("Workbook", 2, _NONE, 2, len(stream)) + bytes(256)
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    head += struct.pack("<HHHHH6xIIIIIIIIII", 62, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, _LEAST, _END, 0,
                        _END, 0, 0)  # fmt: skip
    return head + struct.pack("<108I", *[_FREE] * 108) + fat + directory + stream


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    words = name.encode("utf-16-le")
    return (
        words.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(words) + 2, kind, 1, _NONE, _NONE, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
