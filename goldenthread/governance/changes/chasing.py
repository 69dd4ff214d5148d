"""Who was written to about an undertaking or a paper. Operational, not recorded."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from goldenthread.accounts.models import Person
from goldenthread.governance.models import Chase, PaperChase


def claim_chases(
    *, person: Person, kind: str, undertakings: Iterable[tuple[int, date]]
) -> list[Chase]:
    """Note that a mail goes out about undertakings, each with its due date; those that are new."""
    claimed = []
    for undertaking, due_on in undertakings:
        chase, is_new = Chase.objects.get_or_create(
            undertaking_id=undertaking, person=person, kind=kind, due_on=due_on
        )
        if is_new:
            claimed.append(chase)
    return claimed


def claim_papers(
    *, person: Person, kind: str, papers: Iterable[tuple[int, date]]
) -> list[PaperChase]:
    """Note that a mail goes out about papers, each with its last day to publish; the new ones."""
    told = [
        PaperChase.objects.get_or_create(paper_id=paper, person=person, kind=kind, due_on=due_on)
        for paper, due_on in papers
    ]
    return [chase for chase, is_new in told if is_new]


def release_chases(chases: Iterable[Chase | PaperChase]) -> None:
    """The mail server said no, so that nothing went out: it may be tried again."""
    for chase in chases:
        chase.delete()
