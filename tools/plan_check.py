"""Write the reference of the plan check's rules: .venv/bin/python -m tools.plan_check"""

from __future__ import annotations

from pathlib import Path

from goldenthread.imports.check.reference import document

DOCUMENT = Path(__file__).resolve().parents[1] / "docs" / "PLAN-CHECK.md"

if __name__ == "__main__":
    DOCUMENT.write_text(document(), "utf-8")
