"""CSV and JSON: no cell that Excel would run. Pure."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Collection

from goldenthread.core.errors import Refused
from goldenthread.core.workbooks import STARTS_A_FORMULA
from goldenthread.documents.archives import DAMAGED
from goldenthread.documents.release.contents import Contents, excerpt
from goldenthread.documents.release.faults import Code, Fault

_NUMBER = re.compile(r"\A[+-]?[\d.,]+%?\Z")


def of_csv(data: bytes, _: Collection[str] | None = None) -> Contents:
    words = _text(data)
    found = (
        Fault(Code.FORMULA, f"row {down}, column {across}", excerpt(cell))
        for down, row in enumerate(csv.reader(io.StringIO(words, newline="")), 1)
        for across, cell in enumerate(row, 1)
        if cell[:1] in STARTS_A_FORMULA and not _NUMBER.match(cell)
    )
    return Contents(tuple(found), (("the file", words),))


def of_json(data: bytes, _: Collection[str] | None = None) -> Contents:
    words = _text(data)
    try:
        plain = json.dumps(json.loads(words), ensure_ascii=False)
    except ValueError as error:
        raise Refused(DAMAGED) from error
    return Contents((), (("the file", plain),))


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused(DAMAGED) from error
