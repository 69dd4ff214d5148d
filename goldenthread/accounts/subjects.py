"""What the subjects of entries are called, and where they stand, for who may see them.

Entries name tables of the apps above, so those apps say it, when they start:

    register_subject("plans.action", lambda member, keys: {17: Subject("Action 1.1: …", "/…/")})
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.apps import apps

from goldenthread.accounts.access import Member


@dataclass(frozen=True, slots=True)
class Subject:
    """What an entry is about: its words, and the address of its page, empty where it has none."""

    words: str
    href: str = ""


type Key = tuple[str, int]
type Describe = Callable[[Member, set[int]], Mapping[int, Subject]]

_describers: dict[str, Describe] = {}


def register_subject(table: str, describe: Describe) -> None:
    """Say how rows of a table are called. `describe` gives only those that the member may see."""
    if table in _describers:
        raise ValueError(f"{table} is described twice")
    _describers[table] = describe


def subjects_of(member: Member, keys: Iterable[Key]) -> dict[Key, Subject]:
    """Each subject that the member may see; one query or so for each table.

    Of a table that nobody describes, only what kind of thing it is.
    """
    wanted: dict[str, set[int]] = defaultdict(set)
    for table, pk in keys:
        wanted[table].add(pk)
    found: dict[Key, Subject] = {}
    for table, pks in wanted.items():
        described = _describers.get(table, lambda _, pks, table=table: _only_its_kind(table, pks))
        found |= {(table, pk): each for pk, each in described(member, pks).items()}
    return found


def _only_its_kind(table: str, pks: set[int]) -> dict[int, Subject]:
    name = str(apps.get_model(table)._meta.verbose_name).capitalize()
    return {pk: Subject(name) for pk in pks}
