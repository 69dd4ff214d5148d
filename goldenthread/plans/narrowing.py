"""What lists are narrowed to and sorted by, as the address of the page has it. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields, replace
from typing import ClassVar, Self


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Fields of text, empty where nothing is asked. `KNOWN`: what a field can be, where not any
    text has a meaning."""

    KNOWN: ClassVar[Mapping[str, Collection[str]]] = {}

    @classmethod
    def read(cls, address: Mapping[str, str]) -> Self:
        """From a query string; what has no meaning here is left out."""
        given = {each.name: address.get(each.name, "").strip() for each in fields(cls)}
        return cls(**{k: v for k, v in given.items() if k not in cls.KNOWN or v in cls.KNOWN[k]})

    @property
    def query(self) -> dict[str, str]:
        """What is set, as a query string's pairs."""
        pairs = {each.name: getattr(self, each.name) for each in fields(self)}
        return {name: value for name, value in pairs.items() if value}

    @property
    def narrows(self) -> dict[str, str]:
        """The same without the sorting."""
        return {name: value for name, value in self.query.items() if name != "sort"}

    def narrowed(self, **more: str) -> dict[str, str]:
        """The query with something else set, or unset."""
        return replace(self, **more).query


def is_named(only: str, pk: int) -> bool:
    """Is a row among those whose keys an address lists, as "3-17-21"? Each is, where it lists none.

    A number of a paper leads so to rows that no other narrowing has, such as what a body has not
    yet read.
    """
    return not only or str(pk) in only.split("-")
