"""What a person said otherwise while checking what was read in a report. Pure.

Each row of a draft keeps under `read` what the reader gave for it: None for what a person added.
A draft without a file, or one begun before this was kept, has nothing to compare with.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from goldenthread.inspections.changes import ReadAs

# What may be corrected, in the words of "… read as".
FIELDS = {
    "kind": "Kind of inspection",
    "inspection_start": "First day",
    "inspection_end": "Last day",
    "lead_inspector": "Lead inspector",
    "published": "Published",
    "statement_due": "Action plan due",
    "outcome_code": "Outcome",
    "judgement": "Judgement",
    "grade": "Grade",
    "dropped": "Not a finding",
    "finding_kind": "Kind of finding",
    "text": "Words",
    "heading": "Heading above it",
    "bodies": "Responsible",
    "of_board": "On whom",
}
HEAD = tuple(FIELDS)[:7]
OF_BOARD = {True: "on the safeguarding children board", False: "on the council"}
# Not printed in most reports, so that telling them corrects nothing.
SELDOM_PRINTED = ("published", "statement_due")

type Row = dict[str, Any]


def of_head(draft: Row) -> Iterator[ReadAs]:
    """The kind, days and lead inspector that were read otherwise, or not at all."""
    read = draft.get("read") or {}
    for field in HEAD:
        now = draft.get(field, "")
        was = str(read.get(field, now))
        if was != now and (was or field not in SELDOM_PRINTED):
            yield ReadAs(field, was)


def of_judgement(row: Row) -> Iterator[ReadAs]:
    """One judgement. One whose area was taken away is none."""
    about, read = row["area"].strip(), row.get("read", row)
    if read is None:
        if about:
            yield ReadAs("judgement", "", about)
        return
    if about != read["area"]:
        yield ReadAs("judgement", read["area"], about)
    if about and row["grade"] != read["grade"]:
        yield ReadAs("grade", read["grade_text"] or read["grade"], about)


def of_finding(row: Row) -> Iterator[ReadAs]:
    """One finding that was kept. Of several that were joined, an empty line is between them."""
    read = row.get("read", row)
    if read is None:
        yield ReadAs("text", "")
        return
    # A browser sends every line's end in two characters.
    if row["text"].replace("\r\n", "\n").strip() != read["text"]:
        yield ReadAs("text", read["text"])
    if row["kind"] != read["kind"]:
        yield ReadAs("finding_kind", read["kind"])
    for field in ("heading", "bodies"):
        if row.get(field, "") != (was := read.get(field, row.get(field, ""))):
            yield ReadAs(field, was)
    if row.get("of_board") != (was := read.get("of_board", row.get("of_board"))):
        yield ReadAs("of_board", OF_BOARD[was])


def of_dropped(row: Row) -> Iterator[ReadAs]:
    """One that was read and is no finding."""
    if read := row.get("read"):
        yield ReadAs("dropped", read["text"])


def joined(first: Row, second: Row) -> Row | None:
    """What was read for two rows that become one."""
    read = [row["read"] for row in (first, second) if row.get("read")]
    if not read:
        return first.get("read")
    texts = dict.fromkeys(each["text"] for each in read)  # halves of one have the same
    return {**read[0], "text": "\n\n".join(texts)}
