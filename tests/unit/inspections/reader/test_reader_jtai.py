"""Letters on joint targeted area inspections, of 2016 to 2020 and since 2022."""

import pytest

from goldenthread.inspections.reader import Kind, Report, read_report
from tests.unit.inspections.reader import made

SUBJECT = "Joint targeted area inspection of Wyremouth"
OLD_SUBJECT = "Joint targeted area inspection of the multi-agency response to neglect in Wyremouth"
TOLD = (
    "This inspection took place from 3 to 7 March 2025. It was carried out by Ofsted and the CQC."
)
NEXT = (
    "We have determined that Wyremouth Council is the principal authority and should prepare a "
    "written statement of proposed action responding to the findings outlined in this letter."
)
DUE = (
    "Wyremouth Council should send the written statement of action to us by 8 August 2025. This "
    "statement will inform what is asked."
)


def letter(
    body: str, *, subject: str = SUBJECT, told: str = TOLD, day: str = "2 May 2025"
) -> Report:
    return read_report(
        made.typst_pdf(f"""
#set page(width: 595pt, height: 842pt, margin: 71pt)
#set text(size: 11pt)
#set list(body-indent: 9pt)
#show heading.where(level: 1): set text(size: 11pt)
{day}

Director of Children’s Services, Wyremouth Council\\
Chief Constable of the Wyre police

Dear local partnership

*{subject}*

{told}

This letter to all the service leaders in the area outlines our findings about the effectiveness of
partnership working and of the work of individual agencies in Wyremouth.

{body}

= Next steps
{NEXT} This should be a multi-agency response.

{DUE}

Yours sincerely
#table(columns: (1fr, 1fr), [*Ofsted*], [*Care Quality Commission*], [A director], [A chief])
""")
    )


CASE = (
    f"#rect(width: 90%, inset: 8pt)[*Case study: area for improvement*\n\n{made.PARAGRAPH}"
    "\n\n- The child’s plan was late.\n- Nobody asked.]\n"
)
LISTS = (
    """
= Areas for priority action
Leaders across the partnership need to take swift action to ensure that:

- the needs of children are known
- procedures are followed.

= Areas for improvement
*Leadership and management*

- Plans are late. Nobody sees to them.
- Records are poor, in:
  #list([health], [schools.])
"""
    + CASE
    + """
- Visits are too few.

*Responses to children*

- Children are not always heard.

= Key strengths
- Leaders know one another.
- Police officers listen.
"""
)


def texts(items: tuple) -> list[str]:
    return [item.text for item in items]


def test_the_lists_are_read_in_any_order_and_a_case_study_inside_one_is_not() -> None:
    read = letter(LISTS, subject=OLD_SUBJECT)
    assert read.kind is Kind.JTAI
    assert texts(read.priority_actions) == [
        "the needs of children are known",
        "procedures are followed.",
    ]
    assert texts(read.improvements) == [
        "Plans are late. Nobody sees to them.",
        "Records are poor, in: — health — schools.",
        "Visits are too few.",
        "Children are not always heard.",
    ]
    assert texts(read.strengths) == ["Leaders know one another.", "Police officers listen."]


def test_groups_and_what_announces_the_priority_actions_stand_apart() -> None:
    told = letter(LISTS, subject=OLD_SUBJECT).as_truth()
    assert told["improvement_groups"] == [
        ["Leadership and management", 3],
        ["Responses to children", 1],
    ]
    assert told["priority_actions_intro"] == (
        "Leaders across the partnership need to take swift action to ensure that:"
    )


@pytest.mark.parametrize(
    "heading",
    ["Area for priority action", "Areas for priority actions", "Areas for Priority Action"],
)
def test_the_heading_of_priority_actions_varies(heading: str) -> None:
    read = letter(
        f"= {heading}\n- Act.\n\n= What needs to improve?\n- Plans.\n\n= Strengths\n- Will."
    )
    assert texts(read.priority_actions) == ["Act."]
    assert texts(read.improvements) == ["Plans."]


