"""The part of a paper that the public may not read: a paper of its own beside the open one."""

from __future__ import annotations

from dataclasses import replace

from goldenthread.accounts.access import Member, check_may
from goldenthread.core import clock
from goldenthread.documents.models import Legal
from goldenthread.ledger.recording import change, check_unchanged, record
from goldenthread.reports import rules
from goldenthread.reports.build import terms_of
from goldenthread.reports.changes.papers import PaperInput, state_of, write_terms
from goldenthread.reports.models import Paper, PaperState, PaperTerms, Publication


@change
def begin_part_two(*, by: Member, paper: Paper, exempt_paragraph: str, legal_reason: str) -> Paper:
    """Begin part 2 of a paper that is being written: same kind, meeting and position, texts of
    its own. Part 1 then says that there is one, with its paragraph and reason, and no more."""
    check_may(by, "paper.edit", paper)
    rules.check_can_write(state_of(paper))
    terms = terms_of(paper)
    check_unchanged(terms)
    has_one = Paper.objects.filter(part_one=paper).exists()
    rules.check_can_have_part_two(terms.legal, is_part_two=bool(paper.part_one_id), has_one=has_one)
    part = Paper.objects.create(plan=paper.plan, kind=paper.kind, part_one=paper)
    write_terms(by, part, _closed(terms, exempt_paragraph, legal_reason))
    PaperState.objects.create(
        paper=part, state=Publication.DRAFT, preparing=True, effective_on=clock.today()
    )
    record("paper.part_two_begun", part)
    return part


def _closed(terms: PaperTerms, paragraph: str, reason: str) -> PaperInput:
    return replace(
        PaperInput.of(terms),
        title=f"{terms.title}: part 2",
        legal=Legal.EXEMPT,
        exempt_paragraph=paragraph,
        legal_reason=reason,
    )
