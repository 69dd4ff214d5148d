"""The release check: opens a finished file and says what must not go out with it. Pure.

    for fault in check("paper.docx", data):
        print(fault.sentence)

A council published a workbook with hidden sheets about children (ICO, Hammersmith and Fulham,
2025). So nothing is trusted to be clean because our own software made it: every file is opened
again. Codes, sentences and what to do about each are in `faults`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from goldenthread.core.cutting import cut
from goldenthread.core.errors import Refused
from goldenthread.core.identifiable import numbers_of_children
from goldenthread.documents.release.faults import SHOWN, Code, Fault

if TYPE_CHECKING:
    from goldenthread.documents.release.contents import Contents

__all__ = ["CHECKED", "Code", "Fault", "check", "told"]

# The function that opens each kind: its libraries are loaded when such a file is checked.
CHECKED: Mapping[str, str] = {
    "docx": "word:contents",
    "xlsx": "excel:contents",
    "pdf": "pdf:contents",
    "html": "web:contents",
    "csv": "rows:of_csv",
    "json": "rows:of_json",
}


def check(
    kind: str,
    data: bytes,
    *,
    canaries: Iterable[str] = (),
    hosts: Collection[str] | None = None,
) -> tuple[Fault, ...]:
    """Every fault of a file of `kind` (a key of `CHECKED`), each said once.

    `canaries`: words that must be in no file, looked for in its texts and in its names.
    `hosts`: the only ones to which it may lead; None where any public one will do.
    """
    module, _, name = CHECKED[kind].partition(":")
    open_it = getattr(import_module(f"{__name__}.{module}"), name)
    try:
        opened: Contents = open_it(data, hosts)
    except Refused as refused:
        return (Fault(Code.UNREADABLE, "the whole file", str(refused)),)
    found = [*opened.faults, *_said(opened, [each for each in canaries if each.strip()])]
    return tuple(dict.fromkeys(found))


def told(data: bytes, kind: str, canaries: list[str]) -> list[str]:
    """The sentence of each fault, as the sandbox asks for a file that others made."""
    return [fault.sentence for fault in check(kind, data, canaries=canaries)]


def _said(opened: Contents, canaries: list[str]) -> Iterator[Fault]:
    """What the file's words give away, wherever in it they stand."""
    for where, text in opened.texts:
        low = text.casefold()
        for word in canaries:
            if word.casefold() in low:
                yield Fault(Code.CANARY, where, cut(word, SHOWN))
        for passage in numbers_of_children(text):
            yield Fault(Code.CHILD, where, passage.kind.words)
