"""Letters on focused and monitoring visits, and inspections of looked after children of 2013.

Made up: there was no real one at hand to learn from.
"""

import pytest

from goldenthread.inspections.reader import Kind, Report, read_report
from tests.unit.inspections.reader import made

FIRST = (
    "This letter summarises the findings of the {} to Wyremouth children’s services on 4 and 5 "
    "March 2025. His Majesty’s Inspectors for this visit were Inspector Seven and Inspector Eight."
)


def letter(subject: str, body: str, first: str = "", signed: str = "") -> Report:
    return read_report(
        made.typst_pdf(f"""
#set page(margin: 71pt)
#set text(size: 11pt)
#show heading: set text(size: 11pt)
2 May 2025

Director of Children’s Services, Wyremouth Council

Dear colleague

*{subject}*

{first or FIRST.format(subject.partition(" to ")[0].lower())}

The last inspection of local authority children’s services in Wyremouth was in 2024.

= Headline findings
{made.PARAGRAPH}

{body}

= Main findings
{made.PARAGRAPH}

Yours sincerely

{signed}
""")
    )


FOCUSED = "Focused visit to Wyremouth children’s services"
MONITORING = "Monitoring visit to Wyremouth Council children’s services"


@pytest.mark.parametrize(
    ("subject", "kind"),
    [
        (FOCUSED, Kind.FOCUSED_VISIT),
        ("Focused visit to Wyremouth local authority children’s services", Kind.FOCUSED_VISIT),
        (MONITORING, Kind.MONITORING_VISIT),
        (
            "Monitoring visit of Wyremouth local authority children's services",
            Kind.MONITORING_VISIT,
        ),
    ],
)
def test_the_subject_tells_the_kind_and_the_authority(subject: str, kind: Kind) -> None:
    told = letter(subject, "").as_truth()
    assert (told["kind"], told["authority"]) == (kind, "Wyremouth")
    assert (told["inspection_start"], told["inspection_end"]) == ("2025-03-04", "2025-03-05")
    assert told["published"] == "2025-05-02"
    assert told["judgements"] == []


def test_priority_actions_and_what_needs_to_improve_stand_apart() -> None:
    read = letter(
        FOCUSED,
        "= Area for priority action\nThe local authority needs to take swift action:\n\n"
        "- Assess children who are at risk.\n\n"
        "= What needs to improve in this area of social work practice?\n- Plans.\n- Visits.\n",
    )
    assert [item.text for item in read.priority_actions] == ["Assess children who are at risk."]
    assert [item.text for item in read.improvements] == ["Plans.", "Visits."]


def test_a_letter_without_a_list_says_that_it_need_not_have_one() -> None:
    doubts = letter(MONITORING, "").as_truth()["doubts"]
    assert doubts == [
        "No list of what needs to improve was found: such a letter need not have one."
    ]


def test_the_lead_is_who_is_named_first_or_who_signed() -> None:
    named = letter(FOCUSED, "")
    signed = letter(
        MONITORING,
        "",
        "This letter summarises the findings of the monitoring visit on 4 and 5 March 2025.",
        "Inspector Nine \\\nHis Majesty’s Inspector",
    )
    assert named.lead_inspector
    assert named.lead_inspector.value == "Inspector Seven"
    assert signed.lead_inspector
    assert signed.lead_inspector.value == "Inspector Nine"


LOOKED_AFTER = f"""
#set text(size: 11pt)
#text(size: 20pt)[Wyremouth Council]

#text(size: 20pt)[Inspection of looked after children services]

*Inspection dates:* 4 to 15 March 2013

*Reporting inspector:* Inspector Seven HMI

#grid(columns: (1fr, 120pt), row-gutter: 8pt,
  [Overall effectiveness], [Adequate], [Capacity for improvement], [Good])

{made.PARAGRAPH}

== Areas for improvement
In order to improve services, the council and its partners should take the following action.

Immediately:

- Ensure that all are visited.

Within three months:

- Review plans.
- Hear children.

== Outcomes for children looked after
{made.PARAGRAPH}
"""


def test_an_inspection_of_looked_after_children_is_other_with_what_could_be_read() -> None:
    told = read_report(made.typst_pdf(LOOKED_AFTER)).as_truth()
    assert (told["kind"], told["authority"]) == ("other", "Wyremouth")
    assert (told["inspection_start"], told["inspection_end"]) == ("2013-03-04", "2013-03-15")
    assert told["lead_inspector"] == "Inspector Seven"
    assert told["judgements"] == [
        {"area": "Overall effectiveness", "grade": "adequate", "grade_text": "Adequate"},
        {"area": "Capacity for improvement", "grade": "good", "grade_text": "Good"},
    ]
    assert told["improvements"] == [
        "Ensure that all are visited.",
        "Review plans.",
        "Hear children.",
    ]
    assert told["improvement_groups"] == [["Immediately", 1], ["Within three months", 2]]


def test_of_an_unknown_kind_the_lists_below_usual_headings_are_read() -> None:
    source = (
        f"= A peer review\nInspection dates: 4 to 8 March 2013\n\n{made.PARAGRAPH}\n"
        "= Recommendations\n- Review plans.\n= Thanks\n- Everyone.\n"
    )
    told = read_report(made.typst_pdf(source)).as_truth()
    assert told["kind"] == "other"
    assert told["improvements"] == ["Review plans."]
    assert told["doubts"][0] == "The title is of no kind of report that the reader knows."
