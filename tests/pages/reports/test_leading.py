"""What a number of a paper leads its reader to: a list with as many rows, or that adds up to it."""

import re
from datetime import date, timedelta
from decimal import Decimal
from urllib.parse import parse_qs, urlsplit

import pytest

from goldenthread.inspections.changes import FindingInput, InspectionInput, record_inspection
from goldenthread.plans import changes
from goldenthread.plans.funding import MonthRow
from goldenthread.plans.periods import Period
from goldenthread.plans.risks import Kind
from goldenthread.reports.build import build_paper
from goldenthread.reports.paper_html import paper_html
from tests.governing import promise
from tests.measuring import add_measure
from tests.pages.sending import text_of
from tests.people import TODAY, at, fire, give
from tests.unit.reports.writing import draft

pytestmark = pytest.mark.django_db


def something_of_each(world, governance) -> None:
    """What the small world has none of; and an inspection that the plan answers since."""
    manager, action = world.member("manager"), world.action("1.4")
    scores = {Kind.INHERENT: (4, 4), Kind.CURRENT: (3, 4), Kind.TARGET: (2, 2)}
    risk = changes.RiskInput("Late flats", "Builders", "No homes", "Ask", world.person("owner"))
    changes.raise_risk(
        by=manager, plan=world.plan, risk=risk, scores=scores, why="Late.", touches=[action]
    )
    line = changes.add_funding_line(
        by=manager,
        plan=world.plan,
        funding=changes.FundingInput("Mentors", "DfE improvement grant", "one_off"),
        subject=action,
    )
    months = [MonthRow(date(2026, 10, 1), Decimal(4000), Decimal("1200.50"))]
    changes.set_funding_months(by=manager, line=line, year=2026, months=months)
    fire(world)
    for question in ("Who has no plan?", "Who pays?"):
        asked = changes.ChallengeInput("work", question, world.person("owner"))
        by = world.member("board_member")
        changes.ask_challenge(by=by, plan=world.plan, subject=action, asked=asked)
    for to in (governance.committee, governance.board, governance.board):
        promise(world, governance.item, "Report on homes", to, due_on=date(2026, 11, 2))
    measures = [add_measure(world, "M1"), add_measure(world, "M2", values=range(40, 53))]
    changes.choose_measures(by=manager, subject=world.action("1.2"), measures=measures)
    changes.choose_measures(by=manager, subject=world.action("2.1"), measures=measures)
    _answer_another_inspection(world)


def _answer_another_inspection(world) -> None:
    came = InspectionInput(
        kind="monitoring_visit",
        started_on=TODAY - timedelta(days=90),
        ended_on=TODAY - timedelta(days=89),
        dates={"published": TODAY - timedelta(days=60)},
        findings=[FindingInput("improvement", "Homes for care leavers.")],
    )
    inspection = record_inspection(by=world.member("manager"), inspection=came)
    changes.answer_inspection(by=world.member("manager"), plan=world.plan, inspection=inspection)


def links_of(html: str) -> dict[tuple, tuple[str, str]]:
    """A number and its address for each list, narrowed by each set of filters, at each moment."""
    found = {}
    for href, words in re.findall(r'<a href="(/[^"]*)">([^<]*)</a>', html):
        address = urlsplit(href.replace("&amp;", "&"))
        asked = parse_qs(address.query)
        found[address.path, *sorted(asked), *asked.get("show", ()), *asked["at"]] = (
            words,
            address.geturl(),
        )
    return found


def said_by(client, address: str, words: str) -> str:
    """The number that stands over the list, or below what is added up."""
    response = client.get(address)
    text, path = text_of(response), urlsplit(address).path
    if path.startswith("/measures/"):
        return words if words in text else text
    if "£" in words:
        total = response.content.decode().split("<tfoot>")[1].split("</tfoot>")[0]
        amounts = re.findall("−?£[0-9,.]*[0-9]", total)
        order = ("standing", "approved", "bid", "spent")
        return amounts[order.index(parse_qs(urlsplit(address).query)["show"][0])]
    if path.endswith("/measures/"):
        return re.search(r"(?:Every measure|In trouble|that lasts): (\d+) measures?", text)[1]
    counted = re.search(r'role="status">\D*(\d+)', response.content.decode())
    return counted[1]


@pytest.mark.parametrize("kind", ["board_pack", "monitoring_visit"])
def test_each_number_of_a_closed_paper_is_that_of_the_list_as_it_was_then(
    world, governance, client, kind
) -> None:
    before = TODAY + timedelta(days=1)
    with at(before + timedelta(days=1)):
        something_of_each(world, governance)
        paper = draft(
            world,
            kind=kind,
            body="Improvement Board",
            as_at=TODAY + timedelta(days=2),
            earlier_on=before,
            last_met_on=before,
            legal="exempt",
            exempt_paragraph="3",
            legal_reason="Terms.",
        )
        found = links_of(paper_html(build_paper(paper)))
    with at(TODAY + timedelta(days=20)):
        give(world, "1.4", Period(TODAY.replace(day=1)), "off_track")
        client.force_login(world.person("director"))
        for words, address in found.values():
            count = re.search(r"\((\d+) of", words) or re.search(r"(\d+)", words)
            wanted = words if "£" in words or "/measures/" in address[:10] else count[1]
            assert said_by(client, address, words) == wanted, address
    assert len(found) > 12
