"""Reads improvement plans as councils write them: bytes in, a frozen ProposedPlan out.

    plan = read_plan(Path("plan.docx").read_bytes(), "plan.docx")

Three stages, pure and without Django: a file becomes tables of cells and passages (files/);
these become records by what their columns mean (tables, labels); words become values or doubts
(values/, build). Nothing is guessed silently: what is not sure stands in `plan.doubts`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .build import Builder
from .files import read_source
from .model import ProposedPlan, as_json
from .reading import read_records
from .vocabulary import own, vocabulary

__all__ = ["ProposedPlan", "as_json", "read_plan", "read_plan_json"]


def read_plan(
    data: bytes,
    name: str = "",
    *,
    sheet: str = "",
    with_hidden: bool = False,
    corrections: Mapping[str, str] | None = None,
) -> ProposedPlan:
    """The plan in a file, of which `name` tells only CSV from other text.

    `sheet`: read this sheet alone. `corrections`: an authority's own headings, by their words the
    field that each means (`vocabulary.FIELDS`). Refused with a sentence where there is no plan.
    """
    words = vocabulary(corrections) if corrections else own()
    source = read_source(data, name)
    return Builder(words, read_records(source, words, sheet, with_hidden)).plan(source.kind)


def read_plan_json(data: bytes, name: str = "", sheet: str = "", with_hidden: bool = False) -> Any:
    """As plain values: what the sandbox and `goldenthread import-plan --json` give."""
    return as_json(read_plan(data, name, sheet=sheet, with_hidden=with_hidden))
