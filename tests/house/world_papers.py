"""What the world of the house tests has of papers that several people write and clear."""

from __future__ import annotations

from datetime import date

from goldenthread.accounts.access import system
from goldenthread.accounts.changes import grant_role, withdraw_role
from goldenthread.accounts.models import Person, Role
from goldenthread.reports.changes import comment_section, give_section, set_clearance
from goldenthread.reports.clearance import PROPOSED, Setting
from goldenthread.reports.models import Paper, SectionComment
from tests.people import World
from tests.unit.reports.writing import draft


def own_draft(world: World, writer: Person) -> Paper:
    """A section is given to somebody who could write papers then, and has no role any more."""
    by, paper = system(world.authority), draft(world, meeting_on=date(2026, 12, 11))
    grant_role(by=by, person=writer, role=Role.OWNER)
    give_section(
        by=world.member("manager"),
        paper=paper,
        section="finance",
        person=writer,
        due_on=date(2026, 11, 20),
    )
    withdraw_role(by=by, person=writer, role=Role.OWNER)
    return paper


def clearing(world: World) -> None:
    """Finance clears papers; what is not cleared can be published all the same."""
    finance = Setting(PROPOSED[:1], is_advisory=True)
    set_clearance(by=world.member("democratic_services"), setting=finance)


def comment(world: World, paper: Paper) -> SectionComment:
    text = "Say what twelve flats cost a year."
    by = world.member("finance")
    return comment_section(by=by, paper=paper, section="finance", text=text)
