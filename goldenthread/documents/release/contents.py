"""What opening a file gives, and what the kinds of file have in common. Pure."""

from __future__ import annotations

import ipaddress
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from io import BytesIO
from urllib.parse import urlsplit

from PIL import Image, UnidentifiedImageError
from PIL.ExifTags import IFD, Base

from goldenthread.core.cutting import cut
from goldenthread.documents.release.faults import SHOWN, Code, Fault

PRIVATE = (".local", ".lan", ".internal", ".intranet", ".corp", ".home", ".localhost")
SAYS_WHO = (
    *(Base.Artist, Base.Copyright, Base.HostComputer, Base.XPAuthor, Base.XPComment),
    *(Base.CameraOwnerName, Base.BodySerialNumber, Base.ImageDescription),
)
_PNG = b"\x89PNG\r\n\x1a\n"
_DRAWN = frozenset(b"IHDR PLTE IDAT IEND pHYs tRNS gAMA cHRM sRGB".split())
HARMLESS = frozenset({"dpi", "gamma", "srgb", "chromaticity", "icc_profile", "transparency"})


@dataclass(frozen=True, slots=True)
class Contents:
    """`texts`: every word of the file, with where it stands, for what is told by words alone."""

    faults: tuple[Fault, ...]
    texts: tuple[tuple[str, str], ...]


def excerpt(text: str) -> str:
    return cut(" ".join(text.split()), SHOWN)


def leads_out(address: str, hosts: Collection[str] | None) -> bool:
    """Whether an address is one that the public cannot or must not follow from a paper.

    Never: places within the file, mail and telephone, a public web address (of `hosts` alone
    where these are given).
    """
    address = address.strip()
    if not address or address.startswith("#"):
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return True
    if parts.scheme in {"mailto", "tel"}:
        return False
    host = (parts.hostname or "").lower()
    if parts.scheme not in {"http", "https"} or not host:
        return True
    return host not in hosts if hosts is not None else _is_private(host)


def _is_private(host: str) -> bool:
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return "." not in host or host.endswith(PRIVATE)


def picture_faults(where: str, data: bytes) -> Iterator[Fault]:
    """What a picture says of its maker, its camera or the place."""
    if _only_draws(data):
        return
    try:
        with Image.open(BytesIO(data)) as picture:
            exif, said = picture.getexif(), dict(picture.info)
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return  # a drawing of another kind, which holds no such data
    if exif.get_ifd(IFD.GPSInfo):
        yield Fault(Code.PICTURE_DATA, where, "place")
    for tag in SAYS_WHO:
        if exif.get(tag) or exif.get_ifd(IFD.Exif).get(tag):
            yield Fault(Code.PICTURE_DATA, where, tag.name)
    for name, words in said.items():
        is_text = isinstance(words, str) and words.strip()
        if is_text and name not in HARMLESS:
            yield Fault(Code.PICTURE_DATA, where, f"{name}: {excerpt(words)}")


def _only_draws(data: bytes) -> bool:
    """Whether it is a PNG with nothing but its pixels: then they need not be unpacked.

    Each chunk is four bytes of length, four of its name, what it holds and a check of four.
    """
    at = len(_PNG)
    if not data.startswith(_PNG):
        return False
    while at + 8 <= len(data):
        if data[at + 4 : at + 8] not in _DRAWN:
            return False
        at += 12 + int.from_bytes(data[at : at + 4])
    return at == len(data)
