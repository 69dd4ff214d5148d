"""What the worker does: reads large files, saves them in pieces, checks live plans each day."""

from __future__ import annotations

from datetime import time, timedelta

from goldenthread.accounts.members import member_of
from goldenthread.core.errors import Refused
from goldenthread.documents import sandbox
from goldenthread.documents.models import store
from goldenthread.documents.sandbox import Limits
from goldenthread.imports.bringing import AT_ONCE, bring_in_pieces
from goldenthread.imports.changes import discard_import, keep_import
from goldenthread.imports.checking import check_for_readers
from goldenthread.imports.models import ImportDraft, Working
from goldenthread.imports.opening import headings_of
from goldenthread.imports.proposal import READER
from goldenthread.jobs.changes import ask_for
from goldenthread.jobs.models import Job
from goldenthread.jobs.registry import job
from goldenthread.plans.due import live_plans

LARGE = 400_000  # bytes: what is larger takes more than a second to read
# An hour, so that no other worker takes a file over that is still being saved.
LEASE = timedelta(hours=1)
_AT_ONCE, BEHIND = Limits(seconds=10), Limits(seconds=90)


def is_large(draft: ImportDraft) -> bool:
    return draft.file_size > LARGE


def read(draft: ImportDraft, limits: Limits = _AT_ONCE) -> None:
    """Read the draft's file with what headings mean here, or as chosen. Raises Refused."""
    headings = headings_of(draft.authority) | draft.choices.get("corrected", {})
    data = store().read(draft.sha256)
    sheet = draft.choices.get("sheet", "")
    proposal = sandbox.run(READER, data, draft.file_name, headings, sheet, limits=limits)
    keep_import(
        by=member_of(draft.person), draft=draft, proposal=proposal, working="", problem="",
        choices=draft.choices,
    )  # fmt: skip
    draft.proposal = proposal


def begin_reading(draft: ImportDraft) -> None:
    """Read a draft that was begun just now, or let the worker read it where it is large.

    One whose file is refused at once is not kept.
    """
    if is_large(draft):
        hand_over(draft, Working.READING)
        return
    try:
        read(draft)
    except Refused:
        discard_import(by=member_of(draft.person), draft=draft)
        raise


def hand_over(draft: ImportDraft, working: Working) -> None:
    """Let the worker read the draft, or save it."""
    times = draft.choices.get("times", 0) + 1
    draft.choices["times"] = times
    rows = draft.proposal.get("rows", ())
    keep_import(
        by=member_of(draft.person), draft=draft, choices=draft.choices, working=working,
        problem="", done=0, whole=len(rows),
    )  # fmt: skip
    key = f"{draft.pk}-{times}"
    ask_for(
        f"import.{working.value}",
        authority=draft.authority,
        key=key,
        arguments={"draft": draft.pk},
    )


def saves_behind(rows: int) -> bool:
    return rows > AT_ONCE


@job("plan.check", daily_at=time(5))
def check_daily(held: Job) -> None:
    """Check every live plan, for the results over time."""
    for live in live_plans(held.authority):
        check_for_readers(held.authority, live.pk)


@job("import.reading", lease=LEASE)
def read_behind(held: Job) -> None:
    draft = _draft(held, Working.READING)
    if draft is None:
        return
    try:
        read(draft, BEHIND)
    except Refused as refusal:
        _give_up(draft, str(refusal))


@job("import.saving", lease=LEASE)
def save_behind(held: Job) -> None:
    draft = _draft(held, Working.SAVING)
    if draft is None:
        return
    try:
        bring_in_pieces(member_of(draft.person), draft)
    except Refused as refusal:
        _give_up(draft, str(refusal))


def _draft(held: Job, working: Working) -> ImportDraft | None:
    """The draft, if it still waits for this; done twice, it changes nothing."""
    rows = ImportDraft.objects.filter(authority=held.authority, working=working, saved_as=None)
    rows = rows.select_related("authority", "person__authority")
    return rows.filter(pk=held.arguments["draft"]).first()


def _give_up(draft: ImportDraft, sentence: str) -> None:
    keep_import(by=member_of(draft.person), draft=draft, working="", problem=sentence)
