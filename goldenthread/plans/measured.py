"""The measures that should show what an action, a priority or a finding's answer does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from goldenthread.inspections.models import Finding
from goldenthread.ledger.moments import Moment
from goldenthread.measures.read import series_of
from goldenthread.measures.series import Series
from goldenthread.measures.spc_judging import Variation
from goldenthread.plans.models import (
    Action,
    ActionImpact,
    FindingImpact,
    MeasureOnAction,
    MeasureOnFinding,
    MeasureOnPriority,
    Priority,
    PriorityImpact,
)
from goldenthread.plans.ratings import in_force

MEASURED: dict[type, tuple[str, Any]] = {
    Action: ("action", MeasureOnAction),
    Priority: ("priority", MeasureOnPriority),
    Finding: ("finding", MeasureOnFinding),
}
IMPACTS: dict[str, Any] = {
    "action": ActionImpact,
    "priority": PriorityImpact,
    "finding": FindingImpact,
}
UNKNOWN = (Variation.TOO_FEW, Variation.NO_LATEST)
CLAIMS, DENIES = ("clear", "sustained"), ("no_evidence", "worse")
"""Impact ratings that figures contradict: without a real improvement, and with one."""


def links_of(subject: Any) -> Any:
    """The links of a subject to measures, as facts."""
    name, model = MEASURED[type(subject)]
    return model.objects.filter(**{name: subject})


def measures_now(subject: Any) -> set[int]:
    """The keys of the measures that should show what the subject does."""
    now = links_of(subject).as_at(Moment.latest()).filter(present=True)
    return set(now.values_list("measure", flat=True))


def charts_of(subject: Any) -> list[Series]:
    """The measures that should show what a subject does, as they are known now."""
    now = links_of(subject).as_at(Moment.latest()).filter(present=True)
    return series_of(subject.authority_id, Moment.latest(), now.values("measure"))


def improves(charts: Iterable[Series], on: date) -> bool:
    """Whether one of them showed a real improvement on a day."""
    return any(each.upto(on).judgement.variation.is_better for each in charts)


def contradiction(rating: str, word: str, charts: Sequence[Series]) -> str:
    """How an impact rating and the figures tell different stories, as a sentence; or empty.

    `word` is what the key calls the rating. A chart that cannot tell contradicts nothing.
    """
    told, better = _telling(charts)
    if rating in CLAIMS and told and not better:
        return f"Impact is {word}, but no real improvement shows in {_names(told)}."
    if rating in DENIES and better:
        return f"Impact is {word}, but a real improvement shows in {_names(better)}."
    return ""


def contradicted(subject: Any, charts: Sequence[Series]) -> str:
    """How what a subject is rated now and its charts tell different stories; or empty."""
    name, _ = MEASURED[type(subject)]
    rated = IMPACTS[name].objects.filter(**{name: subject}).newest_first()
    rating = rated.values_list("rating", flat=True).first() if charts else None
    return contradiction(rating, in_force().impact.word(rating).lower(), charts) if rating else ""


def would_contradict(charts: Sequence[Series]) -> str:
    """Which ratings these figures would contradict, as a sentence; empty where they cannot tell."""
    told, better = _telling(charts)
    if better:
        return (
            f"A real improvement shows in {_names(better)}: {_rated(DENIES)} would contradict that."
        )
    if told:
        return (
            f"No real improvement shows in {_names(told)}: {_rated(CLAIMS)} would contradict that."
        )
    return ""


def _telling(charts: Iterable[Series]) -> tuple[list[Series], list[Series]]:
    """Those that can tell, and of them those that show a real improvement."""
    told = [each for each in charts if each.judgement.variation not in UNKNOWN]
    return told, [each for each in told if each.judgement.variation.is_better]


def _rated(codes: Iterable[str]) -> str:
    words = (in_force().impact.word(code).lower() for code in codes)
    return f"impact rated {' or '.join(words)}"


def _names(charts: Sequence[Series]) -> str:
    return " or ".join(f"{each.reference} {each.name}" for each in charts)
