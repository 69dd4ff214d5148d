"""Files that are no plan, or a strange one: a sentence each; and that a plan is read in time."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest
import typst

from goldenthread.cli.main import main
from goldenthread.core.errors import Refused
from goldenthread.documents import sandbox
from goldenthread.documents.kinds import OLE
from goldenthread.imports.reader import read_plan
from goldenthread.imports.reader.files import read_source
from tests.corpus.plans.writing import C, Doc, Table, write

HEAD = ["Ref", "Action", "Lead", "Due date", "RAG", "Progress"]
ROWS = [HEAD, *([f"1.{n}", f"Agree step {n}", "Head of Service", "30/11/2025", "G", "Begun"]
                for n in range(1, 4))]  # fmt: skip


def workbook(*sheets: Table) -> bytes:
    return write(Doc(sheets), "xlsx")


def zipped(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "<a/>")
    return out.getvalue()


def many_sheets() -> bytes:
    book = openpyxl.Workbook()
    for number in range(200):
        book.create_sheet(f"Sheet {number}")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def picture_pdf() -> bytes:
    return bytes(typst.compile(b"#rect(width: 5cm, height: 5cm, fill: red)", format="pdf"))


BAD = {
    "empty": (b"", "x.xlsx", "is empty"),
    "blank": (b" \n ", "x.txt", "is empty"),
    "no plan": (b"Dear all,\nplease find the minutes.\n", "x.txt", "No plan was found"),
    "utf-16": ("Action,Lead\n".encode("utf-16"), "x.csv", "UTF-16"),
    "bytes": (bytes(range(256)), "x.csv", "not plain text"),
    "password": (OLE + "EncryptedPackage".encode("utf-16-le"), "x.xlsx", "password"),
    "old word": (OLE + "WordDocument".encode("utf-16-le"), "x.doc", "old Word file"),
    "macro": (zipped("xl/workbook.xml", "xl/vbaProject.bin"), "x.xlsm", "macros"),
    "zip": (zipped("a.txt"), "x.docx", "no file that a plan"),
    "damaged": (zipped("xl/workbook.xml")[:40], "x.xlsx", "damaged"),
    "picture": (b"\x89PNG\r\n\x1a\n", "x.png", "no file that a plan"),
    "200 sheets": (many_sheets(), "x.xlsx", "201 sheets"),
    "pdf of a picture": (picture_pdf(), "x.pdf", "has no text"),
    "quotes": (b'Action,Lead\n"not closed,' + b"x" * 200_000, "x.csv", "quotation mark"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_is_no_plan_gets_a_sentence(name: str) -> None:
    data, file, part = BAD[name]
    with pytest.raises(Refused, match=part):
        read_plan(data, file)


def test_two_versions_in_one_workbook_are_two_plans() -> None:
    data = workbook(Table(ROWS, "Improvement plan 2024"), Table(ROWS, "Improvement plan 2025"))
    with pytest.raises(Refused, match=r"two plans.*--sheet"):
        read_plan(data)
    assert len(read_plan(data, sheet="Improvement plan 2025").actions) == 3
    with pytest.raises(Refused, match="There is no sheet “2026”"):
        read_plan(data, sheet="2026")


def test_sheets_for_priorities_are_one_plan_though_each_counts_from_one() -> None:
    plan = read_plan(workbook(Table(ROWS, "Front door"), Table(ROWS, "Care leavers")))
    assert [each.title.words for each in plan.priorities] == ["Front door", "Care leavers"]
    assert len(plan.actions) == 6


def test_what_is_hidden_is_told_and_read_only_when_asked() -> None:
    data = write(Doc([Table(ROWS, "Now", frozenset({2})), Table(ROWS, "Then")],
                     frozenset({"Then"})), "xlsx")  # fmt: skip
    plan = read_plan(data)
    assert [action.ref for action in plan.actions] == ["1.1", "1.3"]
    told = [doubt.sentence for doubt in plan.doubts if doubt.code == "hidden"]
    assert any("“Then” is hidden" in sentence for sentence in told)
    assert any("cells are hidden" in sentence for sentence in told)
    assert len(read_plan(data, with_hidden=True).actions) == 6


def test_a_chaos_of_merged_cells_is_refused_or_asked_about_but_does_not_fail() -> None:
    rows = [[C("Plan", columns=3, rows=2), C("x", rows=3)], [C("y")], [C("z", columns=2)]]
    with pytest.raises(Refused, match="No plan was found"):
        read_plan(workbook(Table(rows)))


def test_nothing_of_a_file_is_lost_without_a_word() -> None:
    rows = [["Wyremouth tracker"], *ROWS, [C("Note: reviewed monthly", columns=6)]]
    left = {each.words for each in read_plan(workbook(Table(rows))).left_out}
    assert left == {"Wyremouth tracker", "Note: reviewed monthly"}


def test_a_thousand_rows_of_excel_take_less_than_a_second() -> None:
    head = [*HEAD, "Success measures", "Evidence", "Comments", "Ofsted recommendation"]
    rows = [head, *(
        [f"{n // 20}.{n % 20}", f"Agree step {n} with partners and staff", "Head of Service",
         f"{n % 28 + 1}/11/2025", C("G", "00B050"), "Begun in May; first audit is done",
         "90% in time", "Audit", "None", f"Finding {n // 50}"]
        for n in range(1000)
    )]  # fmt: skip
    data = workbook(Table(rows))
    began = time.thread_time()
    plan = read_plan(data)
    assert time.thread_time() - began < 1
    assert len(plan.actions) == 1000


@pytest.mark.real_sandbox
def test_the_sandbox_reads_plans() -> None:
    text = "\n".join("\t".join(row) for row in ROWS).encode()
    found = sandbox.run("goldenthread.imports.reader:read_plan_json", text, "plan.txt")
    assert [action["ref"] for action in found["actions"]] == ["1.1", "1.2", "1.3"]
    assert found["actions"][0]["due"]["when"]["last"] == "2025-11-30"


def test_the_command_explains_and_refuses(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "plan.xlsx"
    file.write_bytes(workbook(Table(ROWS)))
    assert main(["import-plan", str(file), "--explain"]) == 0
    told = capsys.readouterr().out
    assert "3 actions" in told
    assert "Does it rate progress" in told
    file.write_bytes(b"")
    assert main(["import-plan", str(file), "--json"]) == 1
    assert "is empty" in capsys.readouterr().err
    assert main(["import-plan", str(tmp_path / "none.xlsx")]) == 1


def narrow(width: str, *lines: str) -> bytes:
    """A table whose last column breaks its words over lines, without a hyphen."""
    page = '#set page(width: 16cm, height: 12cm)\n#set text(font: "Liberation Sans", size: 10pt)\n'
    rows = "".join(f"[1.{n}],[Agree an offer for young people],[{each}],\n"
                   for n, each in enumerate(lines, start=1))  # fmt: skip
    table = f"#table(columns: (1.5cm, 8cm, {width}),\n[Ref],[Action],[Lead],\n{rows})"
    return bytes(typst.compile((page + table).encode(), format="pdf"))


def test_a_word_that_a_narrow_column_may_have_broken_is_asked_about() -> None:
    plan = read_plan(narrow("2.2cm", r"Safeguardi\ ngleadteam"), "x.pdf")
    (doubt,) = [each for each in plan.doubts if each.code == "narrow-columns"]
    assert "may have broken a word over two lines: “Safeguardi ngleadteam”" in doubt.sentence
    sure = read_plan(narrow("6cm", r"Head of Service", r"Service\ manager"), "x.pdf")
    assert "narrow-columns" not in {each.code for each in sure.doubts}


def ods(*rows: str) -> bytes:
    """An OpenDocument sheet as LibreOffice writes one: a shade by its style, empty cells once."""
    spaces = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{of}:1.0"'
        for name, of in (("office", "office"), ("table", "table"), ("text", "text"),
                         ("style", "style"), ("fo", "xsl-fo-compatible"))
    )  # fmt: skip
    style = (
        '<style:style style:name="red" style:family="table-cell">'
        '<style:table-cell-properties fo:background-color="#ff0000"/></style:style>'
    )
    content = (
        f"<office:document-content{spaces}><office:automatic-styles>{style}"
        "</office:automatic-styles><office:body><office:spreadsheet>"
        f'<table:table table:name="Plan">{"".join(rows)}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        file.writestr("content.xml", content)
    return out.getvalue()


def ods_row(*cells: str, style: str = "") -> str:
    made = [f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in cells]
    if style:
        made.append(f'<table:table-cell table:style-name="{style}"/>')
    rest = '<table:table-cell table:number-columns-repeated="1000"/>'
    return f"<table:table-row>{''.join(made)}{rest}</table:table-row>"


def test_an_open_document_sheet_is_read_with_its_colours() -> None:
    head = ods_row("Ref", "Action", "Lead", "By when", "RAG")
    row = ods_row("1.1", "Visit each young person", "Director", "31/03/2027", style="red")
    plan = read_plan(ods(head, row), "plan.ods")
    (action,) = plan.actions
    assert (plan.kind, action.ref, action.text.words) == ("ods", "1.1", "Visit each young person")
    assert action.due is not None
    assert str(action.due.when.day) == "2027-03-31"
    assert [rated.rating.shade for rated in action.ratings] == ["red"]


def test_what_begins_each_page_is_no_part_of_the_plan_and_labels_alike_are() -> None:
    """“Due date: 11/01/2026” stands on every page, too, but for its figures."""
    actions = "\n".join(
        f"=== 1.{n} Hold meeting {n} with families\n- Due date: {n + 9}/01/2026\n"
        f"- Responsible officer: Team Manager\n- Success criteria: {n}0% of plans are good\n"
        for n in range(1, 19)
    )
    page = '#set page(paper: "a5", header: [Wyremouth Council], footer: [Page 1])'
    plan = read_plan(typst.compile(f"{page}\n= Our plan\n{actions}".encode(), format="pdf"))
    assert [a.due.when.day.day for a in plan.actions if a.due and a.due.when.day] == [
        *range(10, 28)
    ]
    assert all(len(a.success) == 1 for a in plan.actions)
    assert not any("Wyremouth" in each.words for a in plan.actions for each in a.success)


@pytest.mark.parametrize(
    ("first", "second", "newest", "asks"),
    [
        ("Q3", "Q4", "as second", False),
        ("Q4", "Q3", "as first", True),
        ("Q4", "Q1", "as second", False),  # the year begins again
        ("October", "September", "as first", True),
        ("December", "January", "as second", False),
        ("2026", "2025", "as first", True),
        ("Q4 2026", "Q3 2026", "as first", False),  # a year says which is newer
    ],
)
def test_periods_without_a_year_that_go_back_are_asked_about(
    first: str, second: str, newest: str, asks: bool
) -> None:
    heads = ",".join(f"{name} {when}" for when in (first, second) for name in ("Progress", "RAG"))
    text = f"Ref,Action,{heads}\n1,Visit each person,as first,Green,as second,Red\n"
    plan = read_plan(text.encode(), "plan.csv")
    (action,) = plan.actions
    assert [each.words for each in action.updates if each.kind == "progress"][-1] == newest
    codes = {each.code for each in plan.doubts}
    assert ("report-order" in codes, "rating-conflict" in codes) == (asks, asks)


def test_a_sign_in_every_cell_is_not_taken_for_the_one_between_cells() -> None:
    text = "Either|or|both,Neither|nor|none\n" * 2
    (grid,) = read_source(text.encode(), "plan.csv").grids
    assert [cell.text for cell in grid.cells] == ["Either|or|both", "Neither|nor|none"] * 2
