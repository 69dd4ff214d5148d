"""Recess and pre-election periods: the verbs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goldenthread.accounts.access import Member, check_may
from goldenthread.core import clock
from goldenthread.governance import rules
from goldenthread.governance.changes.saying import latest, say_anew
from goldenthread.governance.models import QuietPeriod, QuietTerms
from goldenthread.ledger.recording import change, record


@dataclass(frozen=True, slots=True)
class QuietInput:
    """A recess or a pre-election period (`kind`: a code of `QuietKind`), both days included."""

    kind: str
    begins_on: date
    ends_on: date
    present: bool = True


@change
def set_quiet(*, by: Member, quiet: QuietInput) -> QuietPeriod:
    """Set a recess or a pre-election period of the authority."""
    check_may(by, "meeting.run")
    rules.check_term("It", quiet.begins_on, quiet.ends_on)
    period: QuietPeriod = QuietPeriod.objects.create()
    _terms(period, quiet).save()
    record("quiet.set", period)
    return period


@change
def change_quiet(*, by: Member, period: QuietPeriod, said: QuietInput) -> QuietTerms:
    """Say anew when it is, or take it back (`present` false)."""
    check_may(by, "meeting.run", period)
    rules.check_term("It", said.begins_on, said.ends_on)
    terms = _terms(period, said)
    say_anew(terms, latest(period.terms))
    record("quiet.changed", period)
    return terms


def _terms(period: QuietPeriod, said: QuietInput) -> QuietTerms:
    return QuietTerms(
        period=period,
        kind=said.kind,
        begins_on=said.begins_on,
        ends_on=said.ends_on,
        present=said.present,
        effective_on=clock.today(),
    )
