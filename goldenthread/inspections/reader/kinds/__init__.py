"""The kinds of report, each with a reader.

A kind is known by its title, never by the file's name, and the title that stands first wins: an
ILACS report can name a joint inspection on page 1, and a letter an earlier visit. To add a kind,
write its module and put its reader here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..document import Document
from ..model import Report
from . import area_send, ilacs, jtai, looked_after, other, sif, visits


@dataclass(frozen=True, slots=True)
class KindReader:
    """`title_at` gives the character of `document.opening_text` where the kind's title begins."""

    name: str
    title_at: Callable[[Document], int | None]
    read: Callable[[Document], Report]


READERS: tuple[KindReader, ...] = (
    KindReader("ILACS", ilacs.title_at, ilacs.read),
    KindReader("JTAI", jtai.title_at, jtai.read),
    KindReader("area SEND", area_send.title_at, area_send.read),
    KindReader("SIF", sif.title_at, sif.read),
    KindReader("LSCB review", sif.board_title_at, sif.read_board),
    KindReader("looked after children 2013", looked_after.title_at, looked_after.read),
    *(KindReader(visit.name, visit.title_at, visit.read) for visit in visits.KINDS),
    KindReader("other", other.title_at, other.read),
)


def read(document: Document) -> Report:
    found = [(at, reader) for reader in READERS if (at := reader.title_at(document)) is not None]
    return min(found, key=lambda pair: pair[0])[1].read(document)