def test_a_heading_of_another_part_ends_a_list() -> None:
    body = (
        "= Headline findings\nAll is known.\n\n= What needs to improve?\n- Plans.\n\n"
        f"*Wyremouth Safeguarding Partnership (WSP)*\n\n{made.PARAGRAPH}\n\n"
        "= Main findings\n- Children are heard.\n"
    )
    assert texts(letter(body).improvements) == ["Plans."]


def test_paragraphs_without_bullets_are_findings_and_that_is_said() -> None:
    read = letter("= Areas for improvement\n*At the door*\n\nPlans are late.\n\nVisits are few.")
    assert texts(read.improvements) == ["Plans are late.", "Visits are few."]
    assert [d.sentence for d in read.doubts] == [
        "No bullets stand here: each paragraph was taken as a finding. It may be none, or several."
    ]


@pytest.mark.parametrize("height", [95, 80])
def test_a_frame_round_the_whole_letter_is_no_case_study(height: int) -> None:
    border = f"#set page(background: rect(width: 95%, height: {height}%))\n2 May 2025"
    read = letter("= Areas for improvement\n- Plans.\n", day=border)
    assert texts(read.improvements) == ["Plans."]
    if height > 90:
        assert len(letter(LISTS, day=border).improvements) == 4


def test_an_unframed_case_study_is_left_out_and_said() -> None:
    body = "= Areas for improvement\n- Plans.\n\n*Case study: neglect*\n\n- It was late.\n"
    read = letter(body)
    assert texts(read.improvements) == ["Plans."]
    assert "A case study stands without a frame on page 1" in read.doubts[0].sentence


def test_the_statement_its_author_and_day_are_read() -> None:
    told = letter(LISTS).as_truth()
    assert told["outcome"] == NEXT
    assert told["statement_due"] == "2025-08-08"
    assert told["published"] == "2025-05-02"
    assert told["lead_inspector"] is None


@pytest.mark.parametrize(
    ("told", "days"),
    [
        (TOLD, ("2025-03-03", "2025-03-07")),
        (
            "Between 3 and 7 March, Ofsted undertook a joint inspection.",
            ("2025-03-03", "2025-03-07"),
        ),
        ("Between 8 and 12 December, Ofsted undertook this.", ("2024-12-08", "2024-12-12")),
        (
            "This inspection took place from 27 November 2024 to 1 December 2024.",
            ("2024-11-27", "2024-12-01"),
        ),
        (
            "Between Monday 3 March and Friday 7 March 2025, Ofsted came.",
            ("2025-03-03", "2025-03-07"),
        ),
    ],
)
def test_the_days_stand_in_a_sentence_and_may_lack_the_year(told: str, days: tuple) -> None:
    read = letter(LISTS, told=told).as_truth()
    assert (read["inspection_start"], read["inspection_end"]) == days


def test_a_letter_without_days_says_so() -> None:
    read = letter(LISTS, told="We came and saw.")
    assert read.inspection_start is None
    assert any("no sentence says when" in doubt.sentence for doubt in read.doubts)


@pytest.mark.parametrize(
    "subject",
    [
        SUBJECT,
        OLD_SUBJECT,
        "Re: Joint targeted area inspection of the London Borough of Wyremouth",
        "Joint targeted area inspection of the multi-agency response to abuse in Wyremouth area",
        "Joint targeted area inspection of the multi-agency response to children at risk of harm "
        "and of those who are missing from home, care or education",
        "Joint targeted area inspection of the multi-agency response to abuse in Wyremouth Borough "
        "Council.",
    ],
)
def test_the_area_is_named_by_the_subject_or_by_the_first_paragraphs(subject: str) -> None:
    assert letter(LISTS, subject=subject).as_truth()["authority"] == "Wyremouth"
