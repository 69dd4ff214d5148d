"""What pages that bring plans in are opened by."""

from __future__ import annotations

from typing import Any

import pytest

from tests.pages.client import HouseClient
from tests.people import World


@pytest.fixture
def manager(world: World, client: HouseClient, settings: Any, tmp_path: Any) -> HouseClient:
    """The programme manager, on an installation that keeps its files in a folder of its own."""
    settings.DATA, settings.FILES = tmp_path, tmp_path / "files"
    client.force_login(world.person("manager"))
    return client
