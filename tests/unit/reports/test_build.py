"""From the record to a paper: the right position, the right words, nothing confidential."""

import random
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest

from goldenthread.core.errors import Refused
from goldenthread.documents.models import Legal, Marking, store
from goldenthread.inspections.changes import FindingInput, InspectionInput, record_inspection
from goldenthread.ledger.moments import Moment
from goldenthread.plans.changes import (
    answer_date_request,
    answer_inspection,
    ask_new_date,
    link_finding,
    say_funding_need,
    set_state,
)
from goldenthread.plans.filters import Filters
from goldenthread.plans.models import Progress, State
from goldenthread.plans.periods import Period
from goldenthread.plans.position import ActionRow
from goldenthread.plans.read import plan_at, position
from goldenthread.plans.read_exceptions import exceptions_at
from goldenthread.reports.build import (
    audience,
    build_paper,
    file_name,
    paper_of_plan,
    render_edition,
)
from goldenthread.reports.changes import begin_edition
from goldenthread.reports.composing import compose, unwritten
from goldenthread.reports.dataset import IMPLICATION_HEADINGS
from goldenthread.reports.exceptions import TOLD_ELSEWHERE, exceptions
from goldenthread.reports.kinds import KINDS
from goldenthread.reports.models import IMPLICATIONS, Section
from goldenthread.reports.since import figures
from tests.people import TODAY, at, give
from tests.unit.reports.writing import draft, publish, terms

pytestmark = pytest.mark.django_db
SECRET = "The death of a child in the council’s care."


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.FILES = tmp_path


def test_headings_are_those_of_the_paper_in_its_order() -> None:
    assert tuple(section.label for section in IMPLICATIONS) == IMPLICATION_HEADINGS


def test_each_text_stands_under_its_heading(world) -> None:
    texts = {
        Section.PURPOSE: "To tell members.",
        Section.RECOMMENDATIONS: "- note progress;\n\n- ask for a report.",
        Section.EQUALITY: "None.",
        Section.BACKGROUND_PAPERS: "The report\nThe plan",
        Section.CONTACT_DETAILS: "01632 960 001",
    }
    paper = build_paper(draft(world, texts, local_members="Councillors for Quay and Moor"))
    assert "All wards. Local members: Councillors for Quay and Moor." in compose(paper).about
    assert paper.purpose == "To tell members."
    assert paper.recommendations == ("note progress;", "ask for a report.")
    assert {each.heading: each.text for each in paper.implications if each.text} == {
        "Equality": "None."
    }
    assert paper.background_papers == ("The report", "The plan")
    assert paper.contact_details == "01632 960 001"
    assert paper.is_draft
    assert "summary" in unwritten(paper)


def test_what_inspectors_found_stands_in_no_paper_before_it_is_published(world) -> None:
    manager = world.member("manager")
    inspection = record_inspection(
        by=manager,
        inspection=InspectionInput(
            kind="focused_visit",
            started_on=date(2026, 11, 2),
            ended_on=date(2026, 11, 3),
            dates={"received": date(2026, 11, 10)},
            findings=[FindingInput("priority_action", SECRET)],
        ),
    )
    answer_inspection(by=manager, plan=world.plan, inspection=inspection)
    link_finding(by=manager, action=world.action("1.1"), finding=inspection.findings.get())
    paper = draft(world)

    now = Moment.now(world.authority)
    seen = position(plan_at(manager, world.plan.pk, now), now, manager)
    assert SECRET in {finding.text for finding in seen.findings}
    assert SECRET not in {finding.text for finding in build_paper(paper).position.findings}
    html = render_edition(paper).files["html"]
    assert SECRET.encode() not in store().read(html.sha256)


def test_an_unpublished_paper_of_the_plan_alone_has_no_words_yet(world) -> None:
    paper = paper_of_plan(world.plan, Moment.now(world.authority), date(2026, 11, 30))
    assert paper.title == "Improvement plan 2026: progress and impact"
    assert paper.body == "Children and Families Committee"
    assert "purpose" in unwritten(paper)


def test_a_day_before_there_was_a_plan_is_refused(world) -> None:
    paper = draft(world, as_at=date(2026, 1, 1))
    with pytest.raises(Refused, match="no such plan on 1 January 2026"):
        build_paper(paper)


