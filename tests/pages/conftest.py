"""Page tests get their pages through the house client."""

import pytest

from tests.pages.client import HouseClient


@pytest.fixture
def client() -> HouseClient:
    return HouseClient()
