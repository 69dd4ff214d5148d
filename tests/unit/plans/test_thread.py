"""Threads from finding to impact: where they break, how they are counted and drawn."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from goldenthread.plans.drawings_thread import Labels, thread_drawing
from goldenthread.plans.models import EvidenceKind
from goldenthread.plans.position import ActionRow, FindingRow, Position, PriorityRow, Rated
from goldenthread.plans.ratings import Impact, Progress
from goldenthread.plans.thread import (
    ALL,
    MANY,
    SHOWS,
    Break,
    Fabric,
    Line,
    Thread,
    fabric,
    narrow,
    say,
    thread,
)
from tests.people import TODAY

SVG = "{http://www.w3.org/2000/svg}"
CARE = PriorityRow("1", "Care leavers", pk=1)
DOOR = PriorityRow("2", "Front door & triage", impact=Impact.EARLY, pk=2)
DATA = frozenset({"data"})
LABELS = Labels(
    lambda row: f"/{type(row).__name__}/{row.pk}/",
    lambda row: f"finding {row.ref} of the ILACS" if isinstance(row, FindingRow) else row.ref,
    dict(EvidenceKind.choices),
    "theme",
)


def action(pk: int, progress: Progress = Progress.ON_TRACK, **more: object) -> ActionRow:
    row = ActionRow(f"1.{pk}", f"Work <{pk}>", "1", "Lead", "Owner", progress, pk=pk)
    return replace(row, **more)  # type: ignore[arg-type]


def finding(pk: int, *actions: int, impact: Impact | None = None) -> FindingRow:
    refs = tuple(f"1.{each}" for each in actions)
    text = f"Finding {pk} says what must get better for children."
    return FindingRow(
        str(pk), text, "Recommendation", "ILACS", "", refs, impact, pk=pk, action_pks=actions
    )


def made(row: ActionRow, kinds: frozenset[str] = frozenset(), *, level: str = "action") -> Thread:
    return thread(row, finding(1, row.pk), CARE, level, kinds)


COMPLETE = Progress.COMPLETE


@pytest.mark.parametrize(
    ("row", "kinds", "breaks", "lines"),
    [
        (action(1), frozenset(), (), (Line.THIN, Line.THIN, Line.NONE)),
        (action(1), DATA, (Break.NOT_ASSESSED,), (Line.THIN, Line.THIN, Line.WAITS)),
        (
            action(1, COMPLETE),
            frozenset(),
            (Break.NO_EVIDENCE,),
            (Line.THIN, Line.BROKEN, Line.NONE),
        ),
        (action(1, COMPLETE, impact=Impact.EARLY), DATA, (), (Line.WHOLE,) * 3),
        (action(1, impact=Impact.WORSE), DATA, (), (Line.WHOLE,) * 3),
        (
            action(1, impact=Impact.EARLY),
            frozenset(),
            (Break.UNFOUNDED,),
            (Line.THIN, Line.BROKEN, Line.NONE),
        ),
        (
            action(1, COMPLETE, impact=Impact.EARLY, impact_was=Impact.CLEAR),
            DATA,
            (Break.GONE_BACK,),
            (Line.THIN, Line.THIN, Line.BROKEN),
        ),
    ],
)
def test_where_a_thread_breaks(
    row: ActionRow, kinds: frozenset[str], breaks: tuple[Break, ...], lines: tuple[Line, ...]
) -> None:
    found = made(row, kinds)
    assert found.breaks == breaks
    assert found.lines == lines
    assert found.is_whole == (lines == (Line.WHOLE,) * 3)


def test_an_action_that_answers_no_finding_breaks_before_it() -> None:
    found = thread(action(1, COMPLETE), None, CARE, "action", None)
    assert found.breaks == (Break.NO_FINDING, Break.NO_EVIDENCE)
    assert found.lines == (Line.BROKEN, Line.BROKEN, Line.NONE)
    assert found.words == "Answers no finding; Complete, no evidence"


def test_impact_is_the_actions_own_or_that_of_the_level_which_the_plan_sets() -> None:
    row, above = action(1), finding(1, 1, impact=Impact.CLEAR)
    assert thread(row, above, DOOR, "priority", DATA).impact is Impact.EARLY
    assert thread(row, above, DOOR, "priority", DATA).impact_of == "priority"
    assert thread(row, above, DOOR, "finding", DATA).impact is Impact.CLEAR
    assert thread(row, above, DOOR, "action", DATA).impact is Impact.NOT_ASSESSED
    own = thread(replace(row, impact=Impact.WORSE), above, DOOR, "priority", DATA)
    assert (own.impact, own.impact_of) == (Impact.WORSE, "")
    # What the priority achieved is no evidence that this action did.
    assert not thread(row, above, DOOR, "priority", None).is_whole


PLAN = Position(
    TODAY,
    1,
    (
        action(1, COMPLETE, impact=Impact.EARLY),
        action(2),
        action(3, COMPLETE),
        action(4, state="Withdrawn", counted=False),
        action(5, impact=Impact.CLEAR, impact_was=Impact.SUSTAINED, priority="2"),
    ),
    (CARE, DOOR),
    (finding(1, 1, 2), finding(2, 1, 5), finding(3), finding(4, 2)),
)
KINDS = {1: frozenset({"data", "case_audit"}), 5: DATA}


def whole() -> Fabric:
    return fabric(PLAN, KINDS)


def pairs(found: Fabric) -> list[tuple[str, str]]:
    return [
        (each.finding.ref if each.finding else "", each.action.ref if each.action else "")
        for each in found.threads
    ]


def test_every_finding_and_counted_action_is_in_a_thread() -> None:
    assert pairs(whole()) == [
        ("3", ""),
        *(("1", "1.1"), ("1", "1.2"), ("2", "1.1"), ("4", "1.2"), ("", "1.3")),
        ("2", "1.5"),
    ]
    assert [len(each.bundles) for each in whole().strands] == [1, 4, 1]


def test_counts_are_those_of_the_lists_behind_them() -> None:
    found = whole()
    assert str(found.findings) == "50% (2 of 4)"
    assert [str(each.findings) for each in found.strands[1:]] == ["67% (2 of 3)", "0% (0 of 1)"]
    assert found.actions == len(PLAN.counted) == 4
    for kind, count in found.breaks.items():
        list_ = found.shown(kind.value, "")
        assert count == (list_.findings.whole if kind is Break.NO_ACTION else list_.actions)
    assert found.breaks[Break.NO_EVIDENCE] == found.breaks[Break.GONE_BACK] == 1
    assert found.breaks[Break.NOT_ASSESSED] == 0


def test_every_thread_is_whole_or_under_way_or_broken() -> None:
    shown = [set(pairs(whole().shown(each, ""))) for each in SHOWS]
    assert set().union(*shown) == set(pairs(whole()))
    assert pairs(whole().shown("whole", "")) == [("1", "1.1"), ("2", "1.1")]
    assert pairs(whole().shown("", "2")) == [("2", "1.5")]
    assert not whole().shown("whole", "2").strands
    assert len({say(each) for each in SHOWS}) == len(SHOWS)


def test_clear_and_sustained_impact_are_reached_by_whole_threads_alone() -> None:
    assert whole().met == 0  # 1.5 has clear impact, but it has gone back
    back = replace(PLAN, actions=(*PLAN.actions[:-1], replace(PLAN.actions[-1], impact_was=None)))
    found = fabric(back, KINDS)
    assert (found.met, pairs(found.shown("met", ""))) == (1, [("2", "1.5")])


def test_where_there_is_much_one_priority_is_shown_until_all_are_asked_for() -> None:
    assert narrow(whole(), "", "") == (whole(), "")
    many = Position(TODAY, 1, tuple(action(n + 1) for n in range(MANY + 1)), (CARE, DOOR))
    much = fabric(replace(many, findings=(finding(1),)), {})
    shown, priority = narrow(much, "", "")
    assert (priority, shown.actions, len(shown.strands)) == ("1", MANY + 1, 1)
    assert narrow(much, "", ALL)[0] == much
    assert narrow(much, "no-action", "")[0].findings.whole == 1


def drawings(found: Fabric) -> list[ET.Element]:
    drawn = "".join(thread_drawing(strand, LABELS) for strand in found.strands)
    parts = ET.fromstring(f"<div>{drawn}</div>")  # noqa: S314 - our own drawing
    return [each for each in parts if each.get("role") == "group"]


def said(element: ET.Element) -> str:
    return " ".join(" ".join(element.itertext()).split())


def test_each_finding_is_drawn_with_its_threads_as_links() -> None:
    parts = drawings(whole())
    bundles = [each for strand in whole().strands for each in strand.bundles]
    assert len(parts) == len(bundles)
    for part, bundle in zip(parts, bundles, strict=True):
        rows: set[Rated] = {row for each in bundle for row in (each.finding, each.action) if row}
        assert {each.get("href") for each in part.iter(f"{SVG}a")} == {
            LABELS.address(row) for row in rows
        }
        for each in bundle:
            assert f"{each.words}." in (part.findtext(f"{SVG}desc") or "")
    ids = [each.get("id") for part in parts for each in part.iter() if each.get("id")]
    assert len(ids) == len(set(ids)) == 2 * len(parts)


def test_breaks_and_both_ratings_are_words_in_the_drawing() -> None:
    drawn = " ".join(said(each) for each in drawings(whole()))
    assert {"No action answers it", "Answers no finding", "Complete, no evidence"} <= {
        " ".join("".join(text.itertext()).split())
        for part in drawings(whole())
        for text in part.iter(f"{SVG}text")
    }
    assert "Work <1>" in drawn
    assert "gone back from sustained" in drawn
    assert "1.1: progress complete; evidence data, case audit; impact early evidence." in drawn
    assert "style" not in "".join(thread_drawing(each, LABELS) for each in whole().strands)


def test_what_should_have_started_says_so() -> None:
    late = made(action(1, Progress.NOT_STARTED, should_have_started=True))
    (part,) = drawings(fabric_of(late))
    assert "should have started" in said(part)


def test_threads_look_unlike_each_other_without_colour() -> None:
    rows = [
        made(action(1, COMPLETE, impact=Impact.EARLY), DATA),
        made(action(1), DATA),
        made(action(1, COMPLETE)),
        made(action(1)),
    ]
    looks = set()
    for row in rows:
        (part,) = drawings(fabric_of(row))
        runs = (each for each in part.iter(f"{SVG}path") if each.get("stroke") == "#a06c00")
        looks.add(
            tuple(
                (each.get("stroke-width"), each.get("stroke-dasharray"), "l20" in each.get("d", ""))
                for each in runs
            )
        )
    assert len(looks) == len(rows)


def fabric_of(row: Thread) -> Fabric:
    assert row.action
    assert row.finding
    position = Position(TODAY, 1, (row.action,), (CARE,), (row.finding,))
    return fabric(position, {row.action.pk: row.kinds})


def test_long_words_are_cut_and_their_lists_name_each_kind() -> None:
    row = made(action(1), frozenset(EvidenceKind.values))
    assert (LABELS.has(row).count(","), LABELS.lacks(row)) == (5, "None")
    long = replace(finding(1, 1), text="Children wait too long. " * 40)
    (part,) = drawings(fabric(Position(TODAY, 1, (action(1),), (CARE,), (long,)), {}))
    assert said(next(part.iter(f"{SVG}a"))).endswith("…")
