"""goldenthread minutes: files and folders, JSON, a summary, exit codes."""

import json

import pytest

from goldenthread.cli.main import main
from tests.unit.governance.minutes.made import PAGES


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "a.txt").write_text(PAGES["printed"])
    (tmp_path / "in" / "b.txt").write_text(PAGES["twice_told"])
    (tmp_path / "c.html").write_bytes(b"\x00\x01")
    (tmp_path / "notes.pdf").write_bytes(b"%PDF-")
    return tmp_path


def test_each_file_is_a_line_of_json_and_one_that_cannot_be_read_a_sentence(folder, capsys):
    assert main(["minutes", str(folder), "--json"]) == 1
    told = capsys.readouterr()
    rows = [json.loads(line) for line in told.out.splitlines()]
    assert [row["kind"] for row in rows] == ["meeting", "issue_meetings"]
    assert all(len(row["sha256"]) == 64 for row in rows)
    assert rows[0]["meetings"][0]["on"] == "2024-07-16"
    assert rows[0]["meetings"][0]["where"]["on"] == "line 3"
    assert told.err.startswith(f"{folder / 'c.html'}: The file is not text")


def test_a_person_reads_what_was_decided_and_promised(folder, capsys):
    assert main(["minutes", str(folder / "a.txt")]) == 0
    told = capsys.readouterr().out
    assert "CHILDREN'S SCRUTINY COMMITTEE, 2024-07-16, 10:30, held" in told
    assert "resolved (unanimous; receive): the report be received" in told
    assert "promised by Officers: Officers agreed to bring a report" in told


def test_each_stage_explains_itself(folder, capsys):
    assert main(["minutes", "--explain", str(folder / "a.txt")]) == 0
    stages = [line for line in capsys.readouterr().out.splitlines() if line.startswith("== ")]
    assert stages == ["== source", "== lines", "== kind", "== items", "== fields"]


def test_a_file_that_is_not_there_or_too_large_is_a_sentence(tmp_path, capsys):
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(50_000_000)
    assert main(["minutes", str(tmp_path / "gone.txt"), str(large)]) == 1
    told = capsys.readouterr().err.splitlines()
    assert "cannot be opened" in told[0]
    assert "The file has 50 MB" in told[1]
    assert main(["minutes", str(tmp_path / "in")]) == 1


def test_a_folder_without_minutes_is_a_sentence(tmp_path, capsys):
    assert main(["minutes", str(tmp_path)]) == 1
    assert "There are no saved pages" in capsys.readouterr().err
