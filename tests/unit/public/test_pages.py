"""The public pages of a plan count what the plan rates, and speak to everybody."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from goldenthread.plans.ratings import Impact
from goldenthread.public.pages import BY_CODE, on_a_page, shown
from goldenthread.reports.composing import compose
from goldenthread.reports.paper_html import sections_html
from tests.unit.reports import papers
from tests.unit.reports.papers import paper


def words(sections: Any) -> str:
    """As somebody reads them, tags left out."""
    html = str(sections_html(sections))
    return " ".join("".join(part.split(">")[-1] + " " for part in html.split("<")).split())


@pytest.mark.parametrize(
    ("level", "whole", "row"),
    [
        ("action", "Impact of 75 actions:", "Actions: "),
        ("priority", "Impact of 7 priorities:", "Sustained"),
        ("finding", "Impact of 1 finding:", "Findings: 1 clear evidence"),
    ],
)
def test_impact_is_counted_at_the_level_at_which_the_plan_rates_it(
    level: str, whole: str, row: str
) -> None:
    made = paper(90)
    first = made.position.actions[0]
    finding = replace(
        made.position.findings[0], actions=(first.ref,), action_pks=(first.pk,), impact=Impact.CLEAR
    )
    rated = tuple(replace(each, impact=Impact.SUSTAINED) for each in made.position.priorities)
    position = replace(made.position, impact_level=level, findings=(finding,), priorities=rated)
    text = words(on_a_page(replace(made, position=position)))
    assert whole in text
    assert row in text
    assert ("Actions: " in text) is (level == "action")


def test_a_page_for_everybody_speaks_of_the_committee_and_not_to_it() -> None:
    made = papers.of_kind("committee_report")
    told = shown(made, BY_CODE["undertakings"])
    text = words(compose(told).sections)
    assert "closed since the Children and Families Committee last met." in text
    assert "you" not in text.lower().split()
    assert "closed since you last met." in words(compose(made).sections)
