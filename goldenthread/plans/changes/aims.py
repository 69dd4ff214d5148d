"""The council's aims, strategies and pledges, and what serves them: the verbs."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from goldenthread.accounts.access import Member, check_may
from goldenthread.core import clock
from goldenthread.core.errors import Refused
from goldenthread.ledger.moments import Moment
from goldenthread.ledger.recording import change, check_unchanged, record
from goldenthread.plans.aims import KINDS
from goldenthread.plans.models import Aim, AimOfPriority, AimTerms, Priority


@dataclass(frozen=True, slots=True)
class AimInput:
    """What an aim says, which document says it, and when it is in force; see `AimTerms`."""

    kind: str
    title: str
    source: str
    starts_on: date
    ends_on: date | None = None
    words: str = ""
    url: str = ""


@change
def add_aim(*, by: Member, aim: AimInput) -> Aim:
    """Record an aim of the council, a strategy or a pledge."""
    check_may(by, "plan.edit")
    _check(aim)
    added: Aim = Aim.objects.create()
    _write(added, aim)
    record("aim.added", added)
    return added


@change
def change_aim(*, by: Member, aim: Aim, terms: AimInput) -> AimTerms:
    """Change what an aim says, or from when to when it is in force."""
    check_may(by, "plan.edit", aim)
    _check(terms)
    check_unchanged(aim.terms.newest_first().first())
    changed = _write(aim, terms)
    record("aim.changed", aim)
    return changed


@change
def serve_aims(*, by: Member, priority: Priority, aims: Collection[Aim]) -> list[AimOfPriority]:
    """Say which aims a priority serves: exactly these."""
    check_may(by, "plan.edit", priority)
    for aim in aims:
        check_may(by, "plan.edit", aim)
    links = list(AimOfPriority.objects.filter(priority=priority).as_at(Moment.latest()))
    check_unchanged(max(links, key=lambda row: row.entry, default=None))
    wanted = {aim.pk for aim in aims}
    serves = {row.aim_id for row in links if row.present}
    if wanted == serves:
        raise Refused("Nothing was changed, so there is nothing to save.")
    written = [
        AimOfPriority.objects.create(
            priority=priority, aim_id=pk, present=pk in wanted, effective_on=clock.today()
        )
        for pk in sorted(wanted ^ serves)
    ]
    record("priority.aims_set", priority)
    return written


def _check(aim: AimInput) -> None:
    if aim.kind not in KINDS:
        raise Refused("Choose what it is: an aim, a strategy or a pledge.", field="kind")
    if not aim.title.strip():
        raise Refused("Enter the aim, in the words of its document.", field="title")
    if not aim.source.strip():
        raise Refused("Name the document that says it.", field="source")
    if aim.ends_on and aim.ends_on < aim.starts_on:
        raise Refused("Its last day cannot be before its first.", field="ends_on")
    # Another scheme could run a script from a page of ours.
    if aim.url and not aim.url.lower().startswith(("https://", "http://")):
        raise Refused("The link must begin with https:// or http://.", field="url")


def _write(aim: Aim, terms: AimInput) -> AimTerms:
    written: AimTerms = AimTerms.objects.create(
        aim=aim,
        kind=terms.kind,
        title=terms.title.strip(),
        words=terms.words.strip(),
        source=terms.source.strip(),
        url=terms.url,
        starts_on=terms.starts_on,
        ends_on=terms.ends_on,
        effective_on=clock.today(),
    )
    return written
