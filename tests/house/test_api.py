"""The description of the API that stands in the repository is what the code takes and gives."""

import json

from goldenthread.api.endpoints import description
from tests.house.source import ROOT

KEPT = ROOT / "docs" / "openapi.json"


def test_the_description_of_the_api_is_the_kept_one():
    """A difference is one for every program that uses the API: read it before it is kept."""
    now = json.dumps(description(), indent=1, ensure_ascii=False) + "\n"
    if now != KEPT.read_text():
        new = ROOT / ".build" / "openapi.json"
        new.parent.mkdir(exist_ok=True)
        new.write_text(now)
    assert json.loads(now) == json.loads(KEPT.read_text()), "see .build/openapi.json"
