"""The life of evidence: its words and who may see it change; a newer version stands beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from goldenthread.accounts.access import Member, NotAllowed, check_may
from goldenthread.core import clock
from goldenthread.core.errors import Refused
from goldenthread.documents.changes import keep
from goldenthread.documents.check import CheckedFile
from goldenthread.ledger.recording import change, check_unchanged, record
from goldenthread.plans.changes.acting import person_of
from goldenthread.plans.changes.impact import EvidenceInput, check_link, check_words
from goldenthread.plans.models import Evidence, EvidenceText, EvidenceVersion
from goldenthread.plans.permissions import visible_evidence

_SAID = (
    *("kind", "title", "note", "dated_on", "practice_area", "review_by"),
    *("marking", "marking_why"),
)


@change
def change_evidence(*, by: Member, evidence: Evidence, words: EvidenceInput) -> EvidenceText:
    """Change what evidence says of itself, until when it is in date, or who may see it.

    Its file or link stays: a new one is a version of its own.
    """
    check_may_change_evidence(by, evidence)
    check_words(words)
    now = evidence.texts.newest_first()[0]
    check_unchanged(now)
    said = {name: _tidy(getattr(words, name)) for name in _SAID}
    if all((getattr(now, name) or "") == (value or "") for name, value in said.items()):
        raise Refused("Nothing was changed, so there is nothing to save.")
    changed: EvidenceText = EvidenceText.objects.create(
        evidence=evidence, effective_on=clock.today(), **said
    )
    record("evidence.changed", evidence)
    return changed


def _tidy(value: Any) -> Any:
    return value.strip() if isinstance(value, str) else value


def check_may_change_evidence(by: Member, evidence: Evidence) -> None:
    if not visible_evidence(by).filter(pk=evidence.pk).exists():
        raise NotAllowed("You cannot see this evidence.")
    check_may(by, "evidence.change", evidence)


@dataclass(frozen=True, slots=True)
class VersionInput:
    """A newer file or link; from which day it tells, and until when it is in date."""

    dated_on: date
    why: str
    file: CheckedFile | None = None
    url: str = ""
    review_by: date | None = None


@change
def renew_evidence(*, by: Member, evidence: Evidence, version: VersionInput) -> EvidenceVersion:
    """Put a newer file or link beside the old one: what rested on the old is not touched."""
    check_may_change_evidence(by, evidence)
    if not version.why.strip():
        raise Refused("Say what is different in it.", field="why")
    text = evidence.texts.newest_first()[0]
    same: dict[str, Any] = {name: getattr(text, name) or "" for name in _SAID}
    days: dict[str, Any] = {"dated_on": version.dated_on, "review_by": version.review_by}
    check_words(EvidenceInput(**same | days))
    check_link(version.file, version.url)
    last = evidence.versions.newest_first().first()
    check_unchanged(last)
    put: EvidenceVersion = EvidenceVersion.objects.create(
        evidence=evidence,
        number=last.number + 1 if last else 2,
        file=keep(version.file) if version.file else None,
        url=version.url,
        why=version.why.strip(),
        added_by=person_of(by),
        effective_on=clock.today(),
    )
    if any(getattr(text, name) != day for name, day in days.items()):
        EvidenceText.objects.create(evidence=evidence, effective_on=clock.today(), **same | days)
    record("evidence.renewed", evidence, basis=[version.file.sha256] if version.file else [])
    return put
