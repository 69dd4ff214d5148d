"""What each stage of the reader saw, for a person."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from .items import split
from .kinds import kind_of, read
from .lines import Line
from .page import page_of
from .service import read_service
from .source import Format, open_source


def explain(data: bytes) -> Iterator[tuple[str, str]]:
    """Each stage's name and what it made of the file, as text. CannotRead as read_minutes."""
    source = open_source(data)
    yield "source", f"{source.format}, {len(data):,} bytes"
    if source.format is Format.XML:
        yield "fields", _json(read_service(source).as_json())
        return
    page = page_of(source)
    yield "lines", _lines(page.lines)
    yield "kind", kind_of(page)
    _, blocks = split(page.lines)
    yield (
        "items",
        "\n".join(
            f"{block.number.text if block.number else '-'} | "
            f"{block.title.text if block.title else '-'} | {len(block.lines)} lines"
            for block in blocks
        ),
    )
    yield "fields", _json(read(page).as_json())


def _json(found: object) -> str:
    return json.dumps(found, ensure_ascii=False, indent=1)


def _lines(lines: Iterable[Line]) -> str:
    return "\n".join(f"{line.place} {line.role:8} | {line.text}" for line in lines)
