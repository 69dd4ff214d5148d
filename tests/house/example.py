"""What an example of an address is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.house.world import House

PUBLIC = "everybody"
NOBODY = "nobody"  # is refused, once signed in


@dataclass(frozen=True, slots=True)
class Example:
    """`about`: the address's arguments. Where it is about an object, outsiders find nothing, unless
    it is `shared`: one that every authority has, such as a kind of paper. `by_token`: it is the
    API's, which asks for a token and knows no sign-in."""

    allowed: str
    denied: str = ""
    about: Callable[[House], list[Any]] = lambda _: []
    answer: int = 200
    query: str = ""
    shared: bool = False
    by_token: bool = False

    @property
    def is_public(self) -> bool:
        return self.allowed == PUBLIC


def of(*names: str, then: tuple[Any, ...] = ()) -> Callable[[House], list[Any]]:
    """The keys of things of the house by name, "world.plan", followed by what is fixed."""

    def about(house: House) -> list[Any]:
        found = []
        for name in names:
            thing: Any = house
            for part in name.split("."):
                thing = getattr(thing, part)
            found.append(thing.pk)
        return [*found, *then]

    return about


def action(reference: str, *then: Any) -> Callable[[House], list[Any]]:
    return lambda house: [house.action(reference).pk, *then]
