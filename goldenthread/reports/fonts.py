"""The font of papers, and what it can show. Pure.

Set-up copies Arimo (SIL Open Font Licence; the widths of Arial) into `typst/fonts/`; where it
is missing Typst's own serif stands in. PDF/UA refuses a file with a character that its font
cannot show, and an emoji in somebody's update must not stop a committee's paper.
"""

import struct
import unicodedata
from functools import cache
from pathlib import Path

import typst

FONTS = Path(__file__).parent / "typst" / "fonts"
FAMILIES = ("Arimo", "Libertinus Serif")
REGULAR = FONTS / "Arimo_400Regular.ttf"
# What any Latin font shows, for when only Typst's own is there.
BASIC = frozenset((*range(0x20, 0x7F), *range(0xA0, 0x180), *map(ord, "‘’“”–—…•\n\t")))


@cache
def for_typst() -> typst.Fonts:
    """Our font and Typst's own; none of the machine's, which would change the pages."""
    return typst.Fonts(include_system_fonts=False, font_paths=[str(FONTS)])


def in_our_glyphs(text: str) -> str:
    """The same text with each character that the font lacks named or boxed.

    A picture character becomes its name in brackets, a letter of a script that we do not have
    becomes a question mark, and joiners and variation marks go.
    """
    missing = {ord(each) for each in set(text)} - shown()
    return text.translate({code: _instead(chr(code)) for code in missing})


def not_shown(text: str) -> str:
    """The letters of a text for which papers have nothing but a question mark, each once."""
    missing = (each for each in set(text) if ord(each) not in shown())
    return "".join(sorted(each for each in missing if _instead(each) == "?"))


def _instead(character: str) -> str:
    category = unicodedata.category(character)
    if category in {"Mn", "Me", "Cf", "Sk", "Cn", "Co"}:
        return ""
    if category.startswith("S"):
        return f"({unicodedata.name(character, 'symbol').lower()})"
    return " " if category.startswith("Z") else "?"


@cache
def shown() -> frozenset[int]:
    """The code points that the font has glyphs for."""
    if not REGULAR.exists():
        return BASIC
    return frozenset(_code_points(REGULAR.read_bytes())) | {ord("\n"), ord("\t")}


def _code_points(font: bytes) -> list[int]:
    """Those of a TrueType file's `cmap` table, format 4 (OpenType specification, cmap)."""
    (tables,) = struct.unpack_from(">H", font, 4)
    starts = {
        font[at : at + 4]: struct.unpack_from(">I", font, at + 8)[0]
        for at in range(12, 12 + 16 * tables, 16)
    }
    cmap = starts[b"cmap"]
    (count,) = struct.unpack_from(">H", font, cmap + 2)
    for n in range(count):
        (offset,) = struct.unpack_from(">I", font, cmap + 8 + 8 * n)
        if struct.unpack_from(">H", font, cmap + offset)[0] == 4:
            return _segments(font, cmap + offset)
    return []


def _segments(font: bytes, at: int) -> list[int]:
    """Every code point between the starts and ends that a format 4 table lists."""
    (double,) = struct.unpack_from(">H", font, at + 6)
    ends = struct.unpack_from(f">{double // 2}H", font, at + 14)
    starts = struct.unpack_from(f">{double // 2}H", font, at + 16 + double)
    return [
        code
        for start, end in zip(starts, ends, strict=True)
        for code in range(start, end + 1)
        if code != 0xFFFF
    ]
