"""A document as its readers get it: lines, what it says about itself, and its own address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from .html import html_lines, meta, page_address, parsed
from .lines import Line, text_lines
from .model import CannotRead, Doubt, Read, missing
from .source import Format, Source
from .word import word_lines

MOST_WORDS = 2_000_000
_ADDRESS = re.compile(r"(?P<address>https?://[^\s|]{4,400})(?:\s*\|.*)?")


@dataclass(frozen=True, slots=True)
class Page:
    """`about` is what the page's head says (DC.date, DC.title), in lower case."""

    format: Format
    lines: tuple[Line, ...]
    address: Read[str]
    about: dict[str, str] = field(default_factory=dict)
    doubts: tuple[Doubt, ...] = ()


def page_of(source: Source) -> Page:
    """The page in this source. CannotRead where it has no words, or more than anybody reads."""
    about: dict[str, str] = {}
    address = None
    if source.format is Format.HTML:
        root = parsed(source.text)
        about = {name: found for name in ("dc.date", "dc.title") if (found := meta(root, name))}
        address = page_address(root)
        lines = html_lines(root)
    elif source.format is Format.WORD:
        lines = word_lines(source.data)
    else:
        lines = text_lines(source.text)
    if sum(len(line.text) for line in lines) > MOST_WORDS:
        raise CannotRead("The document has more text than any minutes have, so it was not read.")
    given, lines = _address(run_in(lines))
    if not lines:
        raise CannotRead("The document has no words in it.")
    read = Read(address, lines[0].place) if address else given
    doubts = (Doubt(source.doubt),) if source.doubt else ()
    return Page(source.format, tuple(lines), read, about, doubts)


_RUN_IN = re.compile(
    r"(?P<title>\d{1,4}[A-Z]?\s+(?:\(\d{1,4}\)\s+)?[A-Z][A-Z0-9 ,’'()&/:;-]{5,200}?)\s+[–-]\s+"
    r"(?P<rest>[A-Z].{19,})",
    re.DOTALL,
)


def run_in(lines: Sequence[Line]) -> list[Line]:
    """Headings in capitals that their paragraph follows on the same line, parted from it."""
    found: list[Line] = []
    for line in lines:
        match = _RUN_IN.fullmatch(line.text) if line.text[:1].isdigit() else None
        if match:
            found.append(replace(line, text=match["title"], loud=True))
            found.append(replace(line, text=match["rest"]))
        else:
            found.append(line)
    return found


def _address(lines: Sequence[Line]) -> tuple[Read[str], list[Line]]:
    """An address on the first lines, as people put one over what they save; and the rest."""
    for index, line in enumerate(lines[:3]):
        if match := _ADDRESS.fullmatch(line.text):
            rest = [*lines[:index], *lines[index + 1 :]]
            return Read(match["address"], line.place), rest
    return missing("The document does not say where it was published."), list(lines)


def labelled(lines: Iterable[Line], labels: dict[str, str]) -> dict[str, Read[str]]:
    """The values behind "Label: value", by our names for the labels."""
    found: dict[str, Read[str]] = {}
    for line in lines:
        head, colon, rest = line.text.partition(":")
        name = labels.get(head.strip().lower()) if colon else None
        if name and rest.strip() and name not in found:
            found[name] = Read(rest.strip(), line.place)
    return found


def without(lines: Iterable[Line], labels: dict[str, str]) -> list[Line]:
    """The lines that are no "Label: value" of these."""
    return [
        line for line in lines if line.text.partition(":")[0].strip().lower() not in labels
        or ":" not in line.text
    ]  # fmt: skip
