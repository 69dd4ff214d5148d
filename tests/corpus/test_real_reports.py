"""Real Ofsted reports, where they are at hand."""

import time
from functools import cache
from pathlib import Path

import pytest

from goldenthread.inspections.reader import CannotRead, Kind, Report, read_file_json, read_report
from tests.corpus.real import REPORTS, truths, untold
from tests.corpus.scoring import Score, score

pytestmark = pytest.mark.skipif(
    not REPORTS.is_dir(), reason="the real reports (../shared/data/ofsted-reports) are not here"
)
MOST_SECONDS = 5
READABLE = [truth for truth in truths() if truth["kind"] != "other"]


@cache
def scored(file: str) -> Score:
    (truth,) = (truth for truth in READABLE if truth["file"] == file)
    return score(read_file_json(REPORTS / file), truth)


@pytest.mark.parametrize("file", [truth["file"] for truth in READABLE])
def test_dates_names_and_judgements_are_read_exactly(file: str) -> None:
    assert scored(file).wrong == []


def test_nearly_all_findings_are_read_word_for_word_and_none_is_invented() -> None:
    total = sum((scored(truth["file"]) for truth in READABLE), Score())
    assert total.items > 250
    assert total.equal >= 0.98, total.missing
    assert total.invented == []


def test_cheshire_east_2015_has_the_recommendations_that_its_council_counts() -> None:
    read = read_file_json(REPORTS / "with-truth/ilacs-cheshire-east-2015-09-15.pdf")
    assert (len(read["improvements"]), len(read["lscb_recommendations"])) == (17, 8)


@pytest.mark.parametrize("file", sorted(REPORTS.glob("broken/*")), ids=lambda file: file.name)
def test_a_web_page_that_is_named_pdf_is_refused(file: Path) -> None:
    with pytest.raises(CannotRead, match="web page"):
        read_report(file.read_bytes())


@pytest.mark.parametrize("file", untold(), ids=lambda file: file.name)
def test_every_report_is_read_whole_and_soon(file: Path) -> None:
    began = time.process_time()
    report = read_report(file.read_bytes())
    assert time.process_time() - began < MOST_SECONDS
    assert report.authority
    assert report.inspection_start
    assert report.inspection_end
    assert report.improvements
    assert missing(report) == []


def missing(report: Report) -> list[str]:
    """What a report of this kind says, but was not read."""
    wanted = {
        Kind.JTAI: ["published", "statement_due", "outcome"],
        Kind.AREA_SEND: ["outcome_code", "lead_inspector", "lead_inspector_cqc"],
    }.get(report.kind, ["lead_inspector", "judgements"])
    unread = [name for name in wanted if not getattr(report, name)]
    return unread + [d.sentence for d in report.doubts if d.field == "judgements"]
