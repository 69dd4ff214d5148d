"""What happened to measures, past tense, each with its sentence."""

from goldenthread.ledger.events import Rows, event
from goldenthread.measures.periods import Frequency, period_words


def _period(period: str) -> str:
    from datetime import date

    return period_words(date.fromisoformat(period), Frequency.MONTHLY)


def _rebased(rows: Rows) -> str:
    row = rows["measures.rebase"]
    began = "Limits begin anew" if row["present"] else "Limits no longer begin anew"
    return f"{began} with {_period(row['period'])}"


def _target(rows: Rows) -> str:
    return "Target set" if rows["measures.target"]["present"] else "Target taken back"


event("measure.added", "Measure added")
event("measure.changed", "What the measure counts was changed")
event("measure.target_set", _target)
event("measure.figures_entered", "Figures entered")
event("measure.rebased", _rebased)
event("measure.chart_set", "How the chart is reckoned was changed")
