"""Workbooks of old Excel and OpenDocument: taken where a plan is brought in, nowhere else."""

from __future__ import annotations

import io
import zipfile

import pytest

from goldenthread.core.errors import Refused
from goldenthread.documents.check import check_upload
from goldenthread.documents.kinds import SHEETS
from tests.old_excel import write_xls

ROWS = [["Ref", "Action"], ["1", "Visit NHS number 943 476 5919"]]
XLS = write_xls({"Plan": ROWS})


def ods(content: str = "<a/>", **more: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        file.writestr("content.xml", content)
        for name, words in more.items():
            file.writestr(name, words)
    return out.getvalue()


def test_an_old_workbook_is_taken_only_where_a_plan_is_brought_in() -> None:
    with pytest.raises(Refused, match=r"ends in \.xls"):
        check_upload("plan.xls", XLS)
    assert check_upload("plan.xls", XLS, also=SHEETS).kind == "xls"


def test_what_identifies_a_child_in_it_is_seen() -> None:
    (passage,) = check_upload("plan.xls", XLS, also=SHEETS).passages
    assert passage.text == "943 476 5919"


LINK = '<table:table-source xmlns:table="t" href="other.ods"/>'
TYPE = '<!DOCTYPE a [<!ENTITY b "c">]><a/>'


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("a.xls", XLS + "_VBA_PROJECT".encode("utf-16-le"), "contains macros"),
        ("a.xls", XLS + "Ole10Native".encode("utf-16-le"), "embedded in it"),
        ("a.xls", XLS.replace("Workbook".encode("utf-16-le"), b"X" * 16), "another kind of file"),
        ("a.xls", XLS[:2000], "damaged or has a password"),
        ("a.ods", ods(**{"Basic/script.xml": "<a/>"}), "contains macros"),
        ("a.ods", ods(LINK), "another workbook"),
        ("a.ods", ods(TYPE), "document type"),
        ("a.ods", XLS, "an old version of Office"),
    ],
)
def test_what_does_harm_is_refused(name: str, data: bytes, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        check_upload(name, data, also=SHEETS)
