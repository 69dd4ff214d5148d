"""Verbs about writing papers together, and about clearing them."""

from __future__ import annotations

from datetime import date
from typing import Any

from goldenthread.reports import changes
from goldenthread.reports.clearance import PROPOSED, Setting
from tests.house.verbs import example
from tests.house.world import House


@example("reports.give_section")
def _(house: House) -> Any:
    return changes.give_section(
        by=house.member("manager"),
        paper=house.drafted,
        section="finance",
        person=house.world.person("finance"),
        due_on=date(2026, 11, 20),
    )


@example("reports.comment_section")
def _(house: House) -> Any:
    by, text = house.member("finance"), "Say what twelve flats cost a year."
    return changes.comment_section(by=by, paper=house.drafted, section="finance", text=text)


@example("reports.resolve_comment")
def _(house: House) -> Any:
    by = house.member("manager")
    return changes.resolve_comment(by=by, comment=house.comment, note="Now in paragraph 2.")


@example("reports.set_clearance")
def _(house: House) -> Any:
    return changes.set_clearance(by=house.member("democratic_services"), setting=Setting(PROPOSED))


@example("reports.give_clearance")
def _(house: House) -> Any:
    by = house.member("finance")
    return changes.give_clearance(by=by, paper=house.drafted, step="Finance", is_cleared=True)
