"""What the guards stand on."""

from collections.abc import Iterator

import pytest

from tests.house.world import House, make_house
from tests.pages.client import HouseClient
from tests.people import TODAY, at
from tests.reading_here import read_here  # noqa: F401 - a fixture
from tests.saved import once


@pytest.fixture
def house(db: None) -> Iterator[House]:
    """One of everything, with the clock at noon of TODAY."""
    with once(make_house) as made, at(TODAY):
        yield made


@pytest.fixture
def client() -> HouseClient:
    return HouseClient()
