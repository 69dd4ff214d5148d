"""The plan check on files: what it says of a good one and a bad one, and how it ends."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import html5lib
import pytest

from goldenthread.cli.main import main
from goldenthread.imports.check import check
from goldenthread.imports.check.of_proposed import of_proposed
from goldenthread.imports.reader import read_plan
from tests.corpus.plans.writing import C, Doc, Heading, Para, Table, write
from tools.plan_check import DOCUMENT, document

HEAD = ["Ref", "Priority", "Area for improvement", "Action", "Lead", "Owner", "Start date",
        "Due date", "Progress rating", "Progress update", "Success measures",
        "Evidence"]  # fmt: skip
GOOD = [
    ["1.1", "Care leavers", "Pathway plans", "Agree a monthly audit of ten pathway plans",
     "Assistant Director", "Service Manager Leaving Care", "1 September 2025", "30 June 2026",
     "On track", "6 of 10 plans were good in the first audit.", "9 of 10 plans are good", "Audit"],
    ["1.2", "Care leavers", "Pathway plans", "Offer every care leaver a home within eight weeks",
     "Assistant Director", "Head of Housing", "1 September 2025", "29 May 2026", "On track",
     "The panel placed 4 of 5 young people.", "Nobody waits longer", "Panel minutes"],
    ["2.1", "Leadership", "Supervision", "Train all 24 managers in reflective supervision",
     "Assistant Director", "Principal Social Worker", "1 September 2025", "30 January 2026",
     "Complete", "All 24 managers were trained.", "Staff say that it helps", "Register"],
]  # fmt: skip
ON = date(2026, 3, 2)


def changed(row: int, **cells: str | C) -> list[list[str | C]]:
    names = dict(zip((word.lower().replace(" ", "_") for word in HEAD), range(12), strict=True))
    rows: list[list[str | C]] = [list(each) for each in GOOD]
    for name, words in cells.items():
        rows[row][names[name]] = words
    return rows


def codes(rows: list[list[str | C]], *more: Para, kind: str = "xlsx") -> set[str]:
    data = write(Doc([Heading("Plan"), *more, Table([HEAD, *rows])]), kind)
    return {each.code for each in check(of_proposed(read_plan(data), ON)).faults}


@pytest.mark.parametrize("kind", ["xlsx", "docx", "html", "pdf"])
def test_a_good_plan_in_a_file_has_no_fault(kind: str) -> None:
    assert codes(changed(0), kind=kind) == set()


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"due_date": "Ongoing"}, "date-ongoing"),
        ({"due_date": "May 25"}, "date-unclear"),
        ({"due_date": ""}, "no-date"),
        ({"due_date": "1 May 2025"}, "due-before-start"),
        ({"due_date": "31/03/2026 revised to 30/06/2026"}, "several-dates"),
        ({"lead": "All staff to action", "owner": ""}, "everybody"),
        ({"lead": "", "owner": ""}, "nobody-named"),
        ({"lead": "TBC", "owner": ""}, "nobody-yet"),
        ({"area_for_improvement": ""}, "action-without-finding"),
        ({"progress_rating": C("On track", "FF0000")}, "rating-contradicts-words"),
        ({"progress_update": "60% of plans were good."}, "percentage-without-whole"),
        ({"action": "Continue to promote good plans"}, "nobody-could-check"),
        ({"ref": "1.2"}, "reference-twice"),
        ({"success_measures": ""}, "no-success-measure"),
    ],
)
def test_a_fault_in_a_file_is_found(cells: dict[str, str | C], code: str) -> None:
    assert code in codes(changed(0, **cells))


def test_an_action_that_is_complete_without_evidence_is_found() -> None:
    assert codes(changed(2, evidence="")) == {"complete-without-evidence"}


def test_what_a_colour_means_is_not_guessed() -> None:
    """Green past its date may be done: only a key or a word makes it "on track"."""
    rows = changed(0, due_date="30 January 2026", progress_rating=C("", "00B050"))
    assert "on-track-but-late" not in codes(rows)
    key = Para("Key: Green = on track; Red = off track; Blue = complete")
    assert "on-track-but-late" in codes(rows, key, kind="docx")


def test_a_short_form_that_a_footnote_explains_is_known() -> None:
    rows = changed(0, action="Agree the MACE protocol with all the partners")
    assert codes(rows) == {"acronym-not-explained"}
    rows.append([C("* MACE = the panel on exploitation", columns=12)])
    assert codes(rows) == set()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    rows = [HEAD, *changed(0, due_date="<b>Ongoing</b>")]
    path = tmp_path / "plan & co.xlsx"
    path.write_bytes(write(Doc([Table(rows)]), "xlsx"))
    return path


def test_the_command_ends_with_1_where_something_must_be_mended(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["check-plan", str(file), "--on", "2026-03-02"]
    assert main(command) == 1
    told = capsys.readouterr().out
    assert "1 must be mended" in told
    assert "slipping under the ‘ongoing’ category" in told
    settings = tmp_path / "rules.toml"
    settings.write_text('[date-ongoing]\noff = true\nreason = "Agreed by the board."\n')
    assert main([*command, "--settings", str(settings)]) == 0
    assert "Agreed by the board." in capsys.readouterr().out


def test_the_command_gives_data_and_a_page(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check-plan", str(file), "--on", "2026-03-02", "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert [each["code"] for each in found["faults"]] == ["date-ongoing"]
    assert found["faults"][0]["place"] == "Plan!A2"
    assert main(["check-plan", str(file), "--on", "2026-03-02", "--format", "html"]) == 1
    page = capsys.readouterr().out
    html5lib.HTMLParser(strict=True).parse(page)
    assert "<b>Ongoing" not in page
    assert "plan &amp; co.xlsx" in page


def test_a_severity_decides_how_it_ends(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "plan.csv"
    path.write_bytes(write(Doc([Table([HEAD, *changed(0, due_date="June 2026")])]), "csv"))
    command = ["check-plan", str(path), "--on", "2026-03-02", "--fail-on"]
    assert [main([*command, each]) for each in ("must", "should", "could")] == [0, 0, 1]


def test_the_reference_in_the_documents_is_made_of_the_rules() -> None:
    assert DOCUMENT.read_text("utf-8") == document(), "run: .venv/bin/python -m tools.plan_check"
