"""As what papers of a kind begin: for the public or not, and how they are marked."""

from __future__ import annotations

from goldenthread.accounts.access import Member, check_may
from goldenthread.accounts.members import person_of
from goldenthread.core import clock
from goldenthread.core.errors import Refused
from goldenthread.documents.models import Legal, Marking
from goldenthread.ledger.recording import change, check_unchanged, record
from goldenthread.reports.kinds import KINDS
from goldenthread.reports.models import KindStatus


@change
def set_kind_status(*, by: Member, kind: str, legal: str, marking: str, why: str) -> KindStatus:
    """Say whether papers of a kind are for the public. Those begun already stay as they are."""
    check_may(by, "paper.set_status")
    if kind not in KINDS or legal not in (Legal.OPEN, Legal.PRIVATE):
        raise Refused("Say whether papers of this kind are for the public.", field="legal")
    if not why.strip():
        raise Refused("Say why this changes.", field="why")
    rows = KindStatus.objects.filter(authority=by.authority, kind=kind)
    check_unchanged(rows.newest_first().first())
    made: KindStatus = KindStatus.objects.create(
        kind=kind,
        legal=legal,
        marking=Marking(marking),
        set_by=person_of(by),
        why=why.strip(),
        effective_on=clock.today(),
    )
    record("paper.status_set", made)
    return made
