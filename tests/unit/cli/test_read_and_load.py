"""goldenthread read and load: folders, several processes, pages for checking; exit codes."""

import json
from pathlib import Path
from typing import Any

import pytest

from goldenthread.cli.files import reports_in
from goldenthread.cli.main import main
from goldenthread.inspections.models import OtherReport
from tests.people import World
from tests.unit.inspections.reader.made import report_pdf


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    reports = tmp_path / "reports"
    (reports / "older").mkdir(parents=True)
    (reports / "b.pdf").write_bytes(report_pdf(authority="Northmere"))
    (reports / "a.PDF").write_bytes(b"<html>Not found</html>")
    (reports / "older" / "c.pdf").write_bytes(report_pdf())
    (reports / "notes.txt").write_text("not a report")
    return reports


@pytest.fixture
def data(settings: Any, tmp_path: Path) -> None:
    settings.DATA, settings.FILES = tmp_path / "data", tmp_path / "data" / "files"


def test_folders_are_read_below_in_the_order_of_their_paths_each_file_once(folder: Path) -> None:
    named = [path.relative_to(folder) for path in reports_in([folder, folder / "b.pdf"])]
    assert named == [Path("a.PDF"), Path("b.pdf"), Path("older/c.pdf")]


def test_a_folder_is_read_whole_though_one_file_cannot_be(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", str(folder), "--json", "--jobs", "2"]) == 1
    told = capsys.readouterr()
    rows = [json.loads(line) for line in told.out.splitlines()]
    assert [Path(row["file"]).name for row in rows] == ["b.pdf", "c.pdf"]
    assert [row["authority"] for row in rows] == ["Northmere", "Wyremouth"]
    assert told.err.count("\n") == 1
    assert told.err.startswith(f"{folder / 'a.PDF'}: ")


def test_a_folder_without_reports_is_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", str(tmp_path)]) == 1
    assert capsys.readouterr().err == "There is no PDF in what was named.\n"


def test_the_page_for_checking_stands_alone_and_marks_what_was_read(
    folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    assert main(["read", str(folder / "b.pdf"), "--html", str(out / "b.html")]) == 0
    page = (out / "b.html").read_text()
    assert page.count("data:image/png;base64,") >= 1
    assert page.count("<rect") >= 3
    assert "src=" not in page
    assert main(["read", str(folder / "b.pdf"), str(folder / "older"), "--html", str(out)]) == 0
    assert sorted(each.name for each in out.iterdir()) == ["b.html", "c.html"]


@pytest.mark.django_db
def test_a_folder_is_loaded_once(
    folder: Path,
    world: World,
    data: None,
    capsys: pytest.CaptureFixture[str],
) -> None:
    command = ["load", str(folder), "--authority", "wyremouth"]
    assert main(command) == 1  # a.PDF
    told = capsys.readouterr()
    assert "b.pdf: Loaded as a report on Northmere" in told.out
    assert told.out.endswith("3 files: 2 loaded, 0 here already, 1 not loaded.\n")
    assert told.err.startswith(f"{folder / 'a.PDF'}: ")
    (folder / "a.PDF").unlink()
    assert main(command) == 0
    assert capsys.readouterr().out.endswith("2 files: 0 loaded, 2 here already, 0 not loaded.\n")
    assert OtherReport.objects.count() == 1
    assert main(["load", str(folder)]) == 1
    assert "Name the authority" in capsys.readouterr().err
