"""Whole ILACS reports of both forms, and the traps of the table and of the opening."""

import dataclasses

import pytest

from goldenthread.demo.report_pdf import Row, Section
from goldenthread.inspections.reader import Report, read_file_json, read_report
from tests.unit.inspections.reader import made


def grades(report: Report) -> list[tuple[str, str | None]]:
    return [(judgement.area, judgement.grade) for judgement in report.judgements]


def sentences(report: Report, field: str) -> list[str]:
    return [doubt.sentence for doubt in report.doubts if doubt.field == field]


FIVE_GRADES = [
    (made.LEADERS, "requires_improvement"),
    (made.HELP, "good"),
    (made.CARE, "outstanding"),
    (made.LEAVERS, "inadequate"),
    (made.OVERALL, "inadequate"),
]


def test_the_modern_form_is_read_whole() -> None:
    report = read_report(made.report_pdf(footnote="The areas are matched to a framework."))
    assert grades(report) == FIVE_GRADES
    assert report.doubts == ()
    read = report.as_truth()
    assert read["kind"] == "ilacs_standard"
    assert read["authority"] == "Wyremouth"
    assert (read["inspection_start"], read["inspection_end"]) == ("2025-11-17", "2025-11-28")
    assert read["published"] is None
    assert read["lead_inspector"] == "Inspector Seven"
    assert read["judgements"][0]["grade_text"] == made.RI
    assert read["improvements"] == [
        "The response to 16- and 17-year-olds who have no home.",
        "Services for care leavers, including: — a safe place to live — a plan that they had a "
        "part in. — Each is to be seen in their records.",
        "Supervision that is regular and reflective, in every team.",
    ]


def test_the_older_form_is_read_whole() -> None:
    rows = (
        Row(made.LEADERS + ".", made.RI),
        Row(made.HELP, made.RI),
        Row(made.CARE_AND_LEAVERS, "Good"),
        Row(made.OVERALL, made.RI),
    )
    sections = (Section(made.CARE_AND_LEAVERS, "good", (made.PARAGRAPH,)),)
    report = read_report(
        made.report_pdf(
            authority="Wyremouth Council",
            form="older",
            judgements=rows,
            sections=sections,
            mark="▪",
            dates="3 June 2019 to 14 June 2019",
        )
    )
    assert grades(report) == [
        (made.LEADERS, "requires_improvement"),
        (made.HELP, "requires_improvement"),
        (made.CARE_AND_LEAVERS, "good"),
        (made.OVERALL, "requires_improvement"),
    ]
    assert report.as_truth()["lead_inspector"] == "Inspector Seven"
    assert len(report.improvements) == 3
    assert report.doubts == ()


def test_each_value_keeps_its_place() -> None:
    report = read_report(made.report_pdf())
    assert report.authority
    assert report.inspection_start
    assert report.lead_inspector
    tops = [
        read.places[0].box.top
        for read in (report.authority, report.inspection_start, report.lead_inspector)
    ]
    rows = [judgement.places[0] for judgement in report.judgements]
    assert [place.page for place in rows] == [1] * 5
    tops += [place.box.top for place in rows]
    assert tops == sorted(tops)
    width = report.pages[0].width
    for place in [*rows, *(place for item in report.improvements for place in item.places)]:
        assert 60 < place.box.x0 < place.box.x1 < width - 60
        assert place.box.top < place.box.bottom


def test_a_file_gives_one_line_of_json(tmp_path) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(made.report_pdf())
    read = read_file_json(file)
    assert read["file"] == str(file)
    assert len(read["sha256"]) == 64
    assert read["framework_tags"] == [[], [], []]
    assert {field.name for field in dataclasses.fields(Report)} - set(read) == {"pages"}


def table(rows: str, columns: str = "(232pt, 90pt)", align: str = "left + top") -> bytes:
    return made.typst_pdf(
        made.opening_source()
        + f"#table(columns: {columns}, align: {align}, [Judgement], [Grade], {rows})\n\n"
        + made.PARAGRAPH * 3
        + "\n\n== What needs to improve?\n- Timely help.\n\n"
        + f"== {made.LEAVERS}: inadequate\n{made.PARAGRAPH}"
    )


ROWS = ", ".join(f"[{row.area}], [{row.grade}]" for row in made.FIVE_ROWS)


@pytest.mark.parametrize("align", ["top", "horizon", "bottom"])
@pytest.mark.parametrize(
    "columns", ["(232pt, 90pt)", "(1fr, 1fr)", "(316pt, 1fr)", "(120pt, 60pt)"]
)
def test_a_grade_stands_above_below_or_between_its_labels_lines(align: str, columns: str) -> None:
    assert grades(read_report(table(ROWS, columns, f"left + {align}"))) == FIVE_GRADES


