"""Others with this finding, and what their next inspection said: from reports that were loaded."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from goldenthread.accounts.access import Member
from goldenthread.inspections import likeness
from goldenthread.inspections.models import FindingKind, OtherFinding, OtherReport

MOST = 10


@dataclass(frozen=True, slots=True)
class Next:
    """The next inspection of an authority, and the finding there that says the same, if any."""

    report: Any
    same: Any
    score: int

    @property
    def words(self) -> str:
        return likeness.in_words(self.score)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A finding on another authority that says what ours says; `next` None: none is loaded."""

    finding: Any
    report: Any
    score: int
    shared: tuple[str, ...]
    next: Next | None

    @property
    def words(self) -> str:
        return likeness.in_words(self.score)


def elsewhere(member: Member, text: str) -> list[Elsewhere]:
    """The findings on other authorities that say it most alike; one of each report. Two queries."""
    reports = {each.pk: each for each in OtherReport.objects.visible_to(member)}
    rows = OtherFinding.objects.filter(report__in=reports).exclude(kind=FindingKind.STRENGTH)
    findings = list(rows.order_by("pk"))
    texts = [row.text for row in findings]
    weigh = likeness.weigher((*texts, text))
    found: dict[int, likeness.Match] = {}
    for match in likeness.matches(text, texts, weigh):
        found.setdefault(findings[match.position].report_id, match)
    following = _following(reports.values())
    by_report: dict[int, list[Any]] = defaultdict(list)
    for row in findings:
        by_report[row.report_id].append(row)
    return [
        Elsewhere(
            findings[match.position],
            reports[pk],
            match.score,
            match.shared,
            _next(text, following.get(pk), by_report, weigh),
        )
        for pk, match in list(found.items())[:MOST]
    ]


def _following(reports: Iterable[Any]) -> dict[int, Any]:
    """For each report, the next on the same authority."""
    by_name: dict[str, list[Any]] = defaultdict(list)
    for report in sorted(reports, key=day_of):
        by_name[report.about.casefold()].append(report)
    return {
        report.pk: following
        for each in by_name.values()
        for report, following in pairwise(each)
        if day_of(report) < day_of(following)
    }


def day_of(report: Any) -> date:
    """The day that a report is put in order by."""
    found: date = report.ended_on or report.published_on or date.min
    return found


def _next(
    text: str, report: Any, findings: dict[int, list[Any]], weigh: likeness.Weigh
) -> Next | None:
    if report is None:
        return None
    rows = findings[report.pk]
    alike = likeness.matches(text, [row.text for row in rows], weigh)
    if not alike:
        return Next(report, None, 0)
    return Next(report, rows[alike[0].position], alike[0].score)


def counts_of(reports: Iterable[OtherReport]) -> Counter[int]:
    """How many findings each of the reports has."""
    rows = OtherFinding.objects.filter(report__in=[each.pk for each in reports])
    return Counter(rows.values_list("report", flat=True))
