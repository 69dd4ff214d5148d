"""Looking through files before anybody uploads them."""

from pathlib import Path

import pytest

from goldenthread.cli.main import main


def test_what_seems_to_identify_a_child_is_said_for_each_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    audit, minutes = tmp_path / "audit.csv", tmp_path / "minutes.txt"
    audit.write_text("Reference,Number\n1,943 476 5919\n")
    minutes.write_text("31 of 40 plans were good. Family file 443322.")
    assert main(["look", str(audit), str(minutes)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"{audit}: “943 476 5919” looks like an NHS number. "
        "It stands in the row or line that begins “1,”.",
        f"{minutes}: nothing in it looks like data about a child.",
    ]
    assert main(["look", str(minutes)]) == 0
    assert main(["look", "--case-word", "family file", str(minutes)]) == 1


def test_a_file_that_no_upload_would_take_is_refused_with_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    program = tmp_path / "plan.exe"
    program.write_bytes(b"MZ")
    assert main(["look", str(program), str(tmp_path / "missing.txt")]) == 1
    said = capsys.readouterr().err
    assert "The file’s name ends in .exe" in said
    assert "No such file" in said
