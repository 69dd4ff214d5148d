"""The standard of evidence: what each rating needs, and every way in which it can seem met."""

from datetime import date

import pytest

from goldenthread.plans.ratings import Impact
from goldenthread.plans.standard import (
    Case,
    Item,
    missing,
    months_after,
    months_before,
    needs,
    reached,
    remark,
)

BEGAN, TODAY = date(2026, 2, 1), date(2026, 11, 16)
OLD = date(2026, 1, 31)
SINCE = date(2026, 10, 1)


def item(kind: str = "data", dated_on: date = SINCE, *, held: bool = True) -> Item:
    return Item(kind, dated_on, held)


def case(*items: Item, clear: tuple[date, ...] = (), improves: bool = False) -> Case:
    return Case(items, TODAY, BEGAN, clear, improves)


TWO_KINDS = (item("data"), item("case_audit"))


@pytest.mark.parametrize("rating", [Impact.WORSE, Impact.NO_EVIDENCE])
def test_worse_and_no_evidence_need_nothing(rating):
    assert needs(rating, case()) == []


@pytest.mark.parametrize(
    ("items", "met"),
    [
        ((), False),
        ((item(),), True),
        ((item(held=False),), True),  # a link is enough for early evidence
        ((item(dated_on=OLD),), False),
        ((item(dated_on=BEGAN),), True),  # the first day counts
        ((item(dated_on=date(2026, 11, 17)),), False),  # later than the day assessed
    ],
)
def test_early_needs_one_item_that_counts(items, met):
    assert (missing(Impact.EARLY, case(*items)) == []) is met


@pytest.mark.parametrize(
    ("items", "lacks"),
    [
        ((), ["evidence of two kinds", "copies"]),
        ((item(), item()), ["a second kind beside data", "copies"]),
        ((item("data"), item("case_audit", OLD)), ["a second kind", "copies"]),
        (TWO_KINDS, []),
        ((item("data"), item("case_audit", held=False)), ["copies"]),
        ((item("data", held=False), item("case_audit", held=False)), ["copies"]),
        ((item("inspector_letter"),), []),
        ((item("inspector_letter", held=False),), ["copies"]),
        ((item("inspector_letter", held=False), item("data")), ["copies"]),
        ((item("inspector_letter", held=False), *TWO_KINDS), []),
        ((item("inspector_letter", OLD),), ["evidence of two kinds", "copies"]),
        ((item("childrens_voice"), item("practitioner_voice")), []),
    ],
)
def test_clear_needs_two_kinds_or_the_inspectors_letter_held_here(items, lacks):
    found = missing(Impact.CLEAR, case(*items))
    assert len(found) == len(lacks)
    assert all(words.startswith(start) for words, start in zip(found, lacks, strict=True))


@pytest.mark.parametrize(
    ("clear", "improves", "met"),
    [
        ((), False, False),
        ((), True, True),
        ((date(2026, 8, 16),), False, True),
        ((date(2026, 8, 17),), False, False),
        ((date(2026, 11, 2), date(2026, 3, 1)), False, True),
    ],
)
def test_sustained_needs_a_measure_or_two_clear_assessments_three_months_apart(
    clear, improves, met
):
    lacks = missing(Impact.SUSTAINED, case(*TWO_KINDS, clear=clear, improves=improves))
    assert (lacks == []) is met


def test_sustained_needs_all_that_clear_needs():
    lasting = case(item(), clear=(date(2026, 3, 1),), improves=True)
    assert missing(Impact.SUSTAINED, lasting) == missing(Impact.CLEAR, lasting) != []


@pytest.mark.parametrize(
    ("first", "second", "apart"),
    [
        (date(2026, 11, 30), date(2027, 2, 28), True),  # February has no 30th: its last day
        (date(2026, 11, 30), date(2027, 2, 27), False),
        (date(2026, 8, 31), date(2026, 11, 30), True),
        (date(2027, 11, 29), date(2028, 2, 29), True),
        (date(2027, 11, 30), date(2028, 2, 28), False),  # a leap year's February has one more
        (date(2026, 2, 28), date(2026, 5, 28), True),
    ],
)
def test_three_months_end_on_the_same_day_or_the_months_last(first, second, apart):
    held = Case([item("data", first), item("case_audit", first)], second, None, [first])
    assert (missing(Impact.SUSTAINED, held) == []) is apart


def test_months_before_and_after_keep_within_the_month():
    assert months_before(date(2026, 5, 31), 3) == date(2026, 2, 28)
    assert months_after(date(2026, 10, 31), 4) == date(2027, 2, 28)
    assert months_after(date(2026, 12, 1), 12) == date(2027, 12, 1)


def test_no_start_lets_old_evidence_count():
    assert missing(Impact.EARLY, Case([item(dated_on=OLD)], TODAY)) == []


@pytest.mark.parametrize(
    ("items", "best"),
    [
        ((), None),
        ((item(),), Impact.EARLY),
        (TWO_KINDS, Impact.CLEAR),
    ],
)
def test_reached_is_the_highest_rating_whose_needs_are_met(items, best):
    assert reached(case(*items)) is best
    assert reached(case(*TWO_KINDS, improves=True)) is Impact.SUSTAINED


def test_a_remark_says_why_an_item_does_not_count():
    it = case()
    assert remark(item(), it) == ""
    assert remark(item(dated_on=OLD), it) == (
        "Does not count: it is from before the action began on 1 February 2026."
    )
    assert remark(item(dated_on=date(2026, 11, 17)), it).startswith(
        "Does not count: it is from after the day assessed"
    )
    assert remark(item(held=False), it).startswith("A link, no copy held here")


def test_needs_say_what_is_there():
    words = [need.words for need in needs(Impact.CLEAR, case(*TWO_KINDS))]
    assert words[0].endswith("data and a case audit")
    three = case(*TWO_KINDS, item("partner_view"))
    assert needs(Impact.CLEAR, three)[0].words.endswith("data, a case audit and a partner’s view")
    assert needs(Impact.EARLY, case(*TWO_KINDS))[0].words.endswith("there are 2")
