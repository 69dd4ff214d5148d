"""Area SEND reports: findings in ruled tables, each trap in a small PDF of its own."""

import pytest

from goldenthread.inspections.reader import Kind, Report, read_report
from goldenthread.inspections.reader.kinds.area_send import whole_rows
from goldenthread.inspections.reader.tables import Row
from tests.unit.inspections.reader import made

OUTCOMES = {
    "positive": "Arrangements typically lead to positive experiences. Action is being taken.",
    "inconsistent": "Arrangements lead to inconsistent experiences and outcomes.",
    "widespread_failings": "There are widespread and/or systemic failings.",
}
COUNCIL = "Wyremouth Council"
BOARD = "NHS Wyre Integrated Care Board"
TEAM = """
== Inspection team
#grid(columns: (1fr, 1fr), row-gutter: 6pt,
  [*Ofsted*], [*Care Quality Commission*],
  [Inspector Seven HMI, Ofsted Lead inspector], [Inspector Nine, CQC Lead inspector],
  [Inspector Eight HMI, Ofsted], [Inspector Ten, CQC inspector])
"""


def report(body: str, outcome: str = OUTCOMES["inconsistent"], team: str = TEAM) -> Report:
    return read_report(
        made.typst_pdf(f"""
#set page(width: 595pt, height: 842pt, margin: 56pt)
#set text(size: 11pt)
Local area partnership report

#text(size: 22pt)[Area SEND inspection of Wyremouth Local Area Partnership]

Inspection dates: 3 to 7 March 2025

Dates of previous inspection: 3 to 7 May 2018

== Inspection outcome
{outcome}

The next full area SEND inspection will be within approximately three years.

== Information about the local area partnership
{made.PARAGRAPH}

{body}

== Local area partnership details
#table(columns: (1fr, 1fr), [*Local authority*], [*Integrated care board*],
  [{COUNCIL}], [{BOARD}])
== Information about this inspection
{made.PARAGRAPH}
{team}
""")
    )


def improvements(rows: str) -> str:
    return f"== Areas for improvement\n#table(columns: 1, [*Areas for improvement*], {rows})\n"


def priorities(rows: str, more: str = "") -> str:
    return (
        "== Areas for priority action\n#table(columns: (150pt, 1fr), "
        f"{more}[*Responsible body*], [*Areas for priority action*], {rows})\n"
    )


def texts(read: Report) -> list[str]:
    return [item.text for item in read.improvements]


def actions(read: Report) -> list[tuple[str, str]]:
    return [(item.text, item.bodies) for item in read.priority_actions]


@pytest.mark.parametrize(("code", "sentence"), OUTCOMES.items())
def test_the_outcome_is_one_of_three(code: str, sentence: str) -> None:
    read = report(improvements("[Leaders should act.]"), sentence)
    assert read.kind is Kind.AREA_SEND
    assert read.outcome
    assert (read.outcome.value, read.outcome_code) == (sentence, code)


def test_another_outcome_is_kept_in_its_words_and_said() -> None:
    read = report(improvements("[Leaders should act.]"), "All is well.")
    assert read.as_truth()["outcome"] == "All is well."
    assert read.outcome_code is None
    assert "The outcome is none of the three that Ofsted gives." in read.as_truth()["doubts"]


def test_the_opening_and_the_two_lead_inspectors_are_read() -> None:
    read = report(improvements("[Leaders should act.]")).as_truth()
    assert read["authority"] == "Wyremouth"
    assert (read["inspection_start"], read["inspection_end"]) == ("2025-03-03", "2025-03-07")
    assert read["lead_inspector"] == "Inspector Seven"
    assert read["lead_inspector_cqc"] == "Inspector Nine"


def test_without_a_team_there_is_no_lead_inspector_and_that_is_said() -> None:
    read = report(improvements("[Leaders should act.]"), team="")
    assert read.lead_inspector is None
    assert "No lead inspector was found in the inspection team." in read.as_truth()["doubts"]


def test_each_row_is_a_finding_with_its_bullets_and_what_closes_them() -> None:
    rows = """
  [Leaders should improve plans. They should ensure that: \\
    #list([plans are kept;], [plans are known.]) So that all are helped.],
  [Leaders should shorten waits. \\ Those who wait need help.]"""
    assert texts(report(improvements(rows))) == [
        "Leaders should improve plans. They should ensure that: — plans are kept; — "
        "plans are known. — So that all are helped.",
        "Leaders should shorten waits. Those who wait need help.",
    ]


