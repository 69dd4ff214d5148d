"""Papers and exports from the command line: files, and sentences where there is none."""

import json
from datetime import date

import pytest

from goldenthread.cli.main import main
from goldenthread.documents.models import store
from tests.unit.reports import reading
from tests.unit.reports.writing import draft, publish

pytestmark = [pytest.mark.django_db, pytest.mark.whole_papers]


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.FILES = tmp_path / "files"


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


def paper(out, *words, plan="improvement"):
    return main(["paper", "--plan", plan, "--out", str(out), *words])


def test_paper_of_a_day_has_that_day_s_figures(world, out) -> None:
    assert paper(out, "--as-at", "2026-10-31", "--meeting", "30 November 2026") == 0
    text = reading.pdf_text(out.read_bytes())
    assert "As at 31 October 2026" in text
    assert "Children and Families Committee, 30 November 2026" in text
    assert "To be completed." in text


def test_a_paper_of_another_kind_and_its_workbook(world, out) -> None:
    assert paper(out, "--kind", "plan_on_a_page") == 0
    assert "Key to impact" in reading.pdf_text(out.read_bytes())
    assert paper(out, "--kind", "board_pack", "--format", "xlsx") == 0
    assert "Actions" in reading.xlsx_tables(out.read_bytes())


def test_paper_that_is_being_written_comes_with_its_texts(world, out) -> None:
    draft(world, texts={"purpose": "To tell members what is done."})
    assert paper(out, "--format", "docx", "--as-at", "2026-11-16") == 0
    assert "To tell members what is done." in reading.docx_text(out.read_bytes())


def test_paper_that_is_published_comes_with_its_frozen_bytes(world, out, capsys) -> None:
    edition = publish(world, draft(world, as_at=date(2026, 11, 15)))
    assert paper(out, "--format", "html", "--as-at", "2026-11-15") == 0
    assert out.read_bytes() == store().read(edition.html.sha256)
    assert "Edition 1, published on Monday 16 November 2026." in capsys.readouterr().out


def test_export_has_every_action(world, out) -> None:
    words = ["export", "--plan", str(world.plan.pk), "--format", "json", "--out", str(out)]
    assert main([*words, "--as-at", "2026-10-31"]) == 0
    found = json.loads(out.read_text())
    assert len(found["rows"]) == 12
    assert {row["Progress rating"] for row in found["rows"]} == {
        "On track",
        "At risk",
        "Not started",
    }


@pytest.mark.parametrize("command", ["paper", "export"])
@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--plan", "none such"], "There is no plan “none such”."),
        (["--plan", "improvement", "--as-at", "2027-01-01"], "still to come"),
        (["--plan", "improvement", "--as-at", "2025-01-01"], "There was no such plan"),
    ],
)
@pytest.mark.usefixtures("world")
def test_what_cannot_be_made_is_a_sentence(out, capsys, command, words, sentence) -> None:
    assert main([command, *words, "--out", str(out)]) == 1
    assert sentence in capsys.readouterr().err
    assert not out.exists()


def test_file_that_cannot_be_written_is_a_sentence(world, tmp_path, capsys) -> None:
    assert paper(tmp_path / "no" / "such" / "folder.pdf") == 1
    assert "cannot be written: No such file or directory." in capsys.readouterr().err
