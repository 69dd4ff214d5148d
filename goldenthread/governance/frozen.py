"""What a file on an agenda is, where the app above made it: that says so, when it starts.

register_known(lambda member, sums: {"9f86…": Known("Edition 1 of the report", "/papers/3/")})
register_brought(lambda by, file, before: …)
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from goldenthread.accounts.access import Member
from goldenthread.documents.models import StoredFile


@dataclass(frozen=True, slots=True)
class Known:
    """What a file is, and its page. `newer`: what replaces it, in words, and where somebody puts
    that on the agenda: add the key of the paper on the item; "" where nothing does."""

    words: str
    href: str
    newer: str = ""
    newer_href: str = ""


type Tell = Callable[[Member, Collection[str]], Mapping[str, Known]]
type Brought = Callable[[Member, StoredFile, Collection[str]], None]

_tellers: list[Tell] = []
_listeners: list[Brought] = []


def register_known(tell: Tell) -> None:
    """Say what files are, by their SHA-256, as far as a member may see that."""
    _tellers.append(tell)


def register_brought(listen: Brought) -> None:
    """Be told, within the change, of a file that takes the place of others on an item: who brought
    it, the file, and the checksums of those that stood there before, the newest first."""
    _listeners.append(listen)


def known(member: Member, sums: Collection[str]) -> dict[str, Known]:
    """What the app above knows of files, by their checksums."""
    wanted = {each for each in sums if each}
    found: dict[str, Known] = {}
    for tell in _tellers if wanted else ():
        found |= tell(member, wanted)
    return found


def tell_brought(by: Member, file: StoredFile, before: Collection[str]) -> None:
    for listen in _listeners:
        listen(by, file, before)
