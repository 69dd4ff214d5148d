"""What happens to a job: asked for, claimed, finished or put off. Operational, not recorded."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from goldenthread.core import clock
from goldenthread.jobs.models import Job
from goldenthread.jobs.registry import kind, kinds
from goldenthread.ledger.models import Authority


def ask_for(
    name: str,
    *,
    authority: Authority,
    key: str,
    due_at: datetime | None = None,
    arguments: dict[str, Any] | None = None,
) -> Job:
    """Ask for a job, now or from `due_at` on. The same kind and key again: the same job."""
    kind(name)
    found, _ = Job.objects.get_or_create(
        authority=authority,
        kind=name,
        key=key,
        defaults={"due_at": due_at or clock.now(), "arguments": arguments or {}},
    )
    return found


def ask_for_daily_jobs() -> None:
    """Today's job of each daily kind, for each authority, once its hour has come."""
    now = clock.now()
    local = now.astimezone(clock.LONDON)
    due = [each for each in kinds() if each.daily_at and local.time() >= each.daily_at]
    for authority in Authority.objects.all() if due else ():
        for each in due:
            ask_for(each.name, authority=authority, key=local.date().isoformat(), due_at=now)


def claim() -> Job | None:
    """The next due job, held until its lease runs out; None when there is nothing to do."""
    now = clock.now()
    for due in Job.objects.claimable(now).select_related("authority")[:5]:
        lease_until = now + kind(due.kind).lease
        # The row as it was read: another worker may have been faster.
        seen = Job.objects.filter(pk=due.pk, attempts=due.attempts, done_at=None)
        if seen.update(lease_until=lease_until, attempts=due.attempts + 1):
            due.lease_until, due.attempts = lease_until, due.attempts + 1
            return due
    return None


def finish(held: Job) -> bool:
    """The job is done. False where its lease was lost: then another worker answers for it."""
    return _settle(held, done_at=clock.now(), lease_until=None, error="")


def put_off(held: Job, error: Exception) -> bool:
    """It failed: again in 1, 2, 4… minutes. The error's type is kept; its text may be personal."""
    wait = timedelta(minutes=2 ** (held.attempts - 1))
    return _settle(
        held, due_at=clock.now() + wait, lease_until=None, error=type(error).__name__[:120]
    )


def _settle(held: Job, **values: Any) -> bool:
    mine = Job.objects.filter(pk=held.pk, attempts=held.attempts, done_at=None)
    return bool(mine.update(**values))


def settle_after_restore() -> int:
    """Count all open jobs, and today's daily ones, as done; returns how many.

    Between a backup and its restore they may have been done: no mail is sent again.
    """
    now = clock.now()
    day = now.astimezone(clock.LONDON).date().isoformat()
    for authority in Authority.objects.all():
        for each in kinds():
            if each.daily_at:
                ask_for(each.name, authority=authority, key=day)
    return Job.objects.filter(done_at=None).update(done_at=now, lease_until=None, error="Restored")
