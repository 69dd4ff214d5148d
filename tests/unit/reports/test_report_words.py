"""What a composed paper says: sections, exceptions, changes since last time, and whose words."""

from dataclasses import replace
from datetime import date

import pytest

from goldenthread.core.days import day_words
from goldenthread.plans.ratings import Impact, Progress
from goldenthread.reports.blocks import Document, Heading, Paragraph, Picture, Table, joined, plain
from goldenthread.reports.composing import compose, unwritten
from goldenthread.reports.dataset import (
    ActionRow,
    FindingRow,
    Position,
    PriorityRow,
    Signal,
)
from goldenthread.reports.exceptions import exceptions
from goldenthread.reports.paper_sheets import paper_sheets
from goldenthread.reports.rating_sections import not_counted, summary
from goldenthread.reports.since import changes, comparisons, moved_since
from goldenthread.reports.wording import days_and_moves, listing, number_of
from tests.unit.reports import papers

AS_AT = date(2025, 11, 10)
ROW = ActionRow("1.1", "Open a duty line", "1", "Director", "Head of Service", Progress.ON_TRACK)


def position(*actions: ActionRow, **more: object) -> Position:
    return Position(AS_AT, 7, actions, **more)  # type: ignore[arg-type]


def section(document: Document, anchor: str) -> list[object]:
    (found,) = (each for each in document.sections if each.anchor == anchor)
    return list(found.blocks)


def said(document: Document, anchor: str) -> str:
    blocks = section(document, anchor)
    return " ".join(
        f"{getattr(block, 'lead', '')} {block.text}"
        for block in blocks
        if isinstance(block, Heading | Paragraph)
    )


def test_sections_are_numbered_and_refer_to_each_other() -> None:
    document = compose(papers.paper(9))
    assert [each.number for each in document.sections] == [*map(str, range(1, 17)), "Appendix 1"]
    assert "is in section 6" in said(document, "progress")
    assert "is in section 5" in said(document, "impact")
    without = compose(papers.paper(9, earlier=None))
    assert "since" not in {each.anchor for each in without.sections}
    assert "is in section 5" in said(without, "progress")
    assert "progress, section 4; impact, section 5" in said(without, "actions")


def test_how_findings_stand_is_a_section_of_its_own() -> None:
    rows = papers.position(9).findings
    status = said(compose(papers.paper(9)), "finding-status")
    assert f"Fully met: 0% (0 of {len(rows)}) of the findings." in status
    assert "Progress:" not in status
    assert "Impact:" not in status
    none = replace(papers.position(9), findings=())
    anchors = {each.anchor for each in compose(papers.paper(9, position=none)).sections}
    assert "finding-status" not in anchors


def test_every_heading_caption_and_picture_of_a_rating_names_which() -> None:
    document = compose(papers.paper(30))
    for anchor, own, other in (
        ("progress", "Progress", "Impact"),
        ("impact", "Impact", "Progress"),
    ):
        blocks = section(document, anchor)
        pictures = [block for block in blocks if isinstance(block, Picture)]
        assert [picture.key.kind for picture in pictures] == [own]
        assert all(picture.label.startswith(f"{own}: ") for picture in pictures)
        captions = [block.caption for block in blocks if isinstance(block, Table)]
        assert captions
        assert all(own in caption and other not in caption for caption in captions)
    for each in document.sections:
        for block in each.blocks:
            if isinstance(block, Table):
                assert not {column.head for column in block.columns} & {"RAG", "Status", "Rating"}


def test_a_paper_of_an_empty_plan_says_that_it_is_empty() -> None:
    document = compose(papers.paper(0, position=position(), earlier=None))
    assert "no actions that are counted" in said(document, "summary")
    assert "The plan has no actions." in said(document, "actions")
    for part in ("progress", "impact"):
        assert "The plan has no actions that are counted." in said(document, part)
    whole = " ".join(said(document, each.anchor) for each in document.sections)
    assert "0 of 0" not in whole
    assert "answers no finding" in said(document, "findings")
    assert said(document, "exceptions").strip() == "None."


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (ROW, "No work is complete yet, so none waits for an assessment."),
        (
            replace(ROW, progress=Progress.COMPLETE, impact=Impact.EARLY),
            "None: impact has been assessed wherever the work is complete.",
        ),
    ],
)
def test_only_where_work_is_complete_is_all_of_it_assessed(row: ActionRow, sentence: str) -> None:
    document = compose(papers.paper(0, position=position(row), earlier=None))
    assert sentence in said(document, "impact")


