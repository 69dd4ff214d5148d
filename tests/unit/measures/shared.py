"""Where the vectors of the NHS's own package are, if they are at hand: none is here."""

import json
from pathlib import Path
from typing import Any

SPC = Path(__file__).resolve().parents[3].parent / "shared" / "data" / "spc"
WHY_NOT = f"{SPC} is not on this machine"


def vectors() -> list[dict[str, Any]]:
    return _document("vectors.json").get("vectors", [])


def units() -> dict[str, list[dict[str, Any]]]:
    """The package's own tests of its rules, by function."""
    return {each["fn"]: each["cases"] for each in _document("vectors.json").get("unit", [])}


def worked_examples() -> list[dict[str, Any]]:
    return _document("worked_examples.json") or []


def _document(name: str) -> Any:
    file = SPC / name
    return json.loads(file.read_text("utf-8")) if file.is_file() else {}
