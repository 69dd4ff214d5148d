"""The release check on the command line."""

import json
from pathlib import Path

import pytest

from goldenthread.cli.main import main


def test_each_file_is_told_clean_or_what_is_wrong_in_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad = tmp_path / "actions.csv", tmp_path / "updates.csv"
    good.write_text("Action,Days\nVisit each care leaver,-4\n")
    bad.write_text("Action\n=1+1\n")
    assert main(["release-check", str(good)]) == 0
    assert main(["release-check", str(good), str(bad)]) == 1
    assert capsys.readouterr().out.splitlines()[1:] == [
        f"{good}: nothing in it that must not go out.",
        f"{bad}: The file has formulas (row 2, column 1: “=1+1”). Paste the sheet as values.",
    ]
    assert main(["release-check", "--canary", "care leaver", "--json", str(good)]) == 1
    (fault,) = json.loads(capsys.readouterr().out)["faults"]
    assert (fault["code"], fault["found"]) == ("canary", "care leaver")


def test_what_cannot_be_checked_is_no_clean_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    picture = tmp_path / "chart.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    assert main(["release-check", str(picture), str(tmp_path / "missing.pdf")]) == 1
    said = capsys.readouterr().err
    assert "A file like this is not checked" in said
    assert "No such file" in said
