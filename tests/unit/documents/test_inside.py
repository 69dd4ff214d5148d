"""What a file says about a child is found, wherever in the file it stands."""

import io
from collections.abc import Callable
from datetime import date

import pytest
import xlsxwriter
from docx import Document

from goldenthread.core.errors import Refused
from goldenthread.core.identifiable import Kind
from goldenthread.documents import inside
from goldenthread.documents.changes import put_upload
from goldenthread.documents.check import check_upload
from goldenthread.documents.kinds import KINDS
from tests.unit.documents import made

NUMBER = "943 476 5919"
HEADER = "Pupil,School,Date of birth\r\nA Smith,North,03/05/2015\r\n"
PAGE = (
    "<!doctype html><html><style>.aged7{}</style><table><tr><th>Pupil</th><th>DOB</th></tr>"
    "<tr><td>A</td><td>3 May 2015</td></tr></table><p>NHS&nbsp;943&#32;476 5919</p></html>"
)


def pdf() -> bytes:
    words, others = b"(Care leavers need better plans.)", b"(Jaden, aged 7, 943 476 5919 ok.)"
    assert len(words) == len(others)  # or the file's table of places is wrong
    return made.pdf().replace(words, others)


def docx() -> bytes:
    document = Document()
    document.add_paragraph("Jaden").add_run(", aged 7, was seen.")
    table = document.add_table(2, 2)
    for row, words in enumerate((("Pupil", "DOB"), ("A Smith", "03/05/2015"))):
        for column, word in enumerate(words):
            table.cell(row, column).text = word
    document.sections[0].footer.paragraphs[0].text = f"NHS number {NUMBER}"
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def xlsx() -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("Audit")
        sheet.write_row(0, 0, ["Pupil", "", "School", "DOB"])
        sheet.write(1, 0, "A Smith")
        sheet.write_datetime(1, 3, date(2015, 5, 3), book.add_format({"num_format": "d/m/yy"}))
        sheet.write_comment("A1", "LCS ID 123456")
        hidden = book.add_worksheet("Source")
        hidden.write(0, 0, NUMBER)
        hidden.hide()
    return file.getvalue()


FILES: dict[str, tuple[Callable[[], bytes], set[str]]] = {
    "report.pdf": (pdf, {"Jaden, aged 7", NUMBER}),
    "audit.docx": (docx, {"Jaden, aged 7", "03/05/2015", NUMBER}),
    "audit.xlsx": (xlsx, {"42127", NUMBER, "LCS ID 123456"}),
    "audit.csv": (lambda: HEADER.encode("cp1252"), {"03/05/2015"}),
    "audit.txt": ("Zoë, aged 9, case 123456".encode, {"Zoë, aged 9", "case 123456"}),
    "audit.html": (PAGE.encode, {"3 May 2015", "943 476 5919"}),
}


@pytest.mark.parametrize("name", FILES)
def test_what_identifies_a_child_is_found_in_each_kind_of_file(name: str) -> None:
    make, expected = FILES[name]
    found = check_upload(name, make()).passages
    assert {passage.text for passage in found} == expected


def test_every_kind_of_file_is_read_or_has_no_text() -> None:
    without_text = {"png", "jpg"}
    assert {name.rpartition(".")[2] for name in FILES} == {k.code for k in KINDS} - without_text


@pytest.mark.parametrize("name", ["plan.docx", "tracker.xlsx", "report.pdf", "photo.png"])
def test_a_file_that_names_nobody_is_kept_unasked(name: str) -> None:
    kind = name.rpartition(".")[2]
    make: dict[str, Callable[[], bytes]] = {
        "docx": made.docx,
        "xlsx": made.xlsx,
        "pdf": made.pdf,
        "png": lambda: made.picture("PNG"),
    }
    data = make[kind]()
    assert check_upload(name, data).passages == ()


def test_a_councils_own_words_reach_the_sandbox() -> None:
    data = b"Family file 443322"
    assert check_upload("a.txt", data).passages == ()
    (passage,) = check_upload("a.txt", data, case_words=["Family file"]).passages
    assert passage.kind is Kind.CASE


def test_where_nobody_can_be_asked_nothing_that_identifies_a_child_is_kept(settings, tmp_path):  # type: ignore[no-untyped-def]
    settings.FILES = tmp_path / "files"
    with pytest.raises(Refused, match="looks like an NHS number"):
        put_upload("audit.txt", NUMBER.encode())
    assert not (tmp_path / "files").exists()


def test_a_workbook_that_points_at_words_which_are_not_there_says_nothing() -> None:
    broken = made.repacked(made.xlsx(), edit={"xl/sharedStrings.xml": lambda _: b"<sst/>"})
    assert inside.check(broken, "xlsx", []) == []


def test_no_more_than_a_million_characters_are_looked_through() -> None:
    beyond = b"x " * (inside.MOST_TEXT // 2) + NUMBER.encode()
    assert inside.check(beyond, "txt", []) == []
    assert len(inside.check(beyond[2 * len(NUMBER) :], "txt", [])) == 1


def test_what_is_found_says_how_its_row_begins() -> None:
    table = f"Ref,Action\n2.1,Visit {NUMBER.strip()}\n".encode()
    (found,) = inside.check(table, "csv", [])
    assert found.sentence.endswith("It stands in the row or line that begins “2.1,Visit”.")


def test_cells_stand_in_their_columns_however_far_apart() -> None:
    def row(n: int, first: str, last: str) -> str:
        words = (f'<c r="{at}{n}" t="str"><v>{w}</v></c>' for at, w in (("A", first), ("CZ", last)))
        return f'<row r="{n}">{"".join(words)}<c r="XFD{n}"/></row>'

    rows = row(1, "Pupil", "DOB") + row(2, "42127", "42128")
    sheet = f"<worksheet><sheetData>{rows}</sheetData></worksheet>".encode()
    data = made.repacked(made.xlsx(), edit={"xl/worksheets/sheet1.xml": lambda _: sheet})
    assert [passage.text for passage in check_upload("wide.xlsx", data).passages] == ["42128"]
    assert len(inside.text_of(data, "xlsx")) < 300
