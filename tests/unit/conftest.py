"""Unit tests read files in their own process, but for those marked `real_sandbox`."""

from tests.heads_alone import heads_alone  # noqa: F401 - a fixture
from tests.reading_here import read_here  # noqa: F401 - a fixture
