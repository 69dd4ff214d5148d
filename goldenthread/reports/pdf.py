"""A committee paper as PDF/UA-1, by Typst. Pure: the same paper gives the same pages.

No author and no date of making stands in the file; only its title.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import typst

from goldenthread.reports import pictures
from goldenthread.reports.blocks import (
    Cell,
    Document,
    Drawing,
    Picture,
    Run,
    Section,
    Table,
    Words,
    joined,
    runs,
)
from goldenthread.reports.composing import compose
from goldenthread.reports.dataset import CommitteePaper
from goldenthread.reports.fonts import FAMILIES, for_typst, in_our_glyphs, not_shown
from goldenthread.reports.wording import printable

PART = 15  # letters
TOO_LONG = re.compile(r"\w{30,}")
TEMPLATES = Path(__file__).parent / "typst"


def paper_pdf(paper: CommitteePaper) -> bytes:
    """The finished file. Raises `typst.TypstError` where the writer finds it not accessible."""
    return document_pdf(compose(paper))


def document_pdf(document: Document) -> bytes:
    return bytes(
        typst.compile(
            str(TEMPLATES / "paper.typ"),
            root=str(TEMPLATES),
            font_paths=for_typst(),
            sys_inputs={"paper": _told(document)},
            pdf_standards=["ua-1"],
        )
    )


def _told(document: Document) -> str:
    """The document as JSON, in characters that our font has."""
    data = {**_plain(document), "fonts": FAMILIES, "look": _look()}
    written = json.dumps(data, ensure_ascii=False)
    missing = {"missing": len(not_shown(written))}
    told = in_our_glyphs(written[:-1] + ", " + json.dumps(missing)[1:])
    return TOO_LONG.sub(_in_parts, told)


def _in_parts(word: re.Match[str]) -> str:
    """A word that no column has room for, with places where a line may end."""
    letters = word[0]
    return "\u200b".join(letters[at : at + PART] for at in range(0, len(letters), PART))


def _one_under_another(lines: Iterable[Words]) -> Words:
    parts: list[str | Run] = []
    for line in lines:
        parts += ["\n", *runs(line)]
    return joined(*parts)


def _plain(value: Any) -> Any:
    """Dataclasses as objects with their kind, for JSON; a picture brings its drawing."""
    if isinstance(value, Cell):
        return {
            "text": printable(value.text),
            "under": _plain(_one_under_another(value.lines)),
            "on_one_page": value.on_one_page,
            "level": value.level,
            "strong": value.strong,
            "link": value.link,
            "glyph": pictures.glyph_name(value.level, value.was),
        }
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, str):
        return printable(value)
    if not is_dataclass(value):
        return value
    plain = {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Picture):
        plain["svg"] = pictures.distribution(value.key, value.counts)
    if isinstance(value, Picture | Drawing):
        plain["width"] = pictures.width_of(plain["svg"]) * pictures.POINTS
    if isinstance(value, Table):
        plain["on_one_page"] = value.on_one_page
    if isinstance(value, Document):
        plain["has_contents"], plain["is_long"] = value.has_contents, value.is_long
    if isinstance(value, Section):
        plain["title"] = value.title
    return {"kind_of": type(value).__name__, **plain}


def _look() -> Mapping[str, object]:
    return {
        "glyphs": {
            name: (svg, pictures.width_of(svg)) for name, svg in pictures.all_glyphs().items()
        },
        "tints": pictures.PROGRESS_TINTS,
        "impact": pictures.IMPACT_HUE,
    }
