"""Letters without a font are told of with where they come from, each text once."""

from __future__ import annotations

from dataclasses import replace

from goldenthread.plans.ratings import Progress
from goldenthread.reports.letters import Unshown, unshown
from tests.unit.reports import papers


def test_letters_of_the_record_are_told_of_once_with_their_row_and_column() -> None:
    stood = papers.position(12)
    first, second, *others = stood.actions
    first = replace(first, title="Agree 安全 with partners")
    second = replace(second, progress=Progress.OFF_TRACK, latest_update="The 家 group met twice.")
    paper = papers.paper(position=replace(stood, actions=(first, second, *others)), earlier=None)
    assert unshown(paper) == (
        Unshown("全安", "“5 Impact: is it better for children?”, 1.1: Action"),
        Unshown("家", "“7 Exceptions”, Action 2.1: Latest update"),
    )


def test_a_paper_whose_letters_all_have_a_font_is_told_nothing_of() -> None:
    assert unshown(papers.paper(12)) == ()
