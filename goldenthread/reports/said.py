"""What a paper says of risks, funding, highlights and voices, to compare editions by. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from goldenthread.core.days import day_words
from goldenthread.plans.differences import Words
from goldenthread.plans.funding import pounds
from goldenthread.reports.dataset import CommitteePaper


def of_boards(paper: CommitteePaper) -> Iterator[Words]:
    """Each thing by its identity, with what the paper shows of it."""
    yield from _risks(paper)
    yield from _funding(paper)
    yield from _highlights(paper)
    yield from _voices(paper)


def _risks(paper: CommitteePaper) -> Iterator[Words]:
    for row in paper.risks:
        told = {
            "Title": row.title,
            "Owner": row.owner,
            "How it stands": "Open" if row.is_open else "Closed",
            "Score now": row.current.words,
            "Target score": str(row.target.value),
            "What is done about it": row.response,
        }
        yield Words("risk", row.pk, f"Risk {row.reference}", told)


def _funding(paper: CommitteePaper) -> Iterator[Words]:
    for row in paper.funding:
        told = {
            "Title": row.title,
            "Source": row.source,
            "How it stands": row.words,
            "Approved amount": pounds(row.amount) if row.amount is not None else "",
            "Forecast": pounds(row.forecast),
            "Spent": pounds(row.spent),
        }
        yield Words("funding", row.pk, f"Funding of {row.label or 'the plan'}: {row.title}", told)


def _highlights(paper: CommitteePaper) -> Iterator[Words]:
    labels = {row.pk: row.label for row in paper.position.priorities}
    for row in paper.highlights:
        name = f"Highlight of priority {labels.get(row.priority, '')}".strip()
        yield Words("highlight", row.priority, name, {"Text": row.text, "Written by": row.by})


def _voices(paper: CommitteePaper) -> Iterator[Words]:
    """What was said has no key of its own in a paper: it is known by who said it, when and how."""
    before: Counter[tuple[str, str, int]] = Counter()
    for row in paper.voices:
        known = (row.who, row.source, row.said_on.toordinal())
        told = {
            "What was said": row.said,
            "Outcome": row.outcome,
            "What we did": row.did,
            "Told on": day_words(row.told_on) if row.told_on else "",
        }
        name = f"{row.who}, {row.source}, {day_words(row.said_on)}"
        yield Words(f"voice {row.who} {row.source} {before[known]}", known[2], name, told)
        before[known] += 1
