"""What the addresses that everybody may read are about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.house.world import House


def council(*then: Any) -> Callable[[House], list[Any]]:
    return lambda _: ["wyremouth", *then]


def paper(*then: Any) -> Callable[[House], list[Any]]:
    return lambda house: ["wyremouth", house.published.pk, *then]


def plan(*then: Any) -> Callable[[House], list[Any]]:
    return lambda house: ["wyremouth", house.world.plan.pk, *then]


PUBLISHED: dict[str, Callable[[House], list[Any]]] = {
    "public": lambda _: [],
    "public-authority": council(),
    "public-feed": council(),
    "public-paper": paper(),
    "public-edition": paper(1),
    "public-paper-file": paper(1, "pdf"),
    "public-plan": plan(),
    "public-page": plan("actions"),
    "public-rows": plan(),
    "public-decisions": plan(),
    "public-data": plan(),
    "public-data-file": plan("actions", "csv"),
    "verify": lambda _: [],
    "verify-edition": lambda house: [house.published.editions.get().code],
}
