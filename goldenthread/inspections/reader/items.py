"""A list of findings: one item for each top-level bullet or numbered paragraph."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from goldenthread.documents.layout.lines import Line

from .blocks import Block, places_of
from .model import Item

_NOTHING = re.compile(
    r"(?:there (?:are|were|is) (?:currently )?no\b|(?:this|the) \w+ has no (?:areas|priority)"
    r"|no (?:areas|recommendations|improvements|priority|immediate)|none\b|not applicable\b"
    r"|inspectors (?:did not|have not|identified no))",
    re.IGNORECASE,
)
_MOST_NOTHING = 30  # words: a null statement is short; what is longer says something
_TAG = re.compile(
    r"\s*[(\[](?:(?:outcomes?|enablers?)\b)(?:outcomes?|enablers?|one|two|three|four|five|and|\d"
    r"|[\s,;&:–-])*[)\]]",
    re.IGNORECASE,
)
_TAG_WORD = re.compile(r"(outcome|enabler)s?|(one|two|three|four|five|\d)", re.IGNORECASE)
_SUB_ITEM = " — "
_INDENT = 8.0  # points: sub-bullets stand further in; pages shift by less
_MOST_GROUP = 20  # words of a group's heading
_MOST_LABEL = 5  # words of one that ends with a colon: "Within three months:"


type Note = tuple[str, int | None]


@dataclass(frozen=True, slots=True)
class Items:
    """`intro` is what stands before the first mark.

    `notes` are doubts: a sentence, and the item's index or None where it is about all.
    """

    items: tuple[Item, ...] = ()
    intro: str = ""
    notes: tuple[Note, ...] = ()


@dataclass
class Draft:
    """An item that is being put together; `sub_item_x` is where its sub-items' text begins."""

    group: str = ""
    number: int | None = None
    lines: list[Line] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    sub_item_x: float = math.inf

    def add(self, block: Block, *, as_part: bool) -> None:
        self.lines += block.lines
        if as_part:
            self.parts.append(block.text)
        else:
            self.parts[-1] += " " + block.text

    def finished(self, bodies: str = "") -> Item:
        text, tags = split_tags(_SUB_ITEM.join(self.parts))
        return Item(text, places_of(self.lines), tags, self.group, bodies)


def says_nothing(text: str) -> bool:
    """Whether the words are a null statement: "There are no areas for priority action"."""
    return bool(_NOTHING.match(text)) and len(text.split()) <= _MOST_NOTHING


def read_items(blocks: Sequence[Block], *, long: bool = False) -> Items:
    """The list's items; in a `long` list each is a paragraph, not a sentence."""
    first = next((block for block in blocks if block.mark is not None), None)
    if first is None:
        return _prose(blocks)
    reading = _List(first, [])
    for index, block in enumerate(blocks):
        if not reading.take(block, blocks[index + 1 :]):
            break
    found = [draft for draft in reading.drafts if not says_nothing(" ".join(draft.parts))]
    items = tuple(draft.finished() for draft in found)
    notes = [*reading.notes, *_jumps(reading.drafts), *items_doubts(items, long=long)]
    return Items(items, " ".join(reading.intro), tuple(notes))


def _jumps(drafts: Sequence[Draft]) -> Iterator[Note]:
    """Where numbers do not count on by one, something was missed, or is too much."""
    for before, after in pairwise(draft.number for draft in drafts):
        if before is not None and after is not None and after != before + 1:
            sentence = f"The numbers go from {before} to {after}: a finding may be missing here."
            yield sentence, None


def _prose(blocks: Sequence[Block]) -> Items:
    """No marks: each paragraph is an item, unless it says that there is nothing to improve.

    What is bold between paragraphs that are not is a group's heading.
    """
    items: list[Item] = []
    group = ""
    plain = any(not block.bold for block in blocks)
    for block in blocks:
        if block.bold and plain:
            group = block.text
        elif not says_nothing(block.text):
            draft = Draft(group)
            draft.add(block, as_part=True)
            items.append(draft.finished())
    note = (
        "No bullets stand here: each paragraph was taken as a finding. It may be none, or several."
    )
    return Items(tuple(items), "", ((note, None),) if items else ())


@dataclass
class _List:
    """What was read of a list so far; `first` is its first marked block, of the top level."""

    first: Block
    drafts: list[Draft]
    intro: list[str] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    group: str = ""

    def take(self, block: Block, rest: Sequence[Block]) -> bool:
        """Whether the list goes on behind this block."""
        if block.mark is not None:
            self._add_marked(block)
        elif self.drafts and self._inside(block):
            # Behind sub-items it is the closing paragraph of them all, else a wrapped line.
            draft = self.drafts[-1]
            draft.add(block, as_part=block.text_x < draft.sub_item_x < math.inf)
        elif not any(later.mark is not None for later in rest) and self._is_heading(block):
            return False
        elif _is_group(block, rest):
            self.group = block.text.rstrip(":")
        elif not self.drafts:
            self.intro += [] if says_nothing(block.text) else [block.text]
        elif not says_nothing(block.text):
            sentence = "These words stand in the list without a bullet and were left out: "
            self.notes.append((f"{sentence}“{block.text}”", None))
        return True

    def _inside(self, block: Block) -> bool:
        return block.text_x > self.first.mark_x + _INDENT and not self._is_heading(block)

    def _is_heading(self, block: Block) -> bool:
        return block.bold > self.first.bold or block.size > 1.05 * self.first.size

    def _add_marked(self, block: Block) -> None:
        """A deeper mark is a sub-item; so is another sign behind an item that announces a list,
        and any sign among numbers.
        """
        deeper = block.mark_x > self.first.mark_x + _INDENT
        last = self.drafts[-1] if self.drafts else None
        other = block.mark != self.first.mark and not block.numbered
        lower = other and (self.first.numbered or bool(last and last.parts[0].endswith(":")))
        if last and (deeper or lower):
            last.sub_item_x = min(last.sub_item_x, block.text_x - _INDENT)
        else:
            number = re.fullmatch(r"(\d+)\.?", block.mark or "")
            self.drafts.append(Draft(self.group, int(number[1]) if number else None))
        self.drafts[-1].add(block, as_part=True)


def _is_group(block: Block, rest: Sequence[Block]) -> bool:
    """A heading without a mark that stands over items."""
    over_items = bool(rest) and (rest[0].mark is not None or _is_group(rest[0], rest[1:]))
    words = len(block.text.split())
    short = words <= _MOST_GROUP and block.text[-1:] not in ".:;,"
    label = words <= _MOST_LABEL and block.text.endswith(":")
    return over_items and (short or label) and block.text[:1].isupper()


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


def items_doubts(items: Sequence[Item], *, long: bool) -> Iterator[Note]:
    for index, item in enumerate(items):
        for sentence in _item_doubts(item, items, long):
            yield sentence, index


def _item_doubts(item: Item, items: Sequence[Item], long: bool) -> Iterator[str]:
    if len(item.places) > 1:
        page = item.places[0].page
        yield f"The words run over the end of page {page}, and were joined."
    if not long and re.search(r"[a-z)]\. [A-Z]", item.text):
        yield "This has more than one sentence: it may be more than one finding."
    if item.text[:1].islower() and not items[0].text[:1].islower():
        yield "This begins with a small letter: it may belong to the one before."
    if _open_ended(item) and not all(map(_open_ended, items[:-1])):
        yield "This ends without a full stop: its end may be missing."


def _open_ended(item: Item) -> bool:
    return not item.text.endswith((".", "!", "?", ")", "]"))
