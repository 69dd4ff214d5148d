"""Export, import, export: a plan that goes out and comes back is the same plan. Pure."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from typing import Any

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.core.workbooks import guarded
from goldenthread.imports.comparing import Comparing, Now
from goldenthread.imports.exchange import Line, clean, write
from goldenthread.imports.present import line_of
from goldenthread.imports.proposal import read_proposal
from goldenthread.imports.reader.cells import tidy
from goldenthread.imports.reader.files import read_source
from goldenthread.imports.settling import Settled, Settling

LEVELS = [("On track", "It goes as planned."), ("At risk", "It may be late.")]
PAYLOADS = (
    "=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-2", "＝1+1", "'=1", "=HYPERLINK(\"x\",\"y\")",
    "<script>alert(1)</script>", "{{7*7}}", "_x0041_", "1. Front door", "Priority 2: Help",
    "two\nlines", "\u202eright to left", "e\u0301", "£ ’ 𝒳 👩🏽‍🦱", "1.10", "007", "TRUE", "1e5",
    "2026-11-16", "#N/A", "nobody", "Nothing",
)  # fmt: skip
POSTS = {1: "=Head of Service, Care Leavers", 2: "@Director’s “office”; East", 3: "Officer"}
texts = st.one_of(st.sampled_from(PAYLOADS), st.text(max_size=40)).map(clean)
said = texts.filter(str.strip)
words = said.map(lambda text: " ".join(text.split())).filter(bool)  # of one line
days = st.dates(date(1990, 1, 1), date(2090, 1, 1))


@st.composite
def plans(draw: st.DrawFn) -> tuple[list[str], list[Now]]:
    """The titles of a plan's priorities, each with an action, and its actions."""
    titles = draw(st.lists(words, min_size=1, max_size=3, unique_by=str.casefold))
    names = draw(st.lists(words.map(lambda w: w[:20]), min_size=len(titles), max_size=5,
                          unique=True))  # fmt: skip
    return titles, [draw(_action(n, name, len(titles))) for n, name in enumerate(names)]


@st.composite
def _action(draw: st.DrawFn, n: int, reference: str, priorities: int) -> Now:
    first, last = sorted((draw(days), draw(days)))
    lead, owner, deputy = draw(st.permutations([*POSTS]))
    return Now(
        pk=n + 1,
        reference=reference,
        title=draw(said),
        why=draw(texts),
        difference=draw(texts),
        priority=n if n < priorities else draw(st.integers(0, priorities - 1)),
        lead=lead,
        owner=owner,
        deputy=draw(st.sampled_from([None, deputy])),
        partners=tuple(sorted(draw(st.sets(words, max_size=2)))),
        starts_on=first,
        due_on=last,
        progress="on_track",
        narrative=draw(texts),
        next_step=draw(texts),
        is_rated=draw(st.booleans()),
    )


def sheet(title: str, priorities: list[str], actions: list[Now]) -> bytes:
    named = dict(enumerate(priorities))
    return write(title, [line_of(each, POSTS, named) for each in actions], LEVELS)


def settled(data: bytes) -> Settling:
    """As the pages ask and keep it: nothing is chosen, since nothing is unsure."""
    return Settling(read_proposal(data, "sheet.xlsx"), {}, POSTS)


def as_made(row: Settled, was: Now) -> Now:
    """The action that an import makes of a row; how work stands is no part of a draft plan."""
    assert row.problems == ()
    assert row.lead is not None
    assert row.owner is not None
    assert row.starts_on is not None
    assert row.due_on is not None
    names = ("reference", "title", "why", "difference", "priority", "partners", "deputy")
    made: dict[str, Any] = {name: getattr(row, name) for name in names}
    return replace(was, **made, lead=row.lead, owner=row.owner,
                   starts_on=row.starts_on, due_on=row.due_on)  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(title=words, plan=plans())
def test_a_plan_made_from_its_own_export_goes_out_as_the_same_file(
    title: str, plan: tuple[list[str], list[Now]]
) -> None:
    data = sheet(title, *plan)
    read = settled(data)
    made = [as_made(row, was) for row, was in zip(read.rows(), plan[1], strict=True)]
    assert sheet(read.proposal["title"], read.priorities, made) == data


@settings(max_examples=25, deadline=None)
@given(plan=plans(), is_live=st.booleans())
def test_an_export_that_comes_back_untouched_changes_nothing(
    plan: tuple[list[str], list[Now]], is_live: bool
) -> None:
    actions = {each.reference: each for each in plan[1]}
    titles = {title.casefold(): [n] for n, title in enumerate(plan[0])}
    result = Comparing(
        settled(sheet("Plan", *plan)), actions, {"on track": "on_track"}, titles, "sheet.xlsx",
        is_live=is_live, today=date(2026, 11, 16), reported=date(2090, 1, 1),
    ).result()  # fmt: skip
    assert (result.new, result.changed, result.gone, result.same) == ((), (), (), len(actions))


@settings(max_examples=15, deadline=None)
@given(plan=plans(), answer=st.tuples(said, said, words, said))
def test_nothing_of_a_plan_or_of_what_its_owner_answers_is_run(
    plan: tuple[list[str], list[Now]], answer: tuple[str, str, str, str]
) -> None:
    rating, narrative, next_step, why = answer
    filled = Line("1", "P", "Do it", rating=rating, narrative=narrative, next_step=next_step,
                  why_new=why)  # fmt: skip
    for data in (sheet("=1+1", *plan), write("=1+1", [filled], LEVELS)):
        book = openpyxl.load_workbook(io.BytesIO(data))
        cells = [cell for each in book for row in each.iter_rows() for cell in row]
        assert {cell.data_type for cell in cells} <= {"s", "n", "d", "inlineStr"}
        assert all(cell.value is None for cell in cells if cell.data_type == "n")
    own = read_proposal(write("Plan", [filled], LEVELS), "sheet.xlsx")["rows"][0]["own"]
    assert (own["rating"], own["narrative"], own["next_step"], own["why_new"]) == answer


@settings(max_examples=40, deadline=None)
@given(st.lists(words, min_size=2, max_size=6))
def test_what_goes_out_as_csv_is_read_without_its_guards(row: list[str]) -> None:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([[guarded(each) for each in row]] * 2)
    cells = [
        c for grid in read_source(out.getvalue().encode(), "plan.csv").grids for c in grid.cells
    ]
    assert [cell.text for cell in cells] == [text for each in row if (text := tidy(each))] * 2
