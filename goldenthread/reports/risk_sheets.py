"""The register of risks as a table: a row for each, with its three scores. Pure."""

from collections.abc import Iterable, Iterator
from datetime import date

from goldenthread.core.days import day_words
from goldenthread.plans.risks import KINDS, RiskRow, Score
from goldenthread.reports.sheets import Sheet, SheetColumn, Value
from goldenthread.reports.wording import number_of


def _score_columns(name: str) -> Iterator[SheetColumn]:
    yield SheetColumn(f"{name}: likelihood", 12)
    yield SheetColumn(f"{name}: severity", 12)
    yield SheetColumn(f"{name}: score", 12)
    yield SheetColumn(f"{name}: band", 12)


COLUMNS = (
    *(SheetColumn("Risk", 8), SheetColumn("Title", 44), SheetColumn("Cause", 50)),
    *(SheetColumn("Consequence", 50), SheetColumn("Response", 50), SheetColumn("Owner", 34)),
    SheetColumn("Touches", 34),
    *(column for name, _ in KINDS.values() for column in _score_columns(name)),
    *(SheetColumn("Scored on"), SheetColumn("Scored by", 34), SheetColumn("Why", 50)),
    *(SheetColumn("Before", 8), SheetColumn("How it stands", 14), SheetColumn("Raised on")),
    *(SheetColumn("Closed on"), SheetColumn("Why closed", 50)),
)


def risk_sheet(rows: Iterable[RiskRow], whole: int, on: date, plan: str) -> Sheet:
    """These of the plan's `whole` risks as they stood on a day. "Before": the current score
    before the last."""
    made = tuple(_row(row) for row in rows)
    note = (
        f"{number_of(len(made), 'risk')} of {whole} of “{plan}”, as at {day_words(on)}. A score is "
        "likelihood × severity, each from 1 to 5. Severity is how bad it would be; it is not the "
        "plan’s impact rating."
    )
    return Sheet("Risks", COLUMNS, made, note)


def _row(row: RiskRow) -> tuple[Value, ...]:
    now = row.current
    touches = ", ".join(link.label for link in row.links) or None
    closed = (None, None) if row.is_open else (row.stands_since, row.why)
    return (
        *(row.reference, row.title, row.cause, row.consequence, row.response, row.owner, touches),
        *(value for kind in KINDS for value in _score(row.score(kind))),
        *(now.on, now.by, now.why, now.value - row.moved if row.moved else None),
        *(row.words, row.raised_on, *closed),
    )


def _score(score: Score) -> tuple[Value, ...]:
    return (score.likelihood, score.severity, score.value, score.band_words)
