"""Small PDFs with one layout trap each, and lines without a PDF. All that they say is invented."""

import json

import typst

from goldenthread.demo.report_pdf import Improvement, ReportText, Row, Section, make_report
from goldenthread.documents.layout import Box
from goldenthread.documents.layout.lines import Line
from goldenthread.documents.layout.pages import Word

LEADERS = "The impact of leaders on social work practice with children and families"
HELP = "The experiences and progress of children who need help and protection"
CARE_AND_LEAVERS = "The experiences and progress of children in care and care leavers"
CARE = "The experiences and progress of children in care"
LEAVERS = "The experiences and progress of care leavers"
OVERALL = "Overall effectiveness"
RI = "Requires improvement to be good"

FIVE_ROWS = (
    Row(LEADERS, RI),
    Row(HELP, "Good"),
    Row(CARE, "Outstanding"),
    Row(LEAVERS, "Inadequate"),
    Row(OVERALL, "Inadequate"),
)
PARAGRAPH = (
    "Most children in Wyremouth who need help receive it in time, from people who know them. "
    "Too many care leavers wait for a home that is theirs, and leaders have been slow to see it. "
)
SUB_ITEMS = Improvement(
    "Services for care leavers, including:",
    ("a safe place to live", "a plan that they had a part in."),
    "Each is to be seen in their records.",
)


def report(**changes) -> ReportText:
    values = {
        "authority": "Wyremouth",
        "dates": "17 to 28 November 2025",
        "lead_inspector": "Inspector Seven",
        "judgements": FIVE_ROWS,
        "summary": (PARAGRAPH * 3,),
        "improvements": (
            Improvement("The response to 16- and 17-year-olds who have no home."),
            SUB_ITEMS,
            Improvement("Supervision that is regular and reflective, in every team."),
        ),
        "sections": (
            Section(HELP, "good", (PARAGRAPH, PARAGRAPH)),
            Section(CARE, "outstanding", (PARAGRAPH,)),
            Section(LEAVERS, "inadequate", (PARAGRAPH, PARAGRAPH)),
            Section(LEADERS, "requires improvement to be good", (PARAGRAPH,)),
        ),
    }
    return ReportText(**(values | changes))


def report_pdf(**changes) -> bytes:
    return make_report(report(**changes))


def typst_pdf(source: str, **inputs) -> bytes:
    """A PDF of any Typst source, in the fonts that Typst brings."""
    values = {name: json.dumps(value) for name, value in inputs.items()}
    return bytes(typst.compile(source.encode(), ignore_system_fonts=True, sys_inputs=values))


def opening_source(
    dates: str = "17 to 28 November 2025", inspector: str = "Inspector Seven"
) -> str:
    return f"""
#set page(margin: 72pt)
#text(size: 20pt)[Inspection of Wyremouth local authority children’s services]

*Inspection dates: {dates}*

*Lead inspector: {inspector}*

"""


def section_source(findings: str) -> str:
    """An ILACS report whose findings are this Typst source."""
    return (
        opening_source()
        + "== What needs to improve?\n"
        + findings
        + f"\n== {HELP}: good\n"
        + f"#grid(columns: (24pt, 1fr), [1.], [{PARAGRAPH}])\n"
    )


def encrypted_pdf() -> bytes:
    """The smallest PDF that asks for a password."""
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\n"
        b"4 0 obj<</Filter/Standard/V 1/R 2/P -4/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">>>"
        b"endobj\ntrailer<</Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]/Size 5>>\n%%EOF"
    )


def line(text: str, *, x: float = 72, top: float = 100, page: int = 1, size: float = 12, **more):
    """A line whose letters are half as wide as high; `bold` is for all of its words."""
    words, left = [], x
    for word in text.split(" "):
        right = left + len(word) * size / 2
        box = Box(left, top, right, top + size)
        words.append(Word(word, box, top + 0.8 * size, size, **more))
        left = right + size / 4
    return Line(page, tuple(words))
