"""The words of a report in passages that a person can mark, each with its place. No Django.

A passage is a sentence of a paragraph, a heading or a list item: what can be a finding by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldenthread.documents.layout.lines import join_lines
from goldenthread.inspections.reader.blocks import Block, places_of
from goldenthread.inspections.reader.document import read_document

READER = "goldenthread.inspections.passages:read_passages"  # as the sandbox calls it
_SENTENCE_END = re.compile(r"(?:(?<=[.?!])|(?<=[.?!][’”]))\s+(?=[A-Z‘“])")

type Place = list[list[int]]


@dataclass(frozen=True, slots=True)
class Passage:
    """`paragraph` counts those of the report, from 0; `place` is in whole points."""

    paragraph: int
    text: str
    place: Place

    @property
    def page(self) -> int:
        """The page that it begins on, from 1."""
        return self.place[0][0]

    def stands_in(self, place: Place) -> bool:
        """Whether it begins inside one of these rectangles; both are in whole points."""
        page, _, top, _, _ = self.place[0]
        return any(page == other[0] and other[2] - 1 <= top < other[4] for other in place)


def read_passages(data: bytes) -> list[Passage]:
    """All passages in the report's order. Errors as read_report."""
    return [
        passage
        for number, block in enumerate(read_document(data).blocks)
        for passage in _passages(number, block)
    ]


def _passages(number: int, block: Block) -> Iterator[Passage]:
    """The sentences of a block, each on the lines that it touches."""
    ends = [len(join_lines(block.texts[: n + 1])) for n in range(len(block.texts))]
    at = 0
    for sentence in _SENTENCE_END.split(block.text):
        end = at + len(sentence)
        lines = [
            line
            for line, first, last in zip(block.lines, [0, *ends], ends, strict=False)
            if first < end and last > at
        ]
        places = [
            [place.page, *map(round, (place.box.x0, place.box.top, place.box.x1, place.box.bottom))]
            for place in places_of(lines)
        ]
        if sentence and places:
            yield Passage(number, sentence, places)
        at = end + 1


def joined(passages: Sequence[Passage]) -> tuple[str, Place]:
    """What was ticked as one text, and where: one rectangle for each page of a paragraph."""
    boxes: dict[tuple[int, int], list[int]] = {}
    for passage in passages:
        for page, x0, top, x1, bottom in passage.place:
            key = (passage.paragraph, page)
            was = boxes.get(key, [page, x0, top, x1, bottom])
            boxes[key] = [
                page,
                min(x0, was[1]),
                min(top, was[2]),
                max(x1, was[3]),
                max(bottom, was[4]),
            ]
    return " ".join(passage.text for passage in passages), [*boxes.values()]
