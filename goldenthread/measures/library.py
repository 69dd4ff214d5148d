"""The library: measures that children's services know, as facts to begin one from. Pure."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).with_name("library.json")


class Known(NamedTuple):
    """One measure of the library. `unit`, `polarity` and `frequency` are codes of a measure."""

    key: str
    name: str
    group: str
    numerator: str
    denominator: str
    unit: str
    polarity: str
    caution: str
    frequency: str
    source: str
    timescale: str
    england: str


@cache
def library() -> Mapping[str, Known]:
    """Every measure by its key, in the order of the work with children."""
    document = json.loads(FILE.read_text("utf-8"))
    return {row[0]: Known(*row) for row in document["measures"]}


def source_of_library() -> str:
    """Where its facts come from."""
    return str(json.loads(FILE.read_text("utf-8"))["source"])
