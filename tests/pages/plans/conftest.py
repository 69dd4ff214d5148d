"""The programme manager at a page that changes a plan."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.pages.editing import PAGES
from tests.pages.sending import fields_of
from tests.people import World


@pytest.fixture
def manager(client: Client, world: World) -> Client:
    client.force_login(world.person("manager"))
    return client


@pytest.fixture
def change(manager: Client, world: World) -> Callable[..., Any]:
    """Open a page, type into its form, send it."""

    def send(page: str, **typed: Any) -> Any:
        address = PAGES[page](world)
        return manager.post(address, {**fields_of(manager.get(address)), **typed})

    return send
