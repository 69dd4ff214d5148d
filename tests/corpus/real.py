"""Where the real reports are, if they are at hand: none, and no sentence of one, is here."""

import json
from pathlib import Path
from typing import Any

REPORTS = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "ofsted-reports"


def truths() -> list[dict[str, Any]]:
    """The checked answers; one of them is to a web page that was saved as a PDF."""
    if not REPORTS.is_dir():
        return []
    lines = (REPORTS / "truth.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def untold() -> list[Path]:
    """The reports without checked answers."""
    return sorted((REPORTS / "without-truth").glob("*.pdf"))
