"""Page tests get their pages through the house client."""

import pytest

from tests.heads_alone import heads_alone  # noqa: F401 - a fixture
from tests.pages.client import HouseClient
from tests.reading_here import read_here  # noqa: F401 - a fixture


@pytest.fixture
def client() -> HouseClient:
    return HouseClient()
