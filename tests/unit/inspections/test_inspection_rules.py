"""The statutory date, and in which order an inspection's dates stand."""

from datetime import date

import pytest

from goldenthread.core.errors import Refused
from goldenthread.inspections import rules
from goldenthread.inspections.models import Kind

TODAY = date(2026, 11, 16)


def due(kind=Kind.ILACS_STANDARD, **days):
    given = {"received": None, "published": None, "stated": None}
    return rules.statement_due(kind, **(given | days))


def test_seventy_working_days_after_receipt_day_0_excluded():
    found = due(received=date(2023, 5, 9), published=date(2023, 6, 1))
    assert (found.computed, found.on) == (date(2023, 8, 16), date(2023, 8, 16))
    assert not found.no_later_than
    assert found.rule.days == 70
    assert "SI 2007/462" in found.rule.source


def test_until_receipt_is_told_publication_gives_no_later_than():
    found = due(published=date(2023, 5, 9))
    assert found.on == date(2023, 8, 16)
    assert found.no_later_than


def test_a_stated_date_holds_and_the_difference_is_said():
    found = due(received=date(2023, 5, 9), stated=date(2023, 8, 18))
    assert (found.on, found.computed) == (date(2023, 8, 18), date(2023, 8, 16))
    assert "2 working days after the date computed, 16 August 2023" in found.difference
    assert due(received=date(2023, 5, 9), stated=date(2023, 8, 16)).difference == ""


def test_with_neither_day_there_is_nothing_to_count_from():
    found = due()
    assert (found.on, found.no_later_than) == (None, False)
    assert due(stated=date(2023, 8, 18)).on == date(2023, 8, 18)


@pytest.mark.parametrize("kind", [Kind.AREA_SEND, Kind.MONITORING_VISIT, Kind.OTHER])
def test_kinds_that_ask_for_no_statement(kind):
    assert due(kind, received=date(2023, 5, 9)) is None


def test_every_kind_has_its_rule():
    assert set(rules.STATEMENT_RULE) == set(Kind)


def test_the_councils_own_days_off_move_the_date():
    found = due(received=date(2023, 5, 9), extra_days_off=(date(2023, 8, 15),))
    assert found.computed == date(2023, 8, 17)


@pytest.mark.parametrize(
    ("day", "left"),
    [
        (date(2026, 11, 17), 1),
        (date(2026, 11, 16), 0),
        (date(2026, 11, 13), -1),
        (date(2026, 11, 23), 5),
    ],
)
def test_the_countdown_is_in_working_days(day, left):
    assert rules.working_days_left(day, TODAY) == left


def test_the_countdown_leaves_out_the_councils_own_days_off():
    assert rules.working_days_left(date(2026, 11, 23), TODAY, (date(2026, 11, 20),)) == 4


def check(**days):
    given = {"received": None, "published": None, "stated": None, "ended": None, "today": TODAY}
    rules.check_dates(**(given | days))


@pytest.mark.parametrize(
    ("days", "field", "sentence"),
    [
        ({"received": date(2026, 11, 17)}, "received", "in the future"),
        (
            {"received": date(2026, 5, 1), "ended": date(2026, 5, 2)},
            "received",
            "received before the inspection ended",
        ),
        (
            {"published": date(2026, 5, 1), "ended": date(2026, 5, 2)},
            "published",
            "published before the inspection ended",
        ),
        (
            {"published": date(2026, 5, 1), "received": date(2026, 5, 2)},
            "published",
            "before the council received it",
        ),
        (
            {"stated": date(2026, 5, 1), "received": date(2026, 5, 2)},
            "statement_due",
            "due before the council received",
        ),
    ],
)
def test_dates_in_a_wrong_order_are_refused_at_their_field(days, field, sentence):
    with pytest.raises(Refused, match=sentence) as refused:
        check(**days)
    assert refused.value.field == field


def test_dates_in_their_order_and_publication_to_come_are_fine():
    check(
        ended=date(2026, 5, 1),
        received=date(2026, 5, 1),
        published=date(2027, 1, 4),
        stated=date(2026, 8, 1),
    )


@pytest.mark.parametrize("text", ["", "  \n", "x" * 6001])
def test_a_finding_has_words_and_is_no_whole_report(text):
    with pytest.raises(Refused):
        rules.check_finding_text(text)
    rules.check_finding_text("x" * 6000)


def test_an_area_is_judged_once():
    rules.check_areas(["Care leavers", "Overall"])
    with pytest.raises(Refused, match="two judgements on “Overall”"):
        rules.check_areas(["Overall", "Care leavers", "Overall"])
