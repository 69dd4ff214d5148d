"""Who writes what of a paper, and what is said about it: the verbs."""

from __future__ import annotations

from datetime import date

from goldenthread.accounts.access import Member, check_may
from goldenthread.accounts.members import people_with, person_of
from goldenthread.accounts.models import Person
from goldenthread.core import clock
from goldenthread.core.errors import Refused
from goldenthread.ledger.recording import change, check_unchanged, record
from goldenthread.reports import rules
from goldenthread.reports.build import terms_of
from goldenthread.reports.changes.papers import state_of
from goldenthread.reports.models import (
    CommentResolved,
    Paper,
    Section,
    SectionComment,
    SectionDuty,
)
from goldenthread.reports.permissions import WRITERS


@change
def give_section(
    *, by: Member, paper: Paper, section: str, person: Person | None, due_on: date | None = None
) -> SectionDuty:
    """Give a section to who is to write it by a day; or, without a person, to nobody."""
    check_may(by, "paper.edit", paper)
    rules.check_can_write(state_of(paper))
    due_on = due_on if person else None
    rules.check_duty(person.pk if person else None, due_on, terms_of(paper).meeting_on)
    if person is not None and person not in people_with(by.authority, *WRITERS):
        raise Refused("Choose somebody of the council who writes papers.", field="person")
    check_unchanged(SectionDuty.objects.filter(paper=paper, section=section).newest_first().first())
    given = SectionDuty.objects.create(
        paper=paper,
        section=Section(section),
        person=person,
        due_on=due_on,
        effective_on=clock.today(),
    )
    record("paper.section_given", paper)
    return given


@change
def comment_section(*, by: Member, paper: Paper, section: str, text: str) -> SectionComment:
    """Say something about a section of the edition being written."""
    check_may(by, "paper.comment", paper)
    rules.check_can_write(state_of(paper))
    rules.check_said(text, "text", "Write your comment.")
    made = SectionComment.objects.create(
        paper=paper,
        section=Section(section),
        text=text.strip(),
        made_by=person_of(by),
        made_on=clock.today(),
    )
    record("paper.commented", paper)
    return made


@change
def resolve_comment(*, by: Member, comment: SectionComment, note: str = "") -> CommentResolved:
    """Say that a comment is dealt with, and how."""
    check_may(by, "paper.comment", comment.paper)
    if comment.resolved.exists():
        raise Refused("This comment was dealt with already.")
    resolved = CommentResolved.objects.create(
        comment=comment,
        note=note.strip(),
        resolved_by=person_of(by),
        resolved_on=clock.today(),
    )
    record("paper.comment_resolved", comment.paper)
    return resolved
