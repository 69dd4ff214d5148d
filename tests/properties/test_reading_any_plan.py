"""Whatever stands in the cells of a file, it is read or refused with a sentence, and never lost."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldenthread.core.errors import Refused
from goldenthread.imports.check import check
from goldenthread.imports.check.of_proposed import of_proposed
from goldenthread.imports.reader import as_json, read_plan
from goldenthread.imports.reader.explain import explain
from goldenthread.imports.reader.vocabulary import own
from tests.corpus.plans.writing import C, Doc, Heading, Para, Table, write

WORDS = st.sampled_from(
    [
        *own().columns, "", "x", "Phase 1: May 25; phase 2: 30/06/2025", "1.1", "• a\n• b",
        "1. a\n2. b\n\n3. c", "30/06/2025", "Ongoing", "Priority 1: x", "Recommendation 2: y",
        "Red", "Key: red = bad; green = good", "All staff", "A/B/C and D", "Note: z", "\n\n", "–",
        "Lead: X", "12%", "Page 1 of 2", "Q1 2024/25", "=1+1",
    ]
)  # fmt: skip
CELLS = st.builds(C, WORDS, st.sampled_from(["", "FF0000", "00B050", "FFC000", "D9D9D9"]))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    width = draw(st.integers(1, 6))
    row = st.lists(CELLS, min_size=width, max_size=width)
    band = CELLS.map(lambda cell: [C(cell.text, cell.fill, columns=width)])
    return Table(draw(st.lists(st.one_of(row, row, band), min_size=1, max_size=7)))


PARTS = st.lists(
    st.one_of(tables(), st.builds(Heading, WORDS, st.integers(1, 4)), st.builds(Para, WORDS)),
    min_size=1,
    max_size=4,
)


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(PARTS, st.sampled_from(["html", "csv", "txt"]))
def test_the_reader_answers_or_refuses(parts: list[Table | Heading | Para], kind: str) -> None:
    try:
        plan = read_plan(write(Doc(parts), kind), f"plan.{kind}")
    except Refused:
        return
    assert explain(plan)
    assert as_json(plan)["kind"] == kind
    check(of_proposed(plan))
    doubts = plan.doubts_by_action()
    for at, action in enumerate(plan.actions):
        dates = [action.due, action.start, action.original_due, action.completed]
        asked = {doubt.field for doubt in doubts.get(at, ())}
        unsure = [each for each in dates if each and each.when.asks]
        assert not unsure or asked
