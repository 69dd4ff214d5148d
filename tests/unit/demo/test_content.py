"""The living example's content keeps its promises: counts, people, dates and words."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import timedelta

import pytest

from goldenthread.demo.content import check, people, plan, quiet
from goldenthread.demo.content.earlier_plan import EARLIER_PLAN
from goldenthread.demo.content.finding_decisions import FINDING_DECISIONS
from goldenthread.demo.content.inspections import FINDINGS, INSPECTIONS
from goldenthread.demo.content.joint_plan import JOINT_PLAN
from goldenthread.demo.content.papers import PAPERS
from goldenthread.demo.content.shapes import EVIDENCE_KINDS, LETTERS, TODAY
from goldenthread.plans.ratings import Impact, Progress

PLANS = (EARLIER_PLAN, plan.PLAN, JOINT_PLAN)
GIVEN_NAMES = (
    "Adam Aisha Alex Amy Anna Ben Charlie Chris Daniel David Emily Emma George Hannah Helen Jack "
    "Jade James Jane Jessica John Karen Kate Liam Lisa Lucy Mary Michael Mohammed Olivia Paul "
    "Peter Rachel Robert Sam Sarah Simon Smith Jones Sophie Steven Susan Thomas Tom Zoe"
).replace(" ", "|")


def texts(thing: object) -> Iterator[str]:
    """Every string inside a dataclass, tuple or string."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, tuple):
        for part in thing:
            yield from texts(part)
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from texts(getattr(thing, field.name))


def narratives() -> list[str]:
    found = [u.text for p in PLANS for s in p.stories.values() for u in s.updates]
    found += [a.why for p in PLANS for a in p.assessments]
    return found + [
        text for group in (quiet.ANY, quiet.ON_TRACK, quiet.IN_DOUBT) for text, _ in group
    ]


ALL_TEXTS = [t for part in (PLANS, INSPECTIONS, people.POSTS, PAPERS) for t in texts(part)]


def test_eighteen_of_ninety_are_complete_and_the_rest_is_as_promised():
    progress = check.totals().progress
    assert check.totals().actions == 90
    assert progress == {
        Progress.COMPLETE: 18,
        Progress.ON_TRACK: 40,
        Progress.AT_RISK: 14,
        Progress.OFF_TRACK: 8,
        Progress.NOT_STARTED: 10,
    }


def test_impact_is_assessed_for_twenty_nine_of_ninety():
    assert check.totals().impact == {
        Impact.NOT_ASSESSED: 61,
        Impact.NO_EVIDENCE: 8,
        Impact.WORSE: 1,
        Impact.EARLY: 14,
        Impact.CLEAR: 5,
        Impact.SUSTAINED: 1,
    }


def test_complete_without_assessment_states_and_late_starts():
    totals = check.totals()
    assert (totals.complete_not_assessed, totals.complete_assessed) == (11, 7)
    assert (totals.awaiting_sign_off, totals.paused, totals.should_have_started) == (5, 2, 3)
    assert (totals.updates_due, totals.updates_given) == (62, 55)


def test_dates_that_passed_and_dates_that_moved():
    totals = check.totals()
    assert (totals.overdue, totals.late_against_original) == (6, 15)
    assert (totals.moved, totals.moves) == (26, 41)
    assert (totals.pending_moves, totals.refused_moves) == (3, 1)


def test_the_ratings_disagree_where_the_story_needs_it():
    totals = check.totals()
    assert totals.disagreements == ("1.3", "1.6", "4.1", "6.1", "7.2")
    assert totals.gone_back == ("3.2",)
    assert totals.below_standard == ("5.4",)
    assert totals.findings_without_action == ("ILACS25-13",)
    assert (totals.evidence_items, totals.evidence_files) == (47, 38)


def test_people_dates_links_and_evidence_are_sound():
    assert check.problems() == ()


def test_lead_is_owner_in_two_actions_only_and_each_names_a_deputy():
    assert [a.ref for a in plan.PLAN.actions if a.deputy] == ["5.1", "7.3"]


