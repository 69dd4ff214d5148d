"""What the reader of reports read where a person says otherwise, for the inspection's page."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from goldenthread.core.templating import long_date
from goldenthread.inspections.corrections import FIELDS, HEAD
from goldenthread.inspections.models import Correction, FindingKind, Grade, Kind

NOTHING = "not read"
_LABELS = {**dict(Kind.choices), **dict(FindingKind.choices), **dict(Grade.choices)}


@dataclass
class ReadAs:
    """In words: by the field of the inspection, by judged area, by number of finding."""

    head: dict[str, str] = field(default_factory=lambda: defaultdict(str))
    judgements: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    findings: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    dropped: list[str] = field(default_factory=list)

    def add(self, row: Correction) -> None:
        words = _words(row.field, row.read_as)
        if row.field in HEAD:
            self.head[row.field] = words
        elif row.finding_id:
            self.findings[row.finding_id].append(words)
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
    if of in ("kind", "finding_kind", "grade"):
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
        was_read = row.entry == inspection.entry and not found.findings[row.pk]
        if was_read and row.first__text != row.text:  # corrected since the inspection was saved
            found.findings[row.pk].append(_words("text", row.first__text))
    return found
