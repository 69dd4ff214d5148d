"""Risks of a plan: raised, scored, linked, closed; how the register stands on any day."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.accounts.access import NotAllowed
from goldenthread.core.errors import Refused
from goldenthread.ledger.moments import Moment
from goldenthread.ledger.recording import Conflict, origin
from goldenthread.ledger.verify import verify
from goldenthread.plans import changes
from goldenthread.plans.drawings_risks import risk_mark, risk_moves
from goldenthread.plans.models import Risk, RiskClosed, RiskScore
from goldenthread.plans.read_risks import risk_at, risks_of
from goldenthread.plans.risks import (
    BANDS,
    KINDS,
    STEPS,
    Band,
    Kind,
    Link,
    RiskFilters,
    RiskRow,
    Score,
    band_of,
    band_range,
    matrix,
)
from tests.people import TODAY, World, at

SCORES = {Kind.INHERENT: (4, 4), Kind.CURRENT: (3, 4), Kind.TARGET: (2, 2)}
LATER = TODAY + timedelta(days=9)


def said(world: World, owner: str = "owner", **more: Any) -> changes.RiskInput:
    words = {
        "title": "The flats are late",
        "cause": "One contractor.",
        "consequence": "Young people wait.",
        "response": "A second contractor.",
    }
    return changes.RiskInput(owner=world.person(owner), **(words | more))


def raised(world: World, key: str = "manager", **more: Any) -> Risk:
    given: dict[str, Any] = {"scores": SCORES, "why": "It was late before."}
    given["risk"] = more.pop("risk", None) or said(world)
    return changes.raise_risk(by=world.member(key), plan=world.plan, **(given | more))


def scored(world: World, risk: Risk, key: str = "owner", **more: Any) -> RiskScore:
    given: dict[str, Any] = {"kind": "current", "likelihood": 5, "severity": 4}
    given |= {"why": "The contractor left."}
    return changes.score_risk(by=world.member(key), risk=risk, **(given | more))


def on(world: World, day: date, **more: Any) -> list[RiskRow]:
    return risks_of(world.plan, Moment.position(world.authority, day, **more))


def row_of(world: World, risk: Risk) -> RiskRow:
    found = risk_at(risk.pk, Moment.now(world.authority))
    assert found is not None
    return found


# What a score is


def test_every_score_has_one_band_and_the_bands_follow_one_another() -> None:
    scores = sorted({a * b for a in STEPS for b in STEPS})
    ranges = [tuple(map(int, band_range(code).split(" to "))) for code in BANDS]
    assert [first for first, _ in ranges] == [1, *(last + 1 for _, last in ranges[:-1])]
    assert ranges[-1][1] == 25
    for score in scores:
        inside = [code for code, (a, b) in zip(BANDS, ranges, strict=True) if a <= score <= b]
        assert inside == [band_of(score)]
    assert (band_of(4), band_of(5), band_of(9)) == (Band.LOW, Band.MEDIUM, Band.MEDIUM)
    assert (band_of(10), band_of(16), band_of(20)) == (Band.HIGH, Band.HIGH, Band.VERY_HIGH)


def test_a_score_is_said_in_words_and_never_called_impact() -> None:
    score = Score("current", 4, 5, TODAY)
    assert score.words == "4 likely × 5 severe = 20, very high"
    assert ">20</b> Very high" in str(risk_mark(score))
    assert not any("impact" in words.lower() for pair in KINDS.values() for words in pair)


steps = st.integers(1, 5)
pairs = st.tuples(steps, steps)


@st.composite
def registers(draw: Any) -> list[RiskRow]:
    found = []
    for number in range(1, draw(st.integers(1, 5)) + 1):
        pairs_of = {kind: draw(st.lists(pairs, min_size=1, max_size=2)) for kind in Kind}
        scores = [
            Score(kind, *pair, TODAY + timedelta(days=n))
            for kind, told in pairs_of.items()
            for n, pair in enumerate(told)
        ]
        links = (Link("action", draw(st.integers(1, 3)), "Action", ""),)
        is_open = draw(st.booleans())
        found.append(
            RiskRow(number, number, "A risk", "O", TODAY, tuple(scores), links, is_open=is_open)
        )
    return found


@given(registers(), st.sampled_from([*Kind]))
def test_the_matrix_counts_what_the_register_lists(rows: list[RiskRow], kind: Kind) -> None:
    by = "" if kind is Kind.CURRENT else kind.value
    for line in matrix(rows, kind):
        for cell in line:
            listed = RiskFilters.read({**cell.query, "by": by}).select(rows)
            assert [row.pk for row in listed] == [row.pk for row in cell.rows]
    every = [row.pk for line in matrix(rows, kind) for cell in line for row in cell.rows]
    assert sorted(every) == [row.pk for row in rows if row.is_open]
    values = [row.score(kind).value for row in RiskFilters(by=by).select(rows) if row.is_open]
    assert values == sorted(values, reverse=True)


@given(registers())
def test_bands_and_shows_divide_the_register(rows: list[RiskRow]) -> None:
    bands = [RiskFilters(band=band).select(rows) for band in Band]
    assert sum(map(len, bands)) == len(rows)
    above = RiskFilters(show="above").select(rows)
    assert all(row.is_open and row.current.value > row.target.value for row in above)
    assert {row.pk for row in RiskFilters(of="action-2").select(rows)} == {
        row.pk for row in rows if any(link.pk == 2 for link in row.links)
    }


def test_the_drawing_says_where_the_score_stood() -> None:
    told = [(3, 4), (5, 4), (2, 4)]
    scores = [Score("current", *pair, TODAY + timedelta(days=n)) for n, pair in enumerate(told)]
    scores += [Score(kind, 1, 2, TODAY) for kind in ("inherent", "target")]
    drawn = str(risk_moves(RiskRow(1, 4, "A risk", "O", TODAY, tuple(scores))))
    root = ET.fromstring(drawn)  # noqa: S314 - our own drawing
    svg = "{http://www.w3.org/2000/svg}"
    assert root.findtext(f"{svg}title") == "The current score of R4 fell from 12 to 8."
    assert "16 November 2026: 3 possible × 4 major = 12, high." in root.findtext(f"{svg}desc", "")
    assert len(root.findall(f"{svg}circle")) == 3  # two rings and the dot
    assert "style" not in drawn
    assert set(re.findall(r'fill="(#[0-9a-f]+)"', drawn)) <= {
        *("#ffffff", "#e6e8ea", "#c9cdd0", "#a5abb0", "#484949", "#0b0c0c"),
    }


# Its life


@pytest.mark.django_db
def test_a_risk_goes_its_way_and_each_day_shows_how_it_stood(world: World) -> None:
    risk = raised(world, touches=[world.action("1.4")])
    with at(TODAY + timedelta(days=3)):
        scored(world, risk)
    with at(TODAY + timedelta(days=5)):
        changes.change_risk(
            by=world.member("owner"), risk=risk, said=said(world, response="A third.")
        )
    with at(TODAY + timedelta(days=7)):
        changes.close_risk(by=world.member("manager"), risk=risk, why="The flats are let.")
        with pytest.raises(Refused, match="closed, so it stands"):
            scored(world, risk)
    with at(LATER):
        changes.reopen_risk(by=world.member("director"), risk=risk, why="One is flooded.")
        assert on(world, TODAY - timedelta(days=1)) == []
        days = (0, 3, 5, 7, 9)
        stood = [on(world, TODAY + timedelta(days=n))[0] for n in days]
        assert [row.current.value for row in stood] == [12, 20, 20, 20, 20]
        assert [row.moved_words for row in stood][:2] == ["", "up from 12"]
        assert stood[1].response == "A second contractor."
        assert stood[2].response == "A third."
        assert [row.is_open for row in stood] == [True, True, True, False, True]
        assert (stood[3].why, stood[4].why) == ("The flats are let.", "One is flooded.")
        assert [link.label for link in stood[0].links] == ["Action 1.4"]
    assert verify(world.authority).is_sound


@pytest.mark.django_db
def test_what_was_scored_late_is_known_from_then_on(world: World) -> None:
    risk = raised(world)
    with at(LATER):
        scored(world, risk, on=TODAY + timedelta(days=2))
        day = TODAY + timedelta(days=4)
        assert [row.current.value for row in on(world, day)] == [12]
        assert [row.current.value for row in on(world, day, include_later=True)] == [20]


@pytest.mark.django_db
def test_numbers_follow_one_another(world: World) -> None:
    assert [raised(world).number for _ in range(3)] == [1, 2, 3]
    assert [row.reference for row in on(world, TODAY)] == ["R1", "R2", "R3"]


@pytest.mark.django_db
def test_what_it_touches_is_linked_and_taken_off(world: World) -> None:
    risk = raised(world, touches=[world.action("1.4")])
    priority = world.plan.priorities.order_by("pk")[0]
    by = world.member("owner")
    changes.link_risk(by=by, risk=risk, touches=[world.action("1.5"), priority])
    assert [link.label for link in row_of(world, risk).links] == ["Priority 1", "Action 1.5"]
    every = on(world, TODAY)
    assert RiskFilters(of=f"action-{world.action('1.4').pk}").select(every) == []
    assert RiskFilters(of=f"priority-{priority.pk}").select(every) == every
    with pytest.raises(Refused, match="Nothing was changed"):
        changes.link_risk(by=by, risk=risk, touches=[priority, world.action("1.5")])


# Who, and what is refused


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["board_member", "assurer", "finance", "inspector", "councillor"])
def test_others_do_not_raise_risks(world: World, key: str) -> None:
    with pytest.raises(NotAllowed):
        raised(world, key)


@pytest.mark.django_db
def test_its_owner_scores_it_and_another_closes_it(world: World) -> None:
    risk = raised(world, risk=said(world, "director"))
    with pytest.raises(NotAllowed):
        scored(world, risk, "owner")
    scored(world, risk, "director")
    with pytest.raises(NotAllowed, match="never one that they own"):
        changes.close_risk(by=world.member("director"), risk=risk, why="Over.")
    changes.close_risk(by=world.member("manager"), risk=risk, why="Over.")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"why": " "}, "Say why"),
        ({"likelihood": 6}, "from 1 to 5"),
        ({"on": LATER}, "cannot be in the future"),
        ({"on": TODAY - timedelta(days=1)}, "was raised on"),
        ({"kind": "target", "likelihood": 2, "severity": 2}, "stands there already"),
    ],
)
def test_a_score_has_steps_a_reason_and_a_day(
    world: World, more: dict[str, Any], sentence: str
) -> None:
    risk = raised(world)
    with pytest.raises(Refused, match=sentence):
        scored(world, risk, **more)
    scored(world, risk, likelihood=3, severity=4, why="Looked again: it is still so.")


@pytest.mark.django_db
def test_a_risk_is_raised_whole(world: World) -> None:
    with pytest.raises(Refused, match="what it would come from"):
        raised(world, risk=said(world, cause=" "))
    with pytest.raises(Refused, match="who can act on it"):
        raised(world, risk=said(world, "finance"))
    with pytest.raises(Refused, match="target"):
        raised(world, scores={Kind.INHERENT: (1, 1), Kind.CURRENT: (1, 1)})
    risk, by = raised(world), world.member("manager")
    changes.close_risk(by=by, risk=risk, why="Over.")
    with pytest.raises(Refused, match="closed already"):
        changes.close_risk(by=by, risk=risk, why="Over.")


@pytest.mark.django_db
def test_nobody_scores_over_a_score_that_they_have_not_seen(world: World) -> None:
    risk = raised(world)
    seen = risk.entry
    scored(world, risk)
    with pytest.raises(Conflict), origin(via="web", seen=seen):
        scored(world, risk, "manager", likelihood=1)


@pytest.mark.django_db
@pytest.mark.parametrize("wrong", [{"likelihood": 6}, {"severity": 0}, {"why": ""}])
def test_the_database_refuses_a_score_beyond_the_scale(world: World, wrong: dict[str, Any]) -> None:
    risk = raised(world)
    stands: Any = RiskScore.objects.filter(risk=risk).values().last()
    row = RiskScore(**{**stands, "id": None, "entry": 10_000, **wrong})
    with pytest.raises(IntegrityError, match="risk_is_scored"), transaction.atomic():
        row.save_base(raw=True, force_insert=True)


@pytest.mark.django_db
def test_the_database_refuses_the_owner_who_closes(world: World) -> None:
    risk = raised(world)
    owner = world.person("owner")
    row = RiskClosed(
        risk=risk,
        closed=True,
        why="Over.",
        decided_by=owner,
        owner=owner,
        authority=world.authority,
        entry=10_000,
        effective_on=TODAY,
    )
    with pytest.raises(IntegrityError, match="not_closed_by_its_owner"), transaction.atomic():
        row.save_base(raw=True, force_insert=True)
