"""Reading many reports in several processes, of which one is lost."""

import os
from pathlib import Path

from goldenthread.cli.files import Outcome, lost, read_all
from tests.unit.inspections.reader.made import report_pdf


def test_a_file_that_kills_its_reader_loses_no_other(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(report_pdf())
    (tmp_path / "c.pdf").write_bytes(report_pdf())
    trap = tmp_path / "b.pdf"
    os.mkfifo(trap)  # nobody ever writes: opening it hangs
    outcomes = list(read_all(sorted(tmp_path.iterdir()), 2, seconds=3))
    assert [each.sentence for each in outcomes] == ["", lost(3), ""]
    assert outcomes[1] == Outcome(trap, sentence=lost(3))
