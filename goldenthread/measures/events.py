"""What happened to measures, past tense, each with its sentence."""

from goldenthread.ledger.events import Rows, event
from goldenthread.measures.comparators import areas
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
event("measure.events_entered", "Days of rare events entered")
event("measure.rebased", _rebased)


def _compared(rows: Rows) -> str:
    area = areas().get(rows["measures.comparedas"]["area"])
    with_whom = f"with the published figures of {area.name}" if area else "with nobody"
    return f"Measures are compared {with_whom}"


event("measure.compared", _compared)
event("measure.chart_set", "How the chart is reckoned was changed")
