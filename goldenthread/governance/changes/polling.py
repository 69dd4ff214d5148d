"""When a committee site was asked, and what it said. Operational, not recorded."""

from __future__ import annotations

from datetime import timedelta

from goldenthread.core import clock
from goldenthread.governance.models import Polled
from goldenthread.ledger.models import Authority


def polled(authority: Authority, address: str) -> Polled:
    """What is known of an address of the site; a new one may be asked at once."""
    found, _ = Polled.objects.get_or_create(authority=authority, address=address[:500])
    return found


def note_failure(row: Polled, wait: timedelta) -> None:
    """It did not answer: it is asked again when `wait` has passed."""
    row.failures += 1
    row.not_before = clock.now() + wait
    row.save()


def note_answer(row: Polled, sha256: str) -> bool:
    """It answered; whether it said something new."""
    is_new = row.sha256 != sha256
    row.sha256, row.failures, row.not_before = sha256, 0, clock.now()
    row.save()
    return is_new
