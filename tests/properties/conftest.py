"""Properties are shown of pages too, which are got through the house client."""

from tests.pages.conftest import client, read_here  # noqa: F401 - fixtures
