"""The stages in their order: bytes → pages → lines → furniture removed → blocks → opening."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from goldenthread.documents.layout import PageSize, Place
from goldenthread.documents.layout.lines import Line, read_lines
from goldenthread.documents.layout.pages import Page, read_pages
from goldenthread.documents.layout.ruling import Rules

from .blocks import Block, places_of, read_blocks
from .furniture import Cleaned, clean
from .opening import Opening, read_opening

_OPENING_CHARACTERS = 2500  # a letter names its subject below all its addressees


@dataclass(frozen=True)
class Document:
    """What each stage saw."""

    pages: tuple[PageSize, ...]
    cleaned: Cleaned
    blocks: tuple[Block, ...]
    opening: Opening
    rules: Mapping[int, Rules]
    """The lines that each page draws, by the page's number."""

    @cached_property
    def _opening_lines(self) -> list[tuple[int, Line]]:
        """The first lines, each with the character of the opening text where it begins."""
        found, at = [], 0
        for line in self.cleaned.lines:
            if at > _OPENING_CHARACTERS:
                break
            found.append((at, line))
            at += len(line.text) + 1
        return found

    @cached_property
    def opening_text(self) -> str:
        return " ".join(line.text for _, line in self._opening_lines)

    def places_of_opening(self, span: tuple[int, int]) -> tuple[Place, ...]:
        """Where these characters of the opening text stand."""
        start, end = span
        return places_of(
            line for at, line in self._opening_lines if at < end and at + len(line.text) > start
        )


def read_document(data: bytes) -> Document:
    return document_of(read_pages(data))


def document_of(pages: Sequence[Page]) -> Document:
    cleaned = clean([read_lines(page) for page in pages])
    return Document(
        tuple(page.size for page in pages),
        cleaned,
        tuple(read_blocks(cleaned.lines)),
        read_opening(cleaned.lines),
        {page.size.number: page.rules for page in pages},
    )