def test_the_next_paper_compares_with_exactly_what_the_last_one_said(world) -> None:
    first = draft(world, meeting_on=date(2026, 11, 16), as_at=TODAY)
    told = render_edition(first).paper.position
    publish(world, first)
    # Recorded on the same day, after the paper was frozen: its body has not seen that.
    set_state(
        by=world.member("manager"),
        action=world.action("1.5"),
        state="withdrawn",
        note="Merged.",
        decided_by="Improvement Board",
    )
    with at(TODAY + timedelta(days=14)):
        second = draft(
            world,
            as_at=TODAY + timedelta(days=13),
            meeting_on=date(2026, 12, 14),
            earlier_on=TODAY,
            last_met_on=date(2026, 11, 16),
        )
        paper = build_paper(second)
    assert paper.last_met_on == date(2026, 11, 16)
    assert figures(paper.earlier) == figures(told)
    assert len(told.counted) == 12
    assert len(paper.position.counted) == 11


def test_each_new_date_is_told_with_who_agreed_it_and_why_its_owner_asked(world) -> None:
    def move(due_on: date, body: str = "") -> None:
        request = ask_new_date(
            by=world.member("owner"),
            action=world.action("1.4"),
            due_on=due_on,
            why=f"Late: {due_on.month}.",
        )
        by = world.member("manager" if body else "lead")
        answer_date_request(by=by, request=request, agreed=True, body=body)

    with at(date(2026, 11, 9)):
        move(date(2026, 12, 31))
    with at(date(2026, 11, 13)):
        move(date(2027, 1, 31), "Improvement Board")
    with at(TODAY):
        ask_new_date(
            by=world.member("owner"),
            action=world.action("1.5"),
            due_on=date(2027, 3, 1),
            why="Nobody has agreed.",
        )
        paper = build_paper(
            draft(world, earlier_on=date(2026, 11, 10), last_met_on=date(2026, 11, 11))
        )
    lead = world.person("lead").post
    assert [(m.ref, m.agreed_by, m.agreed_on, m.why, m.since) for m in paper.moves] == [
        ("1.4", lead, date(2026, 11, 9), "Late: 12.", False),
        ("1.4", "Improvement Board", date(2026, 11, 13), "Late: 1.", True),
    ]


def test_a_correction_of_a_paper_is_not_compared_with_itself(world) -> None:
    paper = draft(world, earlier_on=date(2026, 10, 1), last_met_on=date(2026, 10, 5))
    publish(world, paper)
    begin_edition(by=world.member("manager"), paper=paper, reason="An error.")
    again = build_paper(paper)
    assert again.edition == 2
    assert again.earlier.as_at == date(2026, 10, 1)


def test_what_was_recorded_later_is_left_out_unless_it_is_asked_for(world) -> None:
    as_at = date(2026, 10, 31)
    with at(TODAY):
        strict = build_paper(draft(world, as_at=as_at)).position
        later = build_paper(draft(world, as_at=as_at, include_later=True)).position
    assert strict.entry < later.entry
    assert later.include_later


@pytest.mark.parametrize("seed", range(3))
def test_numbers_are_those_of_the_list_and_of_the_facts_on_any_day(world, seed) -> None:
    """Random updates and withdrawals over weeks; then each number is counted three ways."""
    chance = random.Random(seed)  # noqa: S311 - the same each time
    day = TODAY
    for _ in range(25):
        day += timedelta(days=chance.randint(0, 4))
        _something_happens(world, day, chance)
    with at(day + timedelta(days=1)):
        for _ in range(4):
            asked = TODAY + timedelta(days=chance.randint(0, (day - TODAY).days))
            built = build_paper(
                draft(world, as_at=asked, meeting_on=asked + timedelta(days=9), item=str(asked))
            ).position
            reader = world.member("board_member")
            moment = Moment.position(world.authority, asked)
            shown = position(plan_at(reader, world.plan.pk, moment), moment, reader)
            for level, count in built.progress.items():
                assert count == len(Filters(progress=level).select(shown))
            counted = _counted_from_facts(moment)
            assert built.progress == {level: counted[level] for level in built.progress}


