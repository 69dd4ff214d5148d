"""Reports of the single inspection framework: the authority's findings and the board's apart."""

import pytest

from goldenthread.inspections.reader import Kind, Report, read_report
from tests.unit.inspections.reader import made

OVERALL = "Children’s services in Wyremouth require improvement to be good"
BOARD = "The Local Safeguarding Children Board is good"
ROWS = """
  [*1. Children who need help and protection*], [Requires improvement],
  [*2. Children looked after and achieving permanence*], [Requires improvement to be good],
  [~~~ 2.1 Adoption performance], [Good],
  [~~~ 2.2 Experiences and progress of care leavers], [Outstanding],
  [*3. Leadership, management and governance*], [Inadequate],
"""
AREAS = [
    "Overall judgement",
    "Children who need help and protection",
    "Children looked after and achieving permanence",
    "Adoption performance",
    "Experiences and progress of care leavers",
    "Leadership, management and governance",
    "Local Safeguarding Children Board",
]
CONTENTS = """
= Contents
The local authority #h(1fr) 3

Recommendations #h(1fr) 3

What does the LSCB need to improve? #h(1fr) 5

Inspection findings – the Local Safeguarding Children Board #h(1fr) 6
"""
MEANINGS = """
== What the inspection judgements mean
=== The local authority
An *outstanding* local authority leads highly effective services.

A local authority that *requires improvement* has areas for improvement.
"""
TEAM = """
== Information about this inspection
=== The inspection team
Lead inspector: Inspector Seven HMI

Deputy lead inspector: Inspector Eight HMI

Team inspectors: Inspector Nine, Inspector Ten
"""


def numbered(*items: str, start: int = 1) -> str:
    rows = ", ".join(f"[{start + n}.], [{item}]" for n, item in enumerate(items))
    return f"#grid(columns: (28pt, 1fr), row-gutter: 12pt, {rows})\n"


def report(
    body: str,
    *,
    title: str = "Inspection of services for children in need of help and protection, "
    "children looked after and care leavers",
    review: str = "and\n\n*Review of the effectiveness of the Local Safeguarding Children Board*",
    overall: str = OVERALL,
    rows: str = ROWS,
    columns: str = "(1fr, 130pt)",
) -> Report:
    return read_report(
        made.typst_pdf(f"""
#set page(width: 595pt, height: 842pt, margin: 71pt)
#set text(size: 11pt)
#show heading.where(level: 2): set text(size: 13pt)
#show heading.where(level: 3): set text(size: 11pt)
#text(size: 22pt)[Wyremouth Council]

*{title}*

{review}

Inspection date: 3 March 2015 – 25 March 2015

Report published: 15 May 2015

*{overall}*

Leadership, management and governance require improvement, as all can see.

#grid(columns: {columns}, row-gutter: 12pt, {rows})
#pagebreak()
{CONTENTS}
#pagebreak()
= The local authority
== Summary of findings
{made.PARAGRAPH}
{body}
{MEANINGS}
{TEAM}
""")
    )


RECOMMENDATIONS = (
    "== Recommendations\n"
    + numbered("Ensure that help is timely (paragraph 36).", "Ensure that homes are enough.")
    + "== Summary for children and young people\n- You told us that help comes late.\n"
    + "=== Inspection findings\n"
    + numbered("Most children receive help in time.", start=3)
    + f"= The Local Safeguarding Children Board (LSCB)\n== {BOARD}\n== Executive summary\n"
    + made.PARAGRAPH
    + "\n== Recommendations\n"
    + numbered("Hold partners to account.", "Publish what was learnt.", start=151)
    + "== Inspection findings – the Local Safeguarding Children Board\n"
    + numbered("The board has a chair.", start=153)
)
FIRST_FORM = (
    "== What does the local authority need to improve?\n=== Priority and immediate action\n"
    "Capacity\n"
    + numbered("Give managers time.", "Give workers time.")
    + "=== Areas for improvement\nQuality of practice\n"
    + numbered("Improve plans.", "Improve visits.", start=3)
    + "Leadership and the governance of services for children\n"
    + numbered("Improve oversight, including: #list([of plans], [of visits.])", start=5)
    + "== The local authority’s strengths\n"
    + numbered("Leaders are liked.", start=6)
    + f"= The Local Safeguarding Children Board (LSCB)\n== {BOARD}\n"
    + "== What does the LSCB need to improve?\n=== Priority and immediate action\n"
    + "There are no priority actions.\n=== Areas for improvement\n"
    + numbered("Use data.", start=131)
    + "== Inspection judgement about the LSCB\n"
    + numbered("The board has a chair.", start=132)
)


