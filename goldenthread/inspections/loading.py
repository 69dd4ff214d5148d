"""Loading published reports into the register, each read in the sandbox, each file once.

A report on the authority itself becomes an inspection, with every finding to be checked beside
its page; one on another authority becomes a report to compare with. Who loads says that the
reports are published. Where the day of publication is not printed, the programme managers alone
see their own until they tell it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from goldenthread.accounts.access import Member
from goldenthread.accounts.members import people_with
from goldenthread.accounts.models import Role
from goldenthread.core.errors import Refused
from goldenthread.documents import sandbox
from goldenthread.documents.changes import put_upload
from goldenthread.documents.check import CheckedFile
from goldenthread.inspections import drafts
from goldenthread.inspections.changes import (
    OtherFindingInput,
    OtherReportInput,
    load_other_report,
    record_inspection,
)
from goldenthread.inspections.models import Inspection, Kind, OtherReport
from goldenthread.inspections.reader.names import authority_name
from goldenthread.ledger.models import Authority

NO_AUTHORITY = (
    "It was not loaded, because the authority that it is about could not be read in it. "
    "A report on your own authority can be read on the page “Read a report”."
)
NO_KIND = (
    "It was not loaded, because its kind could not be told. Read it on the page “Read a report”, "
    "which asks for the kind."
)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A file that was read, or the sentence that says why not."""

    path: Path
    file: CheckedFile | None = None
    reading: dict[str, Any] = field(default_factory=dict)
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of one file: `sentence` says it; `is_problem` where nothing was loaded of it."""

    path: Path
    sentence: str
    is_problem: bool = False
    is_new: bool = False


def load(by: Member, paths: Iterable[Path], jobs: int = 2) -> Iterator[Loaded]:
    """Load each file, in order; reading runs ahead in so many sandboxes at once."""
    known = known_reports(by.authority)
    with ThreadPoolExecutor(jobs) as pool:
        for parsed in pool.map(_parsed, paths):
            try:
                yield _loaded(by, parsed, known)
            except Refused as refusal:
                yield Loaded(parsed.path, str(refusal), is_problem=True)


def known_reports(authority: Authority) -> dict[str, str]:
    """By checksum, what each report that the authority holds already is."""
    own = Inspection.objects.filter(authority=authority).exclude(report=None)
    others = OtherReport.objects.filter(authority=authority)
    known = dict.fromkeys(own.values_list("report__sha256", flat=True), "a recorded inspection")
    for sha256, about in others.values_list("sha256", "about"):
        known[sha256] = f"the report on {about}"
    return known


def _parsed(path: Path) -> Parsed:
    try:
        data = path.read_bytes()
        file = put_upload(path.name, data)
        return Parsed(path, file, sandbox.run(drafts.READER, data))
    except Refused as refusal:
        return Parsed(path, problem=str(refusal))
    except OSError as error:
        return Parsed(path, problem=f"This file cannot be opened: {error.strerror}.")


def _loaded(by: Member, parsed: Parsed, known: dict[str, str]) -> Loaded:
    if parsed.file is None:
        return Loaded(parsed.path, parsed.problem, is_problem=True)
    if was := known.get(parsed.file.sha256):
        return Loaded(parsed.path, f"The same file is here already, as {was}.")
    draft = drafts.from_reading(parsed.reading)
    about = draft["authority"]
    if not about:
        raise Refused(NO_AUTHORITY)
    if about.casefold() == authority_name(by.authority.name).casefold():
        sentence = _record(by, draft, parsed.file)
    else:
        sentence = _compare(by, other_report(draft, parsed.reading), parsed.file)
    known[parsed.file.sha256] = f"{parsed.path.name}, loaded just now"
    return Loaded(parsed.path, sentence, is_new=True)


def _record(by: Member, draft: drafts.Draft, file: CheckedFile) -> str:
    """An inspection of the authority itself."""
    if not draft["kind"]:
        raise Refused(NO_KIND)
    readers = people_with(by.authority, Role.PROGRAMME_MANAGER)
    saved = record_inspection(by=by, inspection=drafts.to_input(draft, readers), report=file)
    seen = "" if draft["published"] else " Tell its day of publication: until then few can see it."
    found = saved.findings.count()
    return f"Recorded as an inspection, with {found} findings to check.{seen}"


def _compare(by: Member, read: OtherReportInput, file: CheckedFile) -> str:
    """A report on another authority."""
    load_other_report(by=by, read=read, report=file)
    return f"Loaded as a report on {read.about}, with {len(read.findings)} findings."


def other_report(draft: drafts.Draft, reading: dict[str, Any]) -> OtherReportInput:
    """What of a reading is kept to compare with; a kind of ILACS that is not told is “other”."""
    return OtherReportInput(
        about=draft["authority"],
        kind=draft["kind"] or Kind.OTHER,
        started_on=drafts.day_of(draft, "inspection_start"),
        ended_on=drafts.day_of(draft, "inspection_end"),
        published_on=drafts.day_of(draft, "published"),
        judgements=[(row["area"], row["grade_text"]) for row in draft["judgements"]],
        outcome=str(reading["outcome"]["value"]) if reading["outcome"] else "",
        findings=[
            OtherFindingInput(row["kind"], row["text"], row["place"][0][0] if row["place"] else 0)
            for row in draft["findings"]
        ],
    )
