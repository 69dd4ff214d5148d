"""The section "What needs to improve?" of an ILACS report: one item for each top-level bullet."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from .blocks import Block, places_of, read_blocks
from .judgements import repeated_grade
from .lines import Line
from .model import Item, Place

_HEADING = re.compile(
    r"what (?:still |does .{3,60} )?needs? to (?:be )?improved?\s?\d?\s?[?:.]*\s?[\d*]*",
    re.IGNORECASE,
)
_SECTION = re.compile(r"the (?:impact of leaders|experiences and progress of)\b", re.IGNORECASE)
_NOTHING = re.compile(
    r"(?:there (?:are|were) no|no (?:areas|recommendations|improvements)|none\b"
    r"|inspectors (?:did not|have not|identified no))",
    re.IGNORECASE,
)
_TAG = re.compile(
    r"\s*[(\[](?:(?:outcomes?|enablers?)\b)(?:outcomes?|enablers?|one|two|three|four|five|and|\d"
    r"|[\s,;&:–-])*[)\]]",
    re.IGNORECASE,
)
_TAG_WORD = re.compile(r"(outcome|enabler)s?|(one|two|three|four|five|\d)", re.IGNORECASE)
_SUB_ITEM = " — "
_INDENT = 8.0  # points: sub-bullets stand further in; pages shift by less


type Note = tuple[str, int | None]


@dataclass(frozen=True, slots=True)
class Findings:
    """`notes` are doubts: a sentence, and the item's index or None where it is about all."""

    items: tuple[Item, ...]
    heading: Place | None
    notes: tuple[Note, ...] = ()


@dataclass
class _Draft:
    lines: list[Line] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    sub_item_x: float = math.inf

    def add(self, block: Block, *, as_part: bool) -> None:
        self.lines += block.lines
        if as_part:
            self.parts.append(block.text)
        else:
            self.parts[-1] += " " + block.text


def read_findings(lines: Sequence[Line], body_size: float) -> Findings:
    start = _heading(lines, body_size)
    if start is None:
        return Findings((), None, (("No heading “What needs to improve?” was found.", None),))
    drafts, notes = _drafts(_section(read_blocks(lines[start + 1 :]), body_size))
    items = tuple(_item(draft) for draft in drafts)
    notes += [note for index, item in enumerate(items) for note in _doubts(index, item, items)]
    return Findings(items, lines[start].place, tuple(notes))


def _heading(lines: Sequence[Line], body_size: float) -> int | None:
    found = [index for index, line in enumerate(lines) if _HEADING.fullmatch(line.text)]
    set_apart = [i for i in found if lines[i].bold or lines[i].size > 1.05 * body_size]
    return next(iter(set_apart or found), None)


def _section(blocks: Sequence[Block], body_size: float) -> Sequence[Block]:
    """The blocks up to the heading of the first area."""
    for index, block in enumerate(blocks):
        if block.mark is None and _SECTION.match(block.text):
            set_apart = block.bold or block.size > 1.05 * body_size
            if set_apart or repeated_grade(block.text):
                return blocks[:index]
    return blocks


def _drafts(blocks: Sequence[Block]) -> tuple[list[_Draft], list[Note]]:
    """A numbered paragraph is an item only where the list itself is numbered."""
    numbered_list = bool(blocks) and blocks[0].numbered
    end = next((i for i, b in enumerate(blocks) if b.numbered and not numbered_list), len(blocks))
    first = next((block for block in blocks[:end] if block.mark is not None), None)
    return _list(blocks[:end], first) if first else _prose(blocks[:end])


def _prose(blocks: Sequence[Block]) -> tuple[list[_Draft], list[Note]]:
    """No marks: each paragraph is an item, unless it says that there is nothing to improve."""
    drafts = []
    for block in blocks:
        if not _NOTHING.match(block.text):
            drafts.append(_Draft())
            drafts[-1].add(block, as_part=True)
    note = "This stands in a paragraph without a bullet: it may be no finding, or several."
    return drafts, [(note, index) for index in range(len(drafts))]


def _list(blocks: Sequence[Block], first: Block) -> tuple[list[_Draft], list[Note]]:
    drafts: list[_Draft] = []
    notes: list[Note] = []
    last = max(index for index, block in enumerate(blocks) if block.mark is not None)
    for index, block in enumerate(blocks):
        inside = block.text_x > first.mark_x + _INDENT and not _is_heading(block, first)
        if block.mark is not None:
            _add_marked(drafts, block, first)
        elif drafts and inside:
            # Behind sub-items it is the closing paragraph of them all, else a wrapped line.
            draft = drafts[-1]
            draft.add(block, as_part=block.text_x < draft.sub_item_x < math.inf)
        elif index > last and _is_heading(block, first):
            break
        else:
            notes.append(
                (
                    f"These words stand in the list without a bullet and were left out: "
                    f"“{block.text}”",
                    None,
                )
            )
    return drafts, notes


def _is_heading(block: Block, item: Block) -> bool:
    return block.bold > item.bold or block.size > 1.05 * item.size


def _add_marked(drafts: list[_Draft], block: Block, first: Block) -> None:
    deeper = block.mark_x > first.mark_x + _INDENT
    announced = bool(drafts) and drafts[-1].parts[0].endswith(":") and block.mark != first.mark
    if drafts and (deeper or announced):
        drafts[-1].sub_item_x = min(drafts[-1].sub_item_x, block.text_x - _INDENT)
    else:
        drafts.append(_Draft())
    drafts[-1].add(block, as_part=True)


def _item(draft: _Draft) -> Item:
    text, tags = split_tags(_SUB_ITEM.join(draft.parts))
    return Item(text, places_of(draft.lines), tags)


def split_tags(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without its national framework tags, and the tags: "Outcome three"."""
    tags = []
    for match in _TAG.finditer(text):
        noun = ""
        for word in _TAG_WORD.finditer(match[0]):
            noun = word[1] or noun
            if word[2]:
                tags.append(f"{noun.capitalize()} {word[2].lower()}")
    return _TAG.sub("", text).strip(), tuple(tags)


def _doubts(index: int, item: Item, items: Sequence[Item]) -> Iterator[Note]:
    if len(item.places) > 1:
        page = item.places[0].page
        yield f"The words run over the end of page {page}, and were joined.", index
    if re.search(r"[a-z)]\. [A-Z]", item.text):
        yield "This has more than one sentence: it may be more than one finding.", index
    if item.text[:1].islower() and not items[0].text[:1].islower():
        yield "This begins with a small letter: it may belong to the one before.", index
    if _open_ended(item) and not all(map(_open_ended, items[:-1])):
        yield "This ends without a full stop: its end may be missing.", index


def _open_ended(item: Item) -> bool:
    return not item.text.endswith((".", "!", "?"))
