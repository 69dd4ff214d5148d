"""The traps of the list "What needs to improve?", each in a small PDF of its own."""

import pytest

from goldenthread.demo.report_pdf import Improvement
from goldenthread.inspections.reader import Report, read_report
from goldenthread.inspections.reader.items import split_tags
from tests.unit.inspections.reader import made


def read(findings: str) -> Report:
    return read_report(made.typst_pdf(made.section_source(findings)))


def texts(report: Report) -> list[str]:
    return [item.text for item in report.improvements]


def notes(report: Report) -> list[tuple[int | None, str]]:
    return [(d.index, d.sentence) for d in report.doubts if d.field == "improvements"]


@pytest.mark.parametrize(
    "heading",
    [
        "What needs to improve",
        "What needs to improve?",
        "What needs to improve:",
        "What needs to improve?1",
        "What needs to improve?#super[1]",
        "What needs to improve#footnote[Of a framework.]?",
        "What needs to be improved?",
    ],
)
def test_the_heading_is_known_in_each_form(heading: str) -> None:
    source = made.section_source("- Timely help.").replace("What needs to improve?", heading)
    assert texts(read_report(made.typst_pdf(source))) == ["Timely help."]


@pytest.mark.parametrize("mark", ["◼", "▪", "•", "●", "−", "–", "-", "o", "\uf06e", "\uf0b7"])
def test_every_mark_makes_an_item(mark: str) -> None:
    findings = f"#set list(marker: [{mark}], body-indent: 9pt)\n- Timely help.\n- Homes\n  for all."
    assert texts(read(findings)) == ["Timely help.", "Homes for all."]


@pytest.mark.parametrize("marks", ["[•]", "([•], [−])", "([−], [•])", "([◼], [o])"])
def test_sub_items_and_their_closing_paragraph_join_their_parent(marks: str) -> None:
    findings = (
        f"#set list(marker: {marks}, indent: 6pt, body-indent: 9pt)\n"
        "- Services, including:\n  - homes\n  - health.\n\n  So that each is known.\n"
        "- Timely help.\n"
    )
    joined = "Services, including: — homes — health. — So that each is known."
    assert texts(read(findings)) == [joined, "Timely help."]


def test_the_heading_that_follows_the_list_is_not_glued_to_its_last_item() -> None:
    assert texts(read("- Timely help.\n- The response to those without a home")) == [
        "Timely help.",
        "The response to those without a home",
    ]


@pytest.mark.parametrize("group", ["*Care leavers*", "Care leavers", "#text(14pt)[Care leavers]"])
def test_a_group_heading_between_items_is_kept_apart(group: str) -> None:
    report = read(f"- Timely help.\n\n{group}\n\n- Homes for all.\n- Rest.")
    assert texts(report) == ["Timely help.", "Homes for all.", "Rest."]
    assert report.as_truth()["improvement_groups"] == [["", 1], ["Care leavers", 2]]
    assert notes(report) == []


def test_a_sentence_between_items_is_left_out_and_said() -> None:
    report = read("- Timely help.\n\nThese words belong to nothing.\n\n- Homes for all.")
    assert texts(report) == ["Timely help.", "Homes for all."]
    assert notes(report) == [
        (
            None,
            "These words stand in the list without a bullet and were left out: "
            "“These words belong to nothing.”",
        )
    ]


def test_a_list_over_a_page_break_has_no_page_furniture() -> None:
    many = tuple(
        Improvement(
            f"The timeliness of step {n} in planning, so that it is {word} each time "
            "that a worker changes and is to be seen in children’s records."
        )
        for n, word in enumerate(["clear", "kept", "done", "known", "shared", "told"] * 5)
    )
    report = read_report(made.report_pdf(improvements=many, footnote="Matched to a framework."))
    assert texts(report) == [improvement.text for improvement in many]
    assert {place.page for item in report.improvements for place in item.places} >= {1, 2}


def test_an_item_over_a_page_break_is_joined_and_said() -> None:
    words = (f"{a}{b}{b}{a}" for a in "bcdfghjklmnprstvwxyz" for b in "abcdefghijklmnopqrstuvwxyz")
    long = Improvement(" ".join(words) + ".")
    report = read_report(made.report_pdf(improvements=(long,)))
    assert texts(report) == [long.text]
    assert [place.page for place in report.improvements[0].places] == [1, 2]
    assert notes(report) == [(0, "The words run over the end of page 1, and were joined.")]


def test_prose_is_read_by_paragraphs_and_said() -> None:
    report = read("Leaders should see that help is timely.\n\nHomes are too few.")
    assert texts(report) == ["Leaders should see that help is timely.", "Homes are too few."]
    assert notes(report) == [
        (
            None,
            "No bullets stand here: each paragraph was taken as a finding. "
            "It may be none, or several.",
        )
    ]


def test_in_prose_a_bold_line_is_a_groups_heading() -> None:
    report = read("*Care leavers*\n\nHomes are too few.\n\nVisits are late.")
    assert texts(report) == ["Homes are too few.", "Visits are late."]
    assert {item.group for item in report.improvements} == {"Care leavers"}


@pytest.mark.parametrize(
    "null",
    [
        "There are no areas for improvement.",
        "No areas for improvement were identified.",
        "Inspectors did not identify any areas for improvement.",
        "None",
    ],
)
def test_a_null_statement_is_no_finding(null: str) -> None:
    assert texts(read(null)) == []


def test_a_report_without_the_heading_has_no_findings_and_says_so() -> None:
    report = read_report(made.report_pdf(improvements=()))
    assert texts(report) == []
    assert notes(report) == [(None, "No heading “What needs to improve?” was found.")]


def test_the_words_in_running_text_are_no_heading() -> None:
    body = "Managers know\n\nwhat needs to improve and they act on it.\n\n- Timely help."
    report = read_report(made.typst_pdf(made.opening_source() + body + made.PARAGRAPH))
    assert texts(report) == []


def test_quotes_dashes_and_hyphens_are_kept() -> None:
    text = "Children’s ‘front door’ – the first contact – and decision-making (MASH)."
    assert texts(read(f"- {text}")) == [text]


@pytest.mark.parametrize(
    ("findings", "index", "said"),
    [
        ("- Timely help. Clear plans too.", 0, "more than one sentence"),
        ("- Timely help.\n- and homes.", 1, "small letter"),
        ("- Timely help.\n- Homes", 1, "full stop"),
    ],
)
def test_what_is_uncertain_is_said(findings: str, index: int, said: str) -> None:
    ((found, sentence),) = notes(read(findings))
    assert found == index
    assert said in sentence


@pytest.mark.parametrize(
    ("printed", "text", "tags"),
    [
        ("Timely help. (Outcome three)", "Timely help.", ("Outcome three",)),
        ("Timely help (Enabler two).", "Timely help.", ("Enabler two",)),
        (
            "Help. (Outcomes one and 4; Enabler two)",
            "Help.",
            ("Outcome one", "Outcome 4", "Enabler two"),
        ),
        ("Help. (Outcome one) (Enabler two)", "Help.", ("Outcome one", "Enabler two")),
        ("Help (see paragraph 36).", "Help (see paragraph 36).", ()),
        ("Better outcomes (outcomes for all).", "Better outcomes (outcomes for all).", ()),
    ],
)
def test_national_framework_tags_are_stored_apart(printed: str, text: str, tags: tuple) -> None:
    assert split_tags(printed) == (text, tags)