def test_rows_stand_in_any_order() -> None:
    rows = ", ".join(f"[{row.area}], [{row.grade}]" for row in reversed(made.FIVE_ROWS))
    assert grades(read_report(table(rows))) == FIVE_GRADES[::-1]


def test_grades_may_begin_with_a_small_letter() -> None:
    report = read_report(
        table(ROWS.replace("[Req", "[req").replace("[Good", "[good"), "(1fr, 60pt)")
    )
    assert grades(report) == FIVE_GRADES


def test_a_grade_that_is_not_in_the_table_is_taken_from_its_heading_and_said() -> None:
    report = read_report(table(ROWS.replace("[Inadequate]", "[]", 1)))
    assert grades(report) == FIVE_GRADES
    (doubt,) = report.doubts
    assert doubt.index == 3
    assert doubt.sentence.endswith("for this row: it is from its section’s heading on page 1.")


def test_a_grade_that_is_nowhere_is_null_and_said() -> None:
    report = read_report(table(ROWS.replace("[Outstanding]", "[]")))
    assert grades(report)[2] == (made.CARE, None)
    assert sentences(report, "judgements") == ["No grade could be read in the table for this row."]


def test_an_unknown_grade_is_kept_in_its_words_and_said() -> None:
    report = read_report(table(ROWS.replace("Outstanding", "Not judged")))
    assert grades(report)[2] == (made.CARE, "Not judged")
    assert sentences(report, "judgements") == ["“Not judged” is not one of Ofsted’s four grades."]


def test_a_heading_that_says_otherwise_is_said() -> None:
    sections = (Section(made.HELP, "outstanding", (made.PARAGRAPH,)),)
    (sentence,) = sentences(read_report(made.report_pdf(sections=sections)), "judgements")
    assert sentence.startswith("The table says “Good”, the heading on page")
    assert sentence.endswith("says “Outstanding”.")


@pytest.mark.parametrize(
    ("dates", "missing"),
    [
        ("3 to 14 November 2025", ["No judgement on “overall effectiveness” was found."]),
        ("20 April to 1 May 2026", []),
    ],
)
def test_there_is_no_overall_grade_from_april_2026(dates: str, missing: list[str]) -> None:
    report = read_report(made.report_pdf(dates=dates, judgements=made.FIVE_ROWS[:4]))
    assert grades(report) == FIVE_GRADES[:4]
    assert sentences(report, "judgements") == missing


def test_without_a_table_the_headings_grades_are_read_and_said() -> None:
    source = made.opening_source() + f"== {made.LEAVERS} are: inadequate\n{made.PARAGRAPH}"
    report = read_report(made.typst_pdf(source))
    assert grades(report) == [(made.LEAVERS, "inadequate")]
    assert sentences(report, "judgements")[0].startswith(
        "The table of judgements could not be read:"
    )


@pytest.mark.parametrize(
    "printed",
    [
        "Inspector Seven",
        "Inspector Seven HMI",
        "Inspector Seven, His Majesty’s Inspector",
        "Inspector Seven – Her Majesty’s Inspector",
        "Inspector Seven Her Majesty’s Inspector",
        "Inspector Seven (HMI)",
        "Inspector Seven\\ Her Majesty’s Inspector",
    ],
)
def test_the_inspectors_name_is_read_without_the_office(printed: str) -> None:
    report = read_report(made.typst_pdf(made.opening_source(inspector=printed) + made.PARAGRAPH))
    assert report.lead_inspector
    assert report.lead_inspector.value == "Inspector Seven"


def test_dates_may_wrap() -> None:
    dates = "8 July 2019 to 12 July 2019 and 7 August 2019 to\\ 8 August 2019"
    report = read_report(made.typst_pdf(made.opening_source(dates) + made.PARAGRAPH))
    assert report.as_truth()["inspection_end"] == "2019-08-08"
    assert sentences(report, "inspection_end") == [
        "More than one span of days is printed: the first and the last day were taken."
    ]


def test_what_the_opening_does_not_say_is_null_with_a_reason() -> None:
    source = "Wyremouth\n\nInspection of children’s services\n\n" + made.PARAGRAPH
    report = read_report(made.typst_pdf(source))
    read = report.as_truth()
    for field in ("inspection_start", "inspection_end", "lead_inspector"):
        assert read[field] is None
        assert sentences(report, field)