def texts(read: Report) -> dict[str, list[str]]:
    names = ("priority_actions", "improvements", "lscb_priority_actions", "lscb_recommendations")
    return {name: [item.text for item in getattr(read, name)] for name in names}


def test_the_first_recommendations_are_the_authoritys_the_second_the_boards() -> None:
    assert texts(report(RECOMMENDATIONS)) == {
        "priority_actions": [],
        "improvements": [
            "Ensure that help is timely (paragraph 36).",
            "Ensure that homes are enough.",
        ],
        "lscb_priority_actions": [],
        "lscb_recommendations": ["Hold partners to account.", "Publish what was learnt."],
    }


def test_until_2015_priority_actions_stand_apart_and_items_in_groups() -> None:
    read = report(FIRST_FORM)
    assert texts(read) == {
        "priority_actions": ["Give managers time.", "Give workers time."],
        "improvements": [
            "Improve plans.",
            "Improve visits.",
            "Improve oversight, including: — of plans — of visits.",
        ],
        "lscb_priority_actions": [],
        "lscb_recommendations": ["Use data."],
    }
    told = read.as_truth()
    assert told["priority_action_groups"] == [["Capacity", 2]]
    assert told["improvement_groups"] == [
        ["Quality of practice", 2],
        ["Leadership and the governance of services for children", 1],
    ]


@pytest.mark.parametrize(
    "null",
    [
        "There are no priority or immediate actions.",
        "1. There are no areas for priority action.",
        "None.",
    ],
)
def test_a_null_statement_is_no_finding(null: str) -> None:
    body = (
        "== What does the local authority need to improve?\n=== Priority and immediate action\n"
        f"{null}\n=== Areas for improvement\n" + numbered("Improve plans.")
    )
    found = texts(report(body))
    assert (found["priority_actions"], found["improvements"]) == ([], ["Improve plans."])


def test_a_number_may_be_glued_to_its_item() -> None:
    items = [
        f"{n}.Ensure that step {n} is done in each of the {'many ' * 12}cases." for n in (8, 9)
    ]
    found = texts(report("== Recommendations\n" + "\n\n".join(items)))
    assert found["improvements"] == [item[2:] for item in items]


def test_the_board_may_have_areas_for_improvement_without_a_heading_of_its_own() -> None:
    body = (
        "== What does the local authority need to improve?\n=== Areas for improvement\n"
        "- Improve plans.\n"
        "= Section 2: The effectiveness of the Local Safeguarding Children Board\n"
        "=== Areas for improvement\n- Use data.\n"
        "=== Key strengths and weaknesses of the LSCB\n- The board has a chair.\n"
    )
    found = texts(report(body))
    assert found["improvements"] == ["Improve plans."]
    assert found["lscb_recommendations"] == ["Use data."]


def test_all_seven_judgements_stand_under_their_names() -> None:
    read = report(RECOMMENDATIONS)
    assert read.kind is Kind.SIF
    assert [judgement.area for judgement in read.judgements] == AREAS
    assert [judgement.grade for judgement in read.judgements] == [
        "requires_improvement",
        "requires_improvement",
        "requires_improvement",
        "good",
        "outstanding",
        "inadequate",
        "good",
    ]
    assert read.judgements[0].grade_text == OVERALL
    assert read.judgements[-1].grade_text == BOARD
    assert read.as_truth()["lscb_review_included"] is True


def test_grades_may_wrap_and_stand_above_their_label() -> None:
    read = report(RECOMMENDATIONS, columns="(300pt, 62pt), align: horizon")
    assert [j.grade_text for j in read.judgements[1:6]] == [
        "Requires improvement",
        "Requires improvement to be good",
        "Good",
        "Outstanding",
        "Inadequate",
    ]


@pytest.mark.parametrize(
    ("sentence", "grade"),
    [
        ("The overall judgement is that children’s services are good", "good"),
        ("The overall judgement is requires improvement.", "requires_improvement"),
        ("Children’s services in the London Borough of Wyremouth are inadequate", "inadequate"),
    ],
)
def test_the_overall_judgement_is_a_sentence(sentence: str, grade: str) -> None:
    first = report(RECOMMENDATIONS, overall=sentence).judgements[0]
    assert (first.grade, first.grade_text) == (grade, sentence.rstrip("."))


def test_the_boards_grade_may_stand_in_a_sentence_on_page_1() -> None:
    sentence = (
        "The effectiveness of the Local Safeguarding Children Board (LSCB) is requires improvement"
    )
    read = report("", rows=ROWS + f"grid.cell(colspan: 2)[{sentence}.]")
    assert read.judgements[-1].area == AREAS[-1]
    assert read.judgements[-1].grade_text == sentence


