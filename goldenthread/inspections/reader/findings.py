"""The section "What needs to improve?" of an ILACS report."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goldenthread.documents.layout.lines import Line

from .blocks import Block, read_blocks
from .items import Items, read_items
from .judgements import repeated_grade
from .sections import is_set_apart

_HEADING = re.compile(
    r"what (?:still |does .{3,60} )?needs? to (?:be )?improved?\s?\d?\s?[?:.]*\s?[\d*]*",
    re.IGNORECASE,
)
_SECTION = re.compile(r"the (?:impact of leaders|experiences and progress of)\b", re.IGNORECASE)


def read_findings(lines: Sequence[Line], body_size: float) -> Items:
    start = _heading(lines, body_size)
    if start is None:
        return Items(notes=(("No heading “What needs to improve?” was found.", None),))
    return read_items(_list(_section(read_blocks(lines[start + 1 :]), body_size)))


def _list(blocks: Sequence[Block]) -> Sequence[Block]:
    """A numbered paragraph is an item only where the list itself is numbered."""
    if not blocks or blocks[0].numbered:
        return blocks
    return blocks[: next((i for i, block in enumerate(blocks) if block.numbered), None)]


def _heading(lines: Sequence[Line], body_size: float) -> int | None:
    found = [index for index, line in enumerate(lines) if _HEADING.fullmatch(line.text)]
    set_apart = [i for i in found if is_set_apart(lines[i], body_size)]
    return next(iter(set_apart or found), None)


def _section(blocks: Sequence[Block], body_size: float) -> Sequence[Block]:
    """The blocks up to the heading of the first area."""
    for index, block in enumerate(blocks):
        if block.mark is None and _SECTION.match(block.text):
            set_apart = block.bold or block.size > 1.05 * body_size
            if set_apart or repeated_grade(block.text):
                return blocks[:index]
    return blocks
