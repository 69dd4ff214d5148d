"""How a workbook shows its cells: their colour, and what their numbers are."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Mapping
from dataclasses import dataclass

from .parts import Element, attribute, child, children, local, tree


def _listed(colours: str) -> list[str]:
    return colours.split()


# ECMA-376 part 1, 18.8.27: the 56 colours that old files name by number, from 8 on.
_INDEXED = _listed(
    "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 800000 008000 000080 808000 800080 "
    "008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF 000080 FF00FF "
    "FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF "
    "FFCC99 3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 "
    "993300 993366 333399 333333"
)
_THEME = ("lt1", "dk1", "lt2", "dk2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")
_OFFICE = _listed(  # the colours of Office's own theme, for files that leave it out
    "FFFFFF 000000 E7E6E6 44546A 4472C4 ED7D31 A5A5A5 FFC000 5B9BD5 70AD47 0563C1 954F72"
)


@dataclass(frozen=True, slots=True)
class Style:
    """`kind` of its numbers: "day", "month" (a date shown without its day), "yearless", "%", or
    empty. `decimals` is how many are shown, where the format says. `ink`: of its letters."""

    fill: str = ""
    kind: str = ""
    decimals: int | None = None
    ink: str = ""


def read_styles(styles: bytes | None, theme: bytes | None) -> list[Style]:
    """The style of each number that cells name theirs by."""
    if styles is None:
        return [Style()]
    root = tree(styles)
    colours = _theme(theme)
    fills = [_fill(each, colours) for each in children(child(root, "fills"), "fill")]
    inks = [_ink(each, colours) for each in children(child(root, "fonts"), "font")]
    formats = {
        int(each.attrib["numFmtId"]): each.attrib.get("formatCode", "")
        for each in children(child(root, "numFmts"), "numFmt")
        if each.attrib.get("numFmtId", "").isdigit()
    }
    return [_style(each, fills, inks, formats) for each in children(child(root, "cellXfs"), "xf")]


def _style(xf: Element, fills: list[str], inks: list[str], formats: Mapping[int, str]) -> Style:
    fill, font, number = (int(xf.attrib.get(name, 0)) for name in ("fillId", "fontId", "numFmtId"))
    kind, decimals = _number_format(number, formats.get(number, ""))
    ink = inks[font] if font < len(inks) else ""
    return Style(fills[fill] if fill < len(fills) else "", kind, decimals, ink)


def _ink(font: Element, theme: list[str]) -> str:
    colour = child(font, "color")
    return "" if colour is None else _colour(colour, theme)


_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_DECIMALS = re.compile(r"0(?:\.(0+))?%?$")


def _number_format(number: int, code: str) -> tuple[str, int | None]:
    """Formats without a code are Excel's own (ECMA-376 part 1, 18.8.30)."""
    if not code:
        own = {1: ("", 0), 2: ("", 2), 9: ("%", 0), 10: ("%", 2), 16: ("yearless", None)}
        if number in own:
            return own[number]
        if number == 17:
            return "month", None
        return ("day", None) if number in {14, 15, 22, *range(27, 37)} else ("", None)
    bare = _QUOTED.sub("", code.partition(";")[0]).lower()
    if "%" in bare:
        return "%", _decimals(bare)
    if "y" in bare or "d" in bare:
        if "d" not in bare:
            return "month", None
        return ("day" if "y" in bare else "yearless"), None
    return "", _decimals(bare)


def _decimals(code: str) -> int | None:
    found = _DECIMALS.search(code)
    return len(found[1] or "") if found else None


def _theme(theme: bytes | None) -> list[str]:
    if theme is None:
        return _OFFICE
    scheme = child(tree(theme), "themeElements", "clrScheme")
    named = {
        local(each.tag): attribute(colour, "lastClr") or attribute(colour, "val")
        for each in (scheme if scheme is not None else ())
        for colour in each
    }
    return [named.get(name, own) for name, own in zip(_THEME, _OFFICE, strict=True)]


def _fill(fill: Element, theme: list[str]) -> str:
    pattern = child(fill, "patternFill")
    if pattern is None or pattern.attrib.get("patternType", "none") in ("none", "gray125"):
        return ""
    colour = child(pattern, "fgColor")
    return "" if colour is None else _colour(colour, theme)


def _colour(colour: Element, theme: list[str]) -> str:
    rgb = colour.attrib.get("rgb", "")
    if not rgb and (index := colour.attrib.get("theme", "")).isdigit():
        rgb = theme[int(index)] if int(index) < len(theme) else ""
    if not rgb and (index := colour.attrib.get("indexed", "")).isdigit():
        place = int(index) - 8 if int(index) >= 8 else int(index)
        rgb = _INDEXED[place] if place < len(_INDEXED) else ""
    rgb = rgb[-6:].upper()
    if not re.fullmatch(r"[0-9A-F]{6}", rgb):
        return ""
    return _tinted(rgb, float(colour.attrib.get("tint", 0) or 0))


def _tinted(rgb: str, tint: float) -> str:
    """ECMA-376 part 1, 18.8.19: lighter above 0, darker below."""
    if not tint:
        return rgb
    red, green, blue = (int(rgb[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, light, depth = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    return "".join(f"{round(255 * part):02X}" for part in colorsys.hls_to_rgb(hue, light, depth))