def test_a_row_that_is_not_there_is_said() -> None:
    read = report(RECOMMENDATIONS, rows=ROWS.replace("[~~~ 2.1 Adoption performance], [Good],", ""))
    assert "No judgement on “Adoption performance” was found." in read.as_truth()["doubts"]


@pytest.mark.parametrize("space", [430, 460, 480])
def test_the_table_may_run_over_to_page_2(space: int) -> None:
    review = f"#v({space}pt)\n*Review of the effectiveness of the board*"
    read = report(RECOMMENDATIONS, review=review)
    assert [judgement.places[0].page for judgement in read.judgements[1:6:4]] == [1, 2]
    assert [judgement.area for judgement in read.judgements] == AREAS
    assert read.judgements[5].grade == "inadequate"


def test_a_reinspection_has_no_review_of_the_board() -> None:
    read = report(
        RECOMMENDATIONS.split("= The Local")[0],
        title="Re-inspection of services for children in need of help and protection",
        review="",
    )
    told = read.as_truth()
    assert (told["reinspection"], told["lscb_review_included"]) == (True, False)
    assert [judgement.area for judgement in read.judgements] == AREAS[:-1]
    assert not [d for d in read.doubts if "LSCB" in d.sentence]


def test_days_publication_and_the_lead_inspector_are_read() -> None:
    read = report(RECOMMENDATIONS).as_truth()
    assert read["authority"] == "Wyremouth"
    assert (read["inspection_start"], read["inspection_end"]) == ("2015-03-03", "2015-03-25")
    assert read["published"] == "2015-05-15"
    assert read["lead_inspector"] == "Inspector Seven"


@pytest.mark.parametrize(
    "printed",
    [
        "Lead inspector: Inspector Seven HMI",
        "Lead inspector \\\nInspector Seven",
        "#grid(columns: (150pt, 1fr), [Lead inspector:], [Inspector Seven, HMI])",
    ],
)
def test_the_lead_inspectors_name_may_stand_below_or_beside(printed: str) -> None:
    read = report(RECOMMENDATIONS + f"\n{printed}\n\nDeputy lead inspector: Inspector Eight\n")
    assert read.lead_inspector
    assert read.lead_inspector.value == "Inspector Seven"


def test_among_numbers_every_other_sign_is_a_part() -> None:
    body = (
        "== Recommendations\n#grid(columns: (20pt, 1fr), row-gutter: 8pt, [1.], "
        "[Ensure that plans are kept by], [•], [all managers], [•], [all workers.], "
        "[2.], [Listen.])\n"
    )
    assert texts(report(body))["improvements"] == [
        "Ensure that plans are kept by — all managers — all workers.",
        "Listen.",
    ]


def test_numbers_that_do_not_count_on_are_said() -> None:
    read = report(
        "== Recommendations\n" + numbered("Listen.", "Act.") + numbered("Look.", "See.", start=4)
    )
    assert [d.sentence for d in read.doubts if d.field == "improvements"] == [
        "The numbers go from 2 to 4: a finding may be missing here."
    ]


def test_a_review_of_the_board_alone_is_other_with_its_grade_and_recommendations() -> None:
    source = f"""
#set text(size: 11pt)
#show heading: set text(size: 13pt)
#text(size: 22pt)[Wyremouth Council]

*Review of the effectiveness of the Local Safeguarding Children Board*

Inspection date: 3 March 2015 – 12 March 2015

Report published: 15 May 2015

*{BOARD}*

{made.PARAGRAPH}
== Recommendations
{numbered("Hold partners to account.", "Publish what was learnt.")}
== Inspection findings
{numbered("The board has a chair.", start=3)}
{TEAM}
"""
    told = read_report(made.typst_pdf(source)).as_truth()
    assert (told["kind"], told["authority"]) == ("other", "Wyremouth")
    assert told["judgements"] == [
        {"area": AREAS[-1], "grade": "good", "grade_text": BOARD},
    ]
    assert told["improvements"] == []
    assert told["lscb_recommendations"] == ["Hold partners to account.", "Publish what was learnt."]
    assert told["lead_inspector"] == "Inspector Seven"


@pytest.mark.parametrize(
    ("heading", "printed"),
    [
        ("The Wyremouth Safeguarding Children Board is inadequate", None),
        ("The LSCB is inadequate because:", "The LSCB is inadequate"),
    ],
)
def test_the_boards_grade_may_stand_in_other_headings(heading: str, printed: str | None) -> None:
    last = report(RECOMMENDATIONS.replace(BOARD, heading)).judgements[-1]
    assert (last.area, last.grade) == (AREAS[-1], "inadequate")
    assert last.grade_text == (printed or heading)
