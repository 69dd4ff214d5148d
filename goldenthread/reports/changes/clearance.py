"""How papers are cleared, and clearing one: the verbs."""

from __future__ import annotations

from goldenthread.accounts.access import Member, check_may
from goldenthread.accounts.members import people_with, person_of
from goldenthread.core import clock
from goldenthread.core.errors import Refused
from goldenthread.ledger.models import Authority
from goldenthread.ledger.recording import change, check_unchanged, record
from goldenthread.reports import rules
from goldenthread.reports.build import next_edition, terms_of
from goldenthread.reports.changes.papers import authors_of, state_of
from goldenthread.reports.clearance import Setting, Step
from goldenthread.reports.models import (
    Clearance,
    ClearanceAuthor,
    ClearanceStep,
    ClearanceSteps,
    Paper,
)
from goldenthread.reports.permissions import CLEARERS
from goldenthread.reports.read_clearance import setting_of


@change
def set_clearance(*, by: Member, setting: Setting, kind: str = "") -> ClearanceSteps:
    """Say how papers are cleared from now on: of one kind, or of all that have no setting."""
    check_may(by, "clearance.set")
    rules.check_steps(setting.steps, setting.drafts_days)
    now = ClearanceSteps.objects.filter(authority=by.authority, kind=kind).newest_first()
    check_unchanged(now.first())
    _check_people(by.authority, setting)
    made = ClearanceSteps.objects.create(
        kind=kind,
        drafts_days=setting.drafts_days,
        is_advisory=setting.is_advisory,
        set_by=person_of(by),
        effective_on=clock.today(),
    )
    for place, step in enumerate(setting.steps, 1):
        ClearanceStep.objects.create(
            setting=made,
            place=place,
            name=step.name,
            role=step.role,
            person_id=step.person,
            section=step.section,
            days=step.days,
        )
    record("clearance.set", made)
    return made


def _check_people(authority: Authority, setting: Setting) -> None:
    """Whoever is named can clear: a guest or a partner's person does not."""
    able = {person.pk for person in people_with(authority, *CLEARERS)}
    for n, step in enumerate(setting.steps):
        if step.person is not None and step.person not in able:
            raise Refused(f"Choose somebody of the council to clear {step.name}.", field=f"who_{n}")


@change
def give_clearance(
    *, by: Member, paper: Paper, step: str, is_cleared: bool, words: str = ""
) -> Clearance:
    """Clear a step of the edition being written, or return it, with what is to be done."""
    check_may(by, "paper.clear", paper)
    rules.check_can_write(state_of(paper))
    terms = terms_of(paper)
    setting = setting_of(paper, terms.body)
    found = next((each for each in setting.steps if each.name == step), None)
    asked = rules.check_is_for(found, by.person_id, by.roles)
    authors = _authors(paper, asked)
    rules.check_clears_no_own(by.person_id, authors, asked)
    if not is_cleared:
        rules.check_said(
            words, "words", "Say what is to be changed, or asked, before it is cleared."
        )
    written = paper.texts.newest_first()
    written = written.filter(section=asked.section) if asked.section else written
    rows = [*written, *([] if asked.section else [terms])]
    check_unchanged(max(rows, key=lambda row: row.entry, default=None))
    given = Clearance.objects.create(
        paper=paper,
        edition=next_edition(paper),
        step=asked.name,
        section=asked.section,
        is_cleared=is_cleared,
        words=words.strip(),
        given_by=person_of(by),
        effective_on=clock.today(),
    )
    for author in sorted(authors):
        ClearanceAuthor.objects.create(clearance=given, author_id=author, given_by=given.given_by)
    record("paper.clearance_given", paper)
    return given


def _authors(paper: Paper, step: Step) -> set[int]:
    """Who wrote what the step is of."""
    if not step.section:
        return authors_of(paper)
    return {*paper.texts.filter(section=step.section).values_list("author", flat=True)}