def test_nothing_written_is_to_be_completed_and_known() -> None:
    paper = papers.paper(3)
    assert tuple(unwritten(paper).values()) == (
        "Reasons for the recommendations",
        "Other options considered",
        "Consultation and engagement",
        "Equality",
    )
    missing = [
        block
        for each in compose(paper).sections
        for block in each.blocks
        if isinstance(block, Paragraph) and block.style == "missing"
    ]
    assert len(missing) == len(unwritten(paper))


def test_an_exempt_paper_says_why_and_shows_its_status_at_the_head() -> None:
    reason = "Paragraph 3 of Schedule 12A: financial affairs of a provider."
    document = compose(papers.paper(3, legal_status="Exempt", legal_reason=reason))
    assert document.status == "EXEMPT"
    assert reason in said(document, "purpose")


def test_a_position_with_later_entries_says_so_in_the_footer() -> None:
    later = replace(papers.position(3), include_later=True)
    assert (
        "As at 10 November 2025, with what was recorded later."
        in (compose(papers.paper(3, position=later)).footer[0])
    )


def test_the_summary_gives_each_percentage_with_its_count() -> None:
    text = plain(joined(*summary(papers.paper(20), {})))
    assert text.count("%") == text.count("% (")
    assert "Progress: " in text
    assert "Impact: " in text


def test_actions_that_are_not_counted_are_named_by_their_state() -> None:
    gone, moved = (
        replace(ROW, counted=False, state=state) for state in ("Withdrawn", "Transferred")
    )
    assert not_counted(position(ROW)) == "Every action of the plan is counted."
    assert not_counted(position(ROW, gone)).startswith("1 action (withdrawn) is listed")
    assert "3 actions (2 withdrawn and 1 transferred) are listed" in not_counted(
        position(gone, gone, moved)
    )


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"progress": Progress.OFF_TRACK}, "Progress: off track."),
        ({"due": date(2025, 10, 31)}, "10 days overdue: it was due on 31 October 2025."),
        (
            {
                "progress": Progress.NOT_STARTED,
                "should_have_started": True,
                "starts_on": date(2025, 9, 1),
            },
            "Progress: not started. It should have started on 1 September 2025.",
        ),
        ({"impact": Impact.WORSE}, "Impact: worse."),
        (
            {"impact": Impact.EARLY, "impact_was": Impact.CLEAR},
            "Impact has gone back from clear evidence to early evidence.",
        ),
        (
            {"impact": Impact.CLEAR, "below_standard": True, "judgement_reason": "One audit."},
            "Impact: clear evidence is the assessor’s judgement, below the standard of evidence: "
            "One audit.",
        ),
    ],
)
def test_each_exception_has_its_reason(change: dict[str, object], reason: str) -> None:
    row = replace(ROW, **change)  # type: ignore[arg-type]
    (found,) = exceptions(papers.paper(0, position=position(row)))
    assert (found.name, found.reasons) == ("Action 1.1", (reason,))
    left_out = replace(row, counted=False)
    assert exceptions(papers.paper(0, position=position(left_out))) == ()


def test_exceptions_begin_with_findings_that_no_action_answers() -> None:
    finding = FindingRow("3", "Homes for care leavers", "Area for improvement", "ILACS", "Open")
    priority = PriorityRow("1", "Care leavers", Impact.WORSE)
    late = replace(ROW, progress=Progress.OFF_TRACK, latest_update="Flats in May.")
    paper = papers.paper(
        0,
        position=position(late, findings=(finding,), priorities=(priority,)),
    )
    rows = exceptions(paper)
    assert [row.name for row in rows] == ["Finding 3", "Priority 1", "Action 1.1"]
    assert rows[0].reasons == ("No action answers this finding.",)
    assert rows[2].latest_update == "Flats in May."


