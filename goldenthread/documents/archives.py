"""Opening a zip archive (which each .docx and .xlsx is) without being harmed by it. Pure.

Everything that the archive says of itself is checked before a byte is expanded, and then the
bytes are checked against what it said: a reader that trusts less, or more, sees the same file.
"""

import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO

from goldenthread.core.errors import Refused
from goldenthread.documents.kinds import MEGABYTE, ZIP

MAX_MEMBERS = 2_000
MAX_EXPANDED = 200 * MEGABYTE
MAX_RATIO = 100
_SMALL = MEGABYTE  # a small part of blank cells may well be 1 : 1,000, and does no harm
_CENTRAL, _END = b"PK\x01\x02", b"PK\x05\x06"
_END_SIZE, _LOCAL_SIZE = 22, 30
_NESTED = (ZIP, b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
_PICTURES = (".emz", ".wmz")  # Office's own compressed drawings

DAMAGED = "The file is damaged or was cut short. Open it, save it again, and upload the copy."
_BOMB = (
    "The file would expand to {what}. Files made like this can stop a computer. "
    "If it is a real document, save it as PDF and upload that."
)
_HIDING = (
    "The file is put together in a way that hides what is in it. "
    "Open it, save it again, and upload the copy."
)


def expanded(
    data: bytes, *, wanted: Callable[[str], bool] | None = None
) -> Iterator[tuple[str, bytes]]:
    """Each member's name and content, one at a time. Refused before anything is expanded where
    the archive is too large, encrypted or not what it says. Only members that are `wanted` by
    their name are expanded."""
    infos = _listing(data)
    for info in infos:
        if wanted is not None and not wanted(info.filename):
            continue
        content = _content(data, info)
        if content.startswith(_NESTED) and not info.filename.lower().endswith(_PICTURES):
            raise Refused(
                "The file has another file packed inside it (an embedded workbook or an archive). "
                "Put charts in as pictures, upload the other file by itself, and try again."
            )
        yield info.filename, content


def _listing(data: bytes) -> list[zipfile.ZipInfo]:
    if data.count(_CENTRAL) > MAX_MEMBERS:  # before zipfile makes an object of each
        raise Refused(_BOMB.format(what=f"more than {MAX_MEMBERS:,} parts"))
    if data[-_END_SIZE:][:4] != _END:
        raise Refused(DAMAGED if _END not in data else _HIDING)
    try:
        infos = zipfile.ZipFile(BytesIO(data)).infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, struct.error) as error:
        raise Refused(DAMAGED) from error
    _check_names(infos)
    _check_sizes(data, infos)
    for info in infos:
        if info.flag_bits & 1:
            raise Refused("The file is protected by a password. Take it off and try again.")
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Refused(_HIDING)
    return infos


def _check_names(infos: list[zipfile.ZipInfo]) -> None:
    names = [info.filename.lower() for info in infos]
    strange = any(
        name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/")
        for name in names
    )
    if strange or len(set(names)) < len(names):
        raise Refused(_HIDING)


def _check_sizes(data: bytes, infos: list[zipfile.ZipInfo]) -> None:
    packed, full = sum(i.compress_size for i in infos), sum(i.file_size for i in infos)
    if full > MAX_EXPANDED:
        raise Refused(_BOMB.format(what=f"{full // MEGABYTE:,} MB"))
    for info in infos:
        if info.file_size > max(_SMALL, MAX_RATIO * info.compress_size):
            raise Refused(_BOMB.format(what=f"more than {MAX_RATIO} times its size"))
    starts_elsewhere = bool(infos) and min(info.header_offset for info in infos) != 0
    if packed > len(data) or starts_elsewhere:  # members that overlap; bytes before the archive
        raise Refused(_HIDING)


def _content(data: bytes, info: zipfile.ZipInfo) -> bytes:
    """One member's content. zipfile would stop at the size that the archive declares; other
    readers would not: so this inflates by itself and refuses where the two differ."""
    header = data[info.header_offset : info.header_offset + _LOCAL_SIZE]
    if len(header) < _LOCAL_SIZE or not header.startswith(ZIP):
        raise Refused(DAMAGED)
    name_size, extra_size = struct.unpack("<HH", header[26:])
    name_at = info.header_offset + _LOCAL_SIZE
    encoding = "utf-8" if info.flag_bits & 0x800 else "cp437"
    if data[name_at : name_at + name_size] != info.orig_filename.encode(encoding):
        raise Refused(_HIDING)
    begin = name_at + name_size + extra_size
    packed = data[begin : begin + info.compress_size]
    content = packed if info.compress_type == zipfile.ZIP_STORED else _inflate(packed, info)
    if len(content) != info.file_size:
        raise Refused(_HIDING)
    if zlib.crc32(content) != info.CRC:
        raise Refused(DAMAGED)
    return content


def _inflate(packed: bytes, info: zipfile.ZipInfo) -> bytes:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        return inflater.decompress(packed, info.file_size + 1)
    except zlib.error as error:
        raise Refused(DAMAGED) from error
