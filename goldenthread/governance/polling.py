"""Asking a modern.gov site for new minutes, by its web service: off unless its address is set.

What is new is read in the sandbox and waits, like minutes that were pasted, for a person to check.
A site that fails is asked again after an hour, then two, four, and so on up to a week.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any
from urllib.parse import quote

from django.conf import settings

from goldenthread.core import clock
from goldenthread.core.errors import Refused
from goldenthread.core.fetching import Limits, fetch
from goldenthread.documents import sandbox
from goldenthread.governance.changes.minutes_in import keep_minutes_draft
from goldenthread.governance.changes.polling import note_answer, note_failure, polled
from goldenthread.governance.minutes_in import READER
from goldenthread.jobs.models import Job
from goldenthread.jobs.registry import job
from goldenthread.ledger.models import Authority

log = logging.getLogger("goldenthread.polling")
NAME = "committee_site"
BACK, AHEAD = timedelta(days=120), timedelta(days=60)
MOST_MEETINGS = 40
LONGEST_WAIT = timedelta(days=7)


def wait_after(failures: int) -> timedelta:
    """An hour after the first failure, twice as long after each further one, a week at most."""
    return min(timedelta(hours=2 ** min(max(failures - 1, 0), 10)), LONGEST_WAIT)


@job(NAME, daily_at=time(6), lease=timedelta(minutes=30))
def poll(job: Job) -> None:
    """Ask for the meetings of each committee that is set, and read those that say something new."""
    base = settings.SITE_URL.rstrip("/")
    if not base:
        return
    for committee in settings.SITE_COMMITTEES:
        for meeting in _meetings(job.authority, base, committee, clock.today()):
            _read(job.authority, f"{base}/mgWebService.asmx/GetMeeting?lMeetingId={meeting}")


def _meetings(authority: Authority, base: str, committee: str, today: date) -> Iterator[str]:
    """The site's numbers of a committee's meetings of late and to come."""
    days = (quote(f"{day:%d/%m/%Y}", safe="") for day in (today - BACK, today + AHEAD))
    since, until = days
    known = f"{base}/mgWebService.asmx/GetMeetings?lCommitteeId={quote(committee, safe='')}"
    said = _ask(authority, known, f"{known}&sFromDate={since}&sToDate={until}")
    if said is None:
        return
    rows = [row for row in said.content["meetings"] if str(row["reference"] or "").isdecimal()]
    for row in rows[:MOST_MEETINGS]:
        yield str(row["reference"])


@dataclass(frozen=True, slots=True)
class Said:
    """What an address says, its checksum, and whether it is another than before."""

    content: dict[str, Any]
    sha256: str
    is_new: bool


def _ask(authority: Authority, known: str, address: str) -> Said | None:
    """What the site says at an address; None where it is not yet time, or it failed.

    `known`: by which it is remembered, without the days that change.
    """
    row = polled(authority, known)
    if row.not_before > clock.now():
        return None
    try:
        data = fetch(address, Limits(private=settings.SITE_PRIVATE))
        content = sandbox.run(READER, data)
    except Refused as refusal:
        note_failure(row, wait_after(row.failures + 1))
        log.warning("committee site not read", extra={"error": str(refusal)})
        return None
    sha256 = hashlib.sha256(data).hexdigest()
    return Said(content, sha256, note_answer(row, sha256))


def _read(authority: Authority, address: str) -> None:
    """Keep what a meeting says for a person to check, where it is new and says something."""
    said = _ask(authority, address, address)
    if said is None or not said.is_new or not says_something(said.content):
        return
    keep_minutes_draft(
        authority=authority,
        person=None,
        name=str(said.content["title"] or "Minutes from the committee site"),
        sha256=said.sha256,
        content=said.content,
    )


def says_something(content: dict[str, Any]) -> bool:
    """An agenda alone is nothing to check: something was resolved or promised."""
    items = [item for meeting in content["meetings"] for item in meeting["items"]]
    return any(item["resolutions"] or item["undertakings"] for item in items)