def test_what_changed_since_last_time_is_named_action_by_action() -> None:
    before = position(
        replace(ROW, ref="1.1", impact=Impact.CLEAR),
        replace(ROW, ref="1.2", impact=Impact.EARLY, due=date(2025, 9, 1)),
        replace(ROW, ref="1.3"),
        replace(ROW, ref="1.4"),
    )
    now = position(
        replace(ROW, ref="1.1", impact=Impact.EARLY, progress=Progress.OFF_TRACK),
        replace(ROW, ref="1.2", impact=Impact.CLEAR, due=date(2025, 10, 1), moves=1),
        replace(ROW, ref="1.3", impact=Impact.NO_EVIDENCE, progress=Progress.COMPLETE),
        replace(ROW, ref="1.5"),
    )
    keys = papers.paper(0).progress_key, papers.paper(0).impact_key
    found = {
        each.kind: [(row.name, row.before, row.now) for row in each.subjects]
        for each in changes(before, now, *keys)
    }
    assert found == {
        "Impact went back": [("1.1", "Clear evidence", "Early evidence")],
        "Impact went up": [("1.2", "Early evidence", "Clear evidence")],
        "Impact assessed for the first time": [
            ("1.3", "Not yet assessed", "No evidence of impact")
        ],
        "Progress is newly off track": [("1.1", "On track", "Off track")],
        "Progress is newly complete": [("1.3", "On track", "Complete")],
        "New actions": [("1.5", "Not in the plan", "In the plan")],
        "No longer counted in the plan": [("1.4", "Counted", "Not counted")],
    }
    assert [(row.ref, was) for row, was in moved_since(before, now)] == [("1.2", date(2025, 9, 1))]
    back = changes(now, before, *keys)
    assert "Progress is no longer off track" in {each.kind for each in back}
    complete = {each.label: each for each in comparisons(before, now)}["Progress: complete"]
    assert (str(complete.before), str(complete.now)) == ("0% (0 of 4)", "25% (1 of 4)")


def test_what_changed_is_said_in_words_and_drawn_before_it_is_listed() -> None:
    before, now = position(ROW), position(replace(ROW, progress=Progress.COMPLETE))
    signals = (Signal("M1", "Plans in time", "No real change", "Real improvement"),)
    paper = papers.paper(0, position=now, earlier=before, signals=signals)
    blocks = next(each.blocks for each in compose(paper).sections if each.anchor == "since")
    kinds = [type(block).__name__ for block in blocks]
    assert kinds[0] == "Paragraph"
    assert kinds.index("Picture") < kinds.index("Table")
    assert [each.key.kind for each in blocks if isinstance(each, Picture)] == [
        *("Progress", "Progress", "Impact", "Impact")
    ]
    assert "1 of 1 actions are complete (100%), 1 more than on" in said(compose(paper), "since")
    assert "progress is newly complete: 1; measures whose signal changed: 1." in said(
        compose(paper), "since"
    )
    listed = {row for sheet in paper_sheets(paper) for row in sheet.rows}
    assert any("Plans in time" in row and "Real improvement" in row for row in listed)


@pytest.mark.parametrize("level", ["priority", "finding"])
def test_a_plan_that_assesses_higher_up_counts_what_it_assesses(level: str) -> None:
    finding = FindingRow("1", "Homes", "Area", "ILACS", "Open", ("1.1",), impact=Impact.CLEAR)
    where = position(
        replace(ROW, progress=Progress.COMPLETE),
        priorities=(PriorityRow("1", "Care leavers", Impact.SUSTAINED),),
        findings=(finding,),
        impact_level=level,
    )
    document = compose(papers.paper(0, position=where, earlier=None))
    text = said(document, "impact")
    nouns = {"priority": "priorities", "finding": "findings"}[level]
    assert f"100% (1 of 1) of the {nouns} are rated clear evidence or sustained" in text
    assert "Impact not yet assessed, the work complete: 0% (0 of 1)" in text


def test_words_for_dates_and_counts() -> None:
    assert day_words(date(2025, 3, 3)) == "3 March 2025"
    assert day_words(None) == "no date"
    assert number_of(1, "action") == "1 action"
    assert number_of(2, "priority", "priorities") == "2 priorities"
    assert [listing(each) for each in ((), "a", "ab", "abc")] == [
        "none",
        "a",
        "a and b",
        "a, b and c",
    ]
    assert days_and_moves(1, -5) == "1 move, 5 days earlier"