def _something_happens(world, day, chance) -> None:
    reference = f"{chance.randint(1, 2)}.{chance.randint(3, 6)}"
    action = world.action(reference)
    state = State.objects.filter(action=action).newest_first()[0].state
    with at(day):
        if state == "open" and chance.random() < 0.3:
            wanted = chance.choice(["withdrawn", "paused"])
            said = {
                "note": "Because.",
                "review_on": day + timedelta(days=60),
                "decided_by": "Board",
            }
            set_state(by=world.member("manager"), action=action, state=wanted, **said)
        elif state in {"withdrawn", "paused"}:
            set_state(by=world.member("manager"), action=action, state="open", note="Again.")
        elif state == "open":
            level = chance.choice(["on_track", "at_risk", "off_track"])
            give(world, reference, Period.of(day), level)


def _counted_from_facts(moment: Moment) -> Counter[str]:
    """Counted without the reading of positions: folded from the rows, in the order of entries."""
    progress: dict[int, str] = {}
    states: dict[int, str] = {}
    for rows, held, column in (
        (Progress.objects.all(), progress, "rating"),
        (State.objects.all(), states, "state"),
    ):
        for row in sorted(rows, key=lambda row: (row.effective_on, row.entry)):
            if row.effective_on <= moment.on and row.entry <= moment.entry:
                held[row.action_id] = getattr(row, column)
    return Counter(
        progress.get(action, "not_started")
        for action, state in states.items()
        if state not in {"withdrawn", "transferred"}
    )


def test_what_stands_out_is_what_the_plan_s_own_page_lists(world) -> None:
    say_funding_need(by=world.member("finance"), action=world.action("1.4"), needed=True)
    moment = Moment.position(world.authority, TODAY)
    reader = audience(world.authority)
    plan = plan_at(reader, world.plan.pk, moment)
    _, listed = exceptions_at(position(plan, moment, reader), plan, moment, reader)
    told = exceptions(build_paper(draft(world)))
    reasons = {row.ref: set(row.reasons) for row in told if row.subject == "Action"}
    assert any("money" in reason for reason in reasons["1.4"])
    for each in listed:
        sentences = {said for code, said in each.reasons if code not in TOLD_ELSEWHERE}
        if sentences and isinstance(each.row, ActionRow):
            assert reasons.pop(each.row.ref) == sentences
    assert not reasons


def test_the_file_s_name_says_body_meeting_and_edition(world) -> None:
    paper = build_paper(draft(world))
    assert file_name(paper, "pdf") == (
        "Children and Families Committee 2026-11-30, draft of edition 1.pdf"
    )
    frozen = replace(paper, published_on=TODAY)
    assert file_name(frozen, "docx") == "Children and Families Committee 2026-11-30, edition 1.docx"


def test_an_exempt_paper_says_by_which_paragraph_and_why(world) -> None:
    more = terms(legal="exempt", exempt_paragraph="2", legal_reason="A family would be known.")
    paper = build_paper(
        draft(world, **{n: getattr(more, n) for n in ("legal", "exempt_paragraph", "legal_reason")})
    )
    assert paper.legal_status == "Exempt"
    assert paper.legal_reason.startswith("Schedule 12A, paragraph 2: likely to reveal")
    assert paper.legal_reason.endswith("A family would be known.")


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_reads_the_record_for_its_own_parts_and_no_more(world, kind) -> None:
    made = paper_of_plan(world.plan, Moment.position(world.authority, TODAY), TODAY, kind)
    assert made.kind == kind
    assert made.title.endswith(KINDS[kind].title)
    assert made.legal_status == Legal(KINDS[kind].legal).label
    assert made.marking == Marking(KINDS[kind].marking).label
    assert compose(made).sections
    shown = {code for code, _ in KINDS[kind].layout.parts}
    assert bool(made.exceptions) is bool(shown & {"exceptions", "likely"})
    assert (made.due_until is not None) is ("due_next" in shown)
    assert bool(made.areas) is bool(shown & {"areas", "evidence"})


def test_a_presenter_s_note_compares_with_the_paper_of_its_own_meeting(world) -> None:
    edition = publish(world, draft(world))
    with at(date(2026, 11, 20)):
        note = draft(world, {}, kind="presenters_note", as_at=date(2026, 11, 20))
        made = build_paper(note)
    assert made.earlier is not None
    assert (made.earlier.as_at, made.earlier.entry) == (edition.as_at, edition.known)