def test_the_columns_of_a_table_do_not_mix() -> None:
    rows = f"""
  [{COUNCIL} and {BOARD}], [Leaders need urgently to find out what children need, and to do so
    together, in {"every one of the places where they live and learn, " * 3}soon.],
  [{BOARD}], [Health leaders must shorten the waits.]"""
    read = report(priorities(rows) + improvements("[Leaders should act.]"))
    assert [bodies for _, bodies in actions(read)] == [f"{COUNCIL} and {BOARD}", BOARD]
    assert actions(read)[0][0].startswith("Leaders need urgently to find out what")
    assert actions(read)[0][0].endswith("live and learn, soon.")
    assert actions(read)[1][0] == "Health leaders must shorten the waits."
    assert read.as_truth()["priority_action_bodies"] == [f"{COUNCIL} and {BOARD}", BOARD]
    assert texts(read) == ["Leaders should act."]


def test_one_body_can_stand_beside_several_rows() -> None:
    rows = f"""
  table.cell(rowspan: 2)[{COUNCIL} and {BOARD}, who are both responsible and have long been so],
  [Leaders must act.], [Leaders must listen.], [{BOARD}], [Health leaders must act.]"""
    found = actions(report(priorities(rows)))
    assert [text for text, _ in found] == [
        "Leaders must act.",
        "Leaders must listen.",
        "Health leaders must act.",
    ]
    assert found[0][1].startswith(COUNCIL)
    assert found[0][1] == found[1][1]
    assert found[2][1] == BOARD


LONG = "Leaders must see that help comes in time to each child who needs it in every place. "


@pytest.mark.parametrize("fill", range(0, 200, 40))
def test_a_row_that_runs_over_a_page_is_one(fill: int) -> None:
    rows = ",".join(f"[{COUNCIL}], [{n}{n} {LONG * 4}]" for n in "ABCDEFGHIJ")
    read = report(f"#v({fill}pt)\n" + priorities(rows))
    assert actions(read) == [(f"{n}{n} {LONG * 4}".strip(), COUNCIL) for n in "ABCDEFGHIJ"]


def test_a_header_that_comes_again_on_the_next_page_is_no_row() -> None:
    rows = ",".join(f"[{COUNCIL}], [{n}{n} {LONG * 2}]" for n in "ABCDEFGHIJKLMN")
    header = "table.header([*Responsible body*], [*Areas for priority action*]), "
    body = f"== Areas for priority action\n#table(columns: (150pt, 1fr), {header}{rows})\n"
    assert [text[:2] for text, _ in actions(report(body))] == [n * 2 for n in "ABCDEFGHIJKLMN"]


def test_a_null_row_is_no_finding() -> None:
    rows = f"[{COUNCIL}], [There are no areas for priority action.]"
    read = report(priorities(rows) + improvements("[Leaders should act.]"))
    assert actions(read) == []


def test_failings_without_a_priority_action_are_said() -> None:
    read = report(improvements("[Leaders should act.]"), OUTCOMES["widespread_failings"])
    assert "The outcome asks for priority actions, but none was found." in read.as_truth()["doubts"]


def test_words_beside_the_table_are_left_out_and_said() -> None:
    body = improvements("[Leaders should act.]") + "\nThese words stand below it.\n"
    read = report(body)
    assert texts(read) == ["Leaders should act."]
    assert [doubt.sentence for doubt in read.doubts if doubt.field == "improvements"] == [
        "These words stand beside the table and were left out: “These words stand below it.”"
    ]


def test_without_ruled_lines_the_paragraphs_are_read_and_said() -> None:
    body = "== Areas for improvement\nLeaders should act.\n\nLeaders should listen.\n"
    read = report(body)
    assert texts(read) == ["Leaders should act.", "Leaders should listen."]
    assert any("No bullets stand here" in doubt for doubt in read.as_truth()["doubts"])


def test_every_finding_has_its_place() -> None:
    read = report(improvements("[Leaders should act.], [Leaders should listen.]"))
    first, second = (item.places[0].box for item in read.improvements)
    assert first.bottom < second.top


@pytest.mark.parametrize(
    ("before", "after", "rows"),
    [
        ("Leaders should act.", "Leaders should listen.", 2),
        ("Leaders should act", "in every place.", 1),
        ("Leaders should act, as in", "London.", 1),
        ("Leaders should act.", "This will help.", 1),
        ("Leaders should ensure that:", "• plans are kept.", 1),
    ],
)
def test_a_pages_first_row_may_be_the_rest_of_the_last_one(
    before: str, after: str, rows: int
) -> None:
    found = whole_rows(
        [Row(1, [[made.line(before)]]), Row(2, [[made.line(after, page=2)]])],
    )
    assert [len(lines) for lines, _ in found] == ([2] if rows == 1 else [1, 1])
