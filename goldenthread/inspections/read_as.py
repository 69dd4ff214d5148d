"""What the reader of reports read where a person says otherwise, for the inspection's page."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from goldenthread.core.templating import long_date
from goldenthread.inspections.corrections import FIELDS, HEAD
from goldenthread.inspections.models import Correction, FindingKind, Grade, Kind, Outcome

NOTHING = "not read"
# What stands beside a finding's words, so that a correction of it needs its name.
BESIDE = ("heading", "bodies", "of_board")
_LABELS = {**dict(Kind.choices), **dict(FindingKind.choices), **dict(Grade.choices)}
_LABELS |= dict(Outcome.choices)


@dataclass
class ReadAs:
    """In words: by the field of the inspection, by judged area, by number of finding.

    `added`: the findings that were not read at all.
    """

    head: dict[str, str] = field(default_factory=lambda: defaultdict(str))
    judgements: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    findings: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    added: set[int] = field(default_factory=set)
    dropped: list[str] = field(default_factory=list)

    def add(self, row: Correction) -> None:
        words = _words(row.field, row.read_as)
        if row.field in HEAD:
            self.head[row.field] = words
        elif row.finding_id and (row.field, row.read_as) == ("text", ""):
            self.added.add(row.finding_id)
        elif row.finding_id:
            named = f"{FIELDS[row.field]}: {words}" if row.field in BESIDE else words
            self.findings[row.finding_id].append(named)
        elif row.field == "dropped":
            self.dropped.append(words)
        elif row.about:
            self.judgements[row.about].append(words)
        else:
            self.dropped.append(f"{FIELDS[row.field]}: {words}")


def _words(of: str, read_as: str | None) -> str:
    if read_as is None:
        return "erased"
    if of in ("inspection_start", "inspection_end", "published", "statement_due") and read_as:
        return long_date(date.fromisoformat(read_as))
    if of in ("kind", "finding_kind", "grade", "outcome_code"):
        return _LABELS.get(read_as, read_as) or NOTHING
    return read_as or NOTHING


def read_as(inspection: Any, findings: list[Any]) -> ReadAs:
    """What was read otherwise than it stands now; nothing of a report that was not read.

    `findings`: with their first words, `findings_of([…], "first__text")`.
    """
    found = ReadAs()
    if not inspection.pages:
        return found
    for row in Correction.objects.filter(inspection=inspection.pk).order_by("pk"):
        found.add(row)
    for row in findings:
        was_corrected = row.pk in found.added or found.findings[row.pk]
        was_read = row.entry == inspection.entry and not was_corrected
        if was_read and row.first__text != row.text:  # corrected since the inspection was saved
            found.findings[row.pk].append(_words("text", row.first__text))
    return found
