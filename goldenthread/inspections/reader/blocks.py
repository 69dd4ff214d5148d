"""Fourth stage: lines become blocks: headings, paragraphs and list items, by marks and indents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from goldenthread.documents.layout import Place
from goldenthread.documents.layout.lines import Line, join_lines, words_text
from goldenthread.documents.layout.pages import Word

_NUMBER = re.compile(r"\d{1,3}\.?|\(?[a-z\d]{1,3}\)")
_GLUED_NUMBER = re.compile(r"\d{1,3}\.(?=[A-Z‘“][^.])")
_MARK_CATEGORIES = {"So", "Sm", "Po", "Pd", "Co", "Cc", "Mn"}
_NOT_MARKS = {"&", "%", "@", "#", "/", "'", '"', "…", "!", "?", ".", ","}
_DASHES = "-‐‒–—−"
_STOPS = ".:;?!"
_INDENT = 5.0  # points: what moves less stands in the same column
_OTHER_SIZE = 0.1  # letters that differ by more than this share are of another kind of text
_NEXT = 1.45  # a step down by more than this share of the leading starts a new block


@dataclass
class Block:
    """`mark` is a list item's sign or number; `mark_x` and `text_x` are where both begin."""

    mark: str | None
    mark_x: float
    text_x: float
    lines: list[Line] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return join_lines(self.texts)

    @property
    def places(self) -> tuple[Place, ...]:
        return places_of(self.lines)

    @property
    def bold(self) -> bool:
        return self.lines[0].bold

    @property
    def size(self) -> float:
        return self.lines[0].size

    @property
    def numbered(self) -> bool:
        return self.mark is not None and bool(_NUMBER.fullmatch(self.mark))


def places_of(lines: Iterable[Line]) -> tuple[Place, ...]:
    """One rectangle for each page that the lines stand on."""
    boxes: dict[int, Place] = {}
    for line in lines:
        before = boxes.get(line.page)
        boxes[line.page] = Place(line.page, before.box | line.box) if before else line.place
    return tuple(boxes.values())


def split_mark(line: Line) -> tuple[str | None, Sequence[Word]]:
    """The line's list mark, if it begins with one, and its other words."""
    first, *rest = _unglued(line.words)
    if not rest:
        return None, line.words
    gap = rest[0].box.x0 - first.box.x1
    if _is_sign(first.text):
        # In running text a dash can begin a line too; there only a word's space follows it.
        running = first.text in _DASHES and gap < 0.4 * line.size
        return (None, line.words) if running else (first.text, rest)
    if _NUMBER.fullmatch(first.text) and (first.text.endswith((".", ")")) or gap > line.size):
        return first.text, rest
    return None, line.words


def _unglued(words: Sequence[Word]) -> Sequence[Word]:
    """A number that no space parts from the first word ("144.Ensure") is one of its own."""
    match = _GLUED_NUMBER.match(words[0].text)
    if not match:
        return words
    first, box = words[0], words[0].box
    edge = box.x0 + (box.x1 - box.x0) * match.end() / len(first.text)
    number = replace(first, text=match[0], box=replace(box, x1=edge))
    rest = replace(first, text=first.text[match.end() :], box=replace(box, x0=edge))
    return [number, rest, *words[1:]]


def _is_sign(text: str) -> bool:
    if text == "o":  # Word's round second-level bullet
        return True
    return (
        len(text) == 1 and text not in _NOT_MARKS and unicodedata.category(text) in _MARK_CATEGORIES
    )


def read_blocks(lines: Sequence[Line]) -> list[Block]:
    right = _right_edge(lines)
    blocks: list[Block] = []
    for line in lines:
        mark, words = split_mark(line)
        if mark is not None or not blocks or not _continues(blocks[-1], line, right):
            blocks.append(Block(mark, line.box.x0, words[0].box.x0))
        blocks[-1].lines.append(line)
        blocks[-1].texts.append(words_text(words))
    return blocks


def _right_edge(lines: Sequence[Line]) -> float:
    """Where full lines end; one in thirty may stick out."""
    ends = sorted(line.box.x1 for line in lines)
    return ends[-1 - len(ends) // 30] if ends else 0.0


def _continues(block: Block, line: Line, right: float) -> bool:
    """Whether a line without a mark belongs to the block above it."""
    last = block.lines[-1]
    if line.bold != last.bold or abs(line.size - last.size) > _OTHER_SIZE * last.size:
        return False
    unfinished = block.texts[-1][-1:] not in _STOPS
    if block.mark is None:
        aligned = abs(line.box.x0 - last.box.x0) < _INDENT
    else:
        back_at_mark = abs(line.box.x0 - block.mark_x) < _INDENT
        aligned = abs(line.box.x0 - block.text_x) < 2 * _INDENT or (
            back_at_mark and unfinished and _was_full(last, line, right)
        )
    if line.page != last.page:
        return aligned and (block.mark is not None or unfinished)
    return aligned and line.box.top - last.box.top < _NEXT * _leading(block)


def _was_full(last: Line, line: Line, right: float) -> bool:
    """Whether the line's first word would not have fitted on the line above."""
    word = line.words[0].box
    return last.box.x1 + 0.3 * last.size + (word.x1 - word.x0) > right


def _leading(block: Block) -> float:
    """From line to line: as in the block itself, else a usual 1.2 of the letters' height."""
    last = block.lines[-1]
    if len(block.lines) > 1 and block.lines[-2].page == last.page:
        return last.box.top - block.lines[-2].box.top
    return 1.2 * last.size