def test_the_plan_for_each_inspection_is_due_seventy_working_days_after_receipt():
    for inspection in INSPECTIONS:
        assert check.is_working_day(inspection.received_on)
        if inspection.stated_due:
            assert inspection.stated_due == check.working_days_after(inspection.received_on, 70)
        if inspection.published_on:
            assert inspection.ended_on < inspection.received_on < inspection.published_on <= TODAY
        else:
            assert inspection.named
            assert inspection.expected_on > TODAY


def test_nothing_of_the_unpublished_letter_is_linked_from_a_plan():
    secret = {f.ref for i in INSPECTIONS if not i.published_on for f in i.findings}
    assert secret
    linked = {ref for p in PLANS for a in p.actions for ref in a.findings}
    assert not secret & linked
    assert not secret & {d.finding for d in FINDING_DECISIONS}


def test_updates_fall_in_the_course_of_their_action():
    for each in PLANS:
        months = [f"{p.month:%Y-%m}" for p in each.periods]
        for ref, story in each.stories.items():
            assert set(story.course) <= {*LETTERS, "."}, ref
            assert len(story.course) == len(months) or story.complete, ref
            given = [months.index(u.month) for u in story.updates]
            assert given == sorted(set(given)), ref
            assert all(story.course[at : at + 1] not in ("", ".") for at in given), ref
            if story.complete:
                month = each.periods[len(story.course) - 1].month
                assert month < story.sign_offs[-1].asked_on.replace(day=1), ref


def test_updates_are_due_on_the_plans_working_day():
    for period in plan.PERIODS:
        month_end = (period.month + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        due = check.working_days_after(month_end, plan.UPDATES_DUE_ON_WORKING_DAY)
        assert period.due_on == due


def test_nothing_is_dated_after_today():
    for each in PLANS:
        for story in each.stories.values():
            days = [m.decided_on or m.asked_on for m in story.moves]
            days += [s.decided_on or s.asked_on for s in story.sign_offs]
            assert all(day <= TODAY for day in days), story.ref
        assert all(a.on <= TODAY for a in each.assessments)
        assert all(e.dated <= e.added_on <= TODAY for e in each.evidence)


def test_bodies_decide_on_days_when_they_meet():
    met = {(m.body, m.on) for m in people.MEETINGS}
    for story in plan.PLAN.stories.values():
        for move in story.moves:
            if move.level != "lead" and move.decided_on:
                assert (move.level, move.decided_on) in met, story.ref
    assert all((d.by, d.on) in met for d in FINDING_DECISIONS)
    assert all((p.body, p.meeting_on) in met for p in PAPERS)
    assert all(check.is_working_day(m.on) for m in people.MEETINGS)


def test_papers_leave_five_clear_days_and_are_not_published_by_their_author():
    for paper in PAPERS:
        assert paper.author != paper.publisher
        if paper.published_on:
            assert paper.as_at <= paper.published_on
            assert check.working_days_after(paper.published_on, 6) <= paper.meeting_on


def test_evidence_is_typed_and_is_either_a_file_or_a_link():
    for item in (e for p in PLANS for e in p.evidence):
        assert item.kind in EVIDENCE_KINDS
        assert bool(item.filename) == bool(item.content) != bool(item.url)
        assert item.by in people.BY_KEY
        assert item.url == "" or ".wyremouth.example/" in item.url


def test_every_narrative_is_its_own_and_of_a_readable_length():
    said = narratives()
    assert [t for t, n in Counter(said).items() if n > 1] == []
    assert [t for t in said if not 8 <= len(t.split()) <= 90] == []


def test_there_are_enough_quiet_words():
    assert len(quiet.ANY) + len(quiet.ON_TRACK) + len(quiet.IN_DOUBT) >= 25


@pytest.mark.parametrize(
    "pattern",
    [rf"\b({GIVEN_NAMES})\b", r"\b\d{3} ?\d{3} ?\d{4}\b", r"\b(Mr|Mrs|Ms|Miss|Dr)\b"],
    ids=["names", "NHS numbers", "titles"],
)
def test_no_person_can_be_found_in_the_texts(pattern: str):
    assert [t for t in ALL_TEXTS if re.search(pattern, t)] == []


def test_repeated_findings_repeat_something_earlier():
    earlier = [f.ref for i in INSPECTIONS for f in i.findings]
    for finding in FINDINGS.values():
        for ref in finding.repeats:
            assert earlier.index(ref) < earlier.index(finding.ref)
