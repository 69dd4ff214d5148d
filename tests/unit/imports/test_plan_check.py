"""The rules of the plan check: each fires on its example, and on nothing that is good."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from goldenthread.core.errors import Refused
from goldenthread.imports.check import ALL, Rule, check
from goldenthread.imports.check.examples import GOOD_PLAN
from goldenthread.imports.check.reading_age import reading_age, syllables
from goldenthread.imports.check.settings import read_settings
from goldenthread.imports.check.shape import Plan

by_code = pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.code)


def codes(plan: Plan) -> set[str]:
    return {fault.code for fault in check(plan).faults}


def test_there_are_about_forty_rules_each_with_a_code_of_its_own() -> None:
    assert len({rule.code for rule in ALL}) == len(ALL) >= 40


@by_code
def test_the_example_shows_its_rule_and_no_other(rule: Rule) -> None:
    assert codes(rule.bad.plan) == {rule.code}


@by_code
def test_the_mended_example_shows_nothing(rule: Rule) -> None:
    assert codes(rule.good.plan) == set()


@by_code
def test_a_rule_says_why_how_to_mend_it_and_who_complained(rule: Rule) -> None:
    for words in (rule.why, rule.mend):
        assert re.fullmatch(r"[“A-Z0-9].*[.?]", words)
    assert rule.source
    assert rule.bad.words
    assert rule.good.words


@by_code
def test_a_rule_is_silent_about_a_plan_that_says_nothing(rule: Rule) -> None:
    assert list(rule.check(Plan(), rule.limits)) == []


@by_code
def test_a_rule_is_silent_about_what_a_plan_does_not_record(rule: Rule) -> None:
    """The words of actions alone: whatever else is missing, nobody knows of it."""
    bare = tuple(replace(_bare, ref="", text=a.text) for a in GOOD_PLAN.actions)
    assert list(rule.check(Plan(bare), rule.limits)) == []
    told_once = {"no-date", "nobody-named", "no-measures"}  # where all of a plan was looked at
    found = list(rule.check(Plan(bare, records=frozenset({"whole"})), rule.limits))
    assert len(found) == (rule.code in told_once)


_bare = replace(GOOD_PLAN.actions[0], **{
    "priority": "", "findings": (), "leads": (), "owners": (), "start": None, "due": None,
    "due_words": "", "due_form": "", "original_due": None, "progress": "", "evidence": 0,
    "impact": "", "success": (), "updates": (), "next_steps": (),
})  # fmt: skip


def test_a_rule_is_switched_off_and_tuned_with_a_reason() -> None:
    rule = next(rule for rule in ALL if rule.code == "several-leads")
    off = read_settings('[several-leads]\noff = true\nreason = "Joint leads are agreed."')
    result = check(rule.bad.plan, off)
    assert result.faults == ()
    assert result.off == (("several-leads", "Joint leads are agreed."),)
    tuned = read_settings('[several-leads]\nmost = 3\nreason = "Three agencies lead."')
    assert check(rule.bad.plan, tuned).faults == ()


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("[several-leads]\noff = true", "gives no reason"),
        ('[no-such]\noff = true\nreason = "x"', "no such rule"),
        ('[several-leads]\nleast = 3\nreason = "x"', "has no limit “least”"),
        ('[several-leads]\nmost = "3"\nreason = "x"', "whole number"),
        ("[several-leads", "cannot be read"),
    ],
)
def test_settings_that_are_wrong_get_a_sentence(text: str, part: str) -> None:
    with pytest.raises(Refused, match=part):
        read_settings(text)


def test_reading_age_grows_with_long_words_and_long_sentences() -> None:
    assert [syllables(word) for word in ("cat", "panel", "agreed", "accountability")] == [
        1,
        2,
        2,
        6,
    ]
    easy = "The cat sat on the mat. The dog ran to the door."
    hard = "Organisational accountability necessitates multidisciplinary collaboration throughout."
    assert reading_age(easy) < 9
    assert reading_age(hard) > 20
