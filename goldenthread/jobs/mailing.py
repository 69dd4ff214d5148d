"""Mail of a job: one person after another, each written to at most once.

A mail is noted, and that is committed, before it goes out. Where the server says no, nothing went
out: the note is taken back and the others get theirs; after any other error it may have gone out.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from smtplib import SMTPRecipientsRefused, SMTPResponseException

from django.core.mail import EmailMessage, mailers
from django.core.mail.backends.base import BaseEmailBackend

log = logging.getLogger("goldenthread.reminders")
REFUSALS = (SMTPRecipientsRefused, SMTPResponseException)


def write_to_each[T](
    due: Iterable[tuple[int, T]], write: Callable[[BaseEmailBackend, int, T], None]
) -> None:
    """Call `write` for each person's key and what they are owed. Raises what a server last refused,
    once all are done; a server that is away raises before anything is noted."""
    rows = list(due)
    if not rows:
        return
    refused: Exception | None = None
    with mailers.default as mailer:
        for person, owed in rows:
            try:
                write(mailer, person, owed)
            except REFUSALS as error:
                log.warning("mail refused", extra={"person": person})
                refused = error
    if refused is not None:
        raise refused


def send_noted(
    mailer: BaseEmailBackend, message: EmailMessage, release: Callable[[], None]
) -> None:
    """Send what was noted; `release` takes the note back where the server refuses."""
    try:
        mailer.send_messages([message])
    except REFUSALS:
        release()
        raise
