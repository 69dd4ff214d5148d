"""Real Ofsted reports, where they are at hand. None of them, and no sentence of them, is here."""

import json
import re
import time
from pathlib import Path

import pytest

from goldenthread.inspections.reader import Kind, read_file_json, read_report

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
REPORTS = SHARED / "data" / "ofsted-reports"
pytestmark = pytest.mark.skipif(
    not REPORTS.is_dir(), reason="the real reports (../shared/data/ofsted-reports) are not here"
)
FIELDS = [
    "kind",
    "authority",
    "inspection_start",
    "inspection_end",
    "published",
    "lead_inspector",
    "judgements",
    "outcome",
    "priority_actions",
    "improvements",
]


def truths() -> list[dict]:
    if not REPORTS.is_dir():
        return []
    lines = (REPORTS / "truth.jsonl").read_text("utf-8").splitlines()
    return [row for row in map(json.loads, lines) if row["kind"].startswith("ilacs")]


def untold() -> list[Path]:
    """All that are likely ILACS reports, and every fourth of the others, which are long."""
    files = sorted((REPORTS / "without-truth").glob("*.pdf"))
    ilacs = [file for file in files if re.match(r"ilacs-.*-20(1[89]|2\d)-", file.name)]
    return ilacs + [file for file in files if file not in ilacs][::4]


@pytest.mark.parametrize("truth", truths(), ids=lambda truth: truth["file"])
def test_ilacs_reports_are_read_exactly(truth: dict) -> None:
    read = read_file_json(REPORTS / truth["file"])
    assert {name: read[name] for name in FIELDS} == {name: truth[name] for name in FIELDS}


@pytest.mark.parametrize("file", untold(), ids=lambda file: file.name)
def test_every_report_is_read_and_ilacs_reports_whole(file: Path) -> None:
    began = time.process_time()
    report = read_report(file.read_bytes())
    assert time.process_time() - began < 5
    if report.kind in (Kind.ILACS_STANDARD, Kind.ILACS_SHORT):
        assert report.authority
        assert report.inspection_start
        assert report.inspection_end
        assert report.lead_inspector
        assert len(report.judgements) in (4, 5)
        assert all(judgement.grade for judgement in report.judgements)
        assert report.improvements
        assert not any(doubt.field == "judgements" for doubt in report.doubts)
    else:
        assert "not read yet" in report.doubts[0].sentence
