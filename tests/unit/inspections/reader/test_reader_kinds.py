import pytest

from goldenthread.inspections.reader import Kind, read_report
from tests.unit.inspections.reader import made

ILACS_TITLES = [
    ["Inspection of Wyremouth local authority", "children’s services"],
    ["Inspection of the London Borough of", "Wyremouth local authority children's services"],
    ["Inspection of Wyremouth children’s services"],
    ["Wyremouth Council", "Inspection of children’s social care services"],
    ["London Borough of", "Wyremouth", "Inspection of local authority children’s services"],
    [
        "Wyremouth metropolitan borough",
        "Inspection of local authority children’s social care",
        "services",
    ],
    ["Inspection of children’s services in Wyremouth"],
]


def titled(lines: list[str], text: str = "") -> bytes:
    title = "\n\n".join(f"#text(size: 20pt)[{line}]" for line in lines)
    dates = "*Inspection dates: 3 to 14 March 2025*\n\n*Lead inspector: Inspector Seven, HMI*"
    return made.typst_pdf(f"{title}\n\n{dates}\n\n{text}\n\n{made.PARAGRAPH}")


@pytest.mark.parametrize("title", ILACS_TITLES)
def test_an_ilacs_report_is_known_by_its_title(title: list[str]) -> None:
    report = read_report(titled(title, "A joint targeted area inspection of Wyremouth took place."))
    assert report.kind is Kind.ILACS_STANDARD
    assert report.authority
    assert report.authority.value == "Wyremouth"


@pytest.mark.parametrize(
    ("dates", "kind"),
    [
        ("10 to 14 March 2025", Kind.ILACS_SHORT),
        ("3 to 14 March 2025", Kind.ILACS_STANDARD),
        ("3 to 19 June 2019", Kind.ILACS_STANDARD),
        ("3 March 2025", Kind.ILACS),
    ],
)
def test_its_days_tell_standard_from_short(dates: str, kind: Kind) -> None:
    report = read_report(made.report_pdf(dates=dates))
    assert report.kind is kind
    assert ("kind" in {doubt.field for doubt in report.doubts}) == (kind is Kind.ILACS)


LETTER = "3 March 2025\n\nDirector of Children’s Services, Wyremouth\n\nDear colleague\n\n"


@pytest.mark.parametrize(
    ("source", "kind", "authority"),
    [
        (
            "Wyremouth\n\nInspection of services for children in need of help and protection, "
            "children looked after and care leavers\n\nInspection date: 3 to 27 March 2015",
            Kind.SIF,
            "Wyremouth",
        ),
        (
            "Local area partnership report\n\nArea SEND inspection of Wyremouth\n\n"
            "Local Area Partnership\n\nInspection dates: 3 to 7 March 2025\n\n"
            "Dates of previous inspection: 3 to 7 May 2018",
            Kind.AREA_SEND,
            "Wyremouth",
        ),
        (
            LETTER + "Joint targeted area inspection of Wyremouth\n\n"
            "It follows the focused visit to Wyremouth children’s services in 2024.",
            Kind.JTAI,
            "Wyremouth",
        ),
        (
            LETTER + "Focused visit to Wyremouth children’s services",
            Kind.FOCUSED_VISIT,
            "Wyremouth",
        ),
        (
            LETTER + "Monitoring visit to Wyremouth Council children’s services\n\n"
            "The last inspection of Wyremouth children’s services was in 2024.",
            Kind.MONITORING_VISIT,
            "Wyremouth",
        ),
        ("A paper on quite another matter, for the committee.", Kind.OTHER, None),
    ],
)
def test_every_kind_is_known_by_the_title_that_stands_first(
    source: str, kind: Kind, authority: str
) -> None:
    report = read_report(made.typst_pdf(f"{source}\n\n{made.PARAGRAPH}"))
    assert report.kind is kind
    assert (report.authority.value if report.authority else None) == authority
    assert report.improvements == ()
    assert report.doubts


def test_a_previous_inspections_dates_are_not_taken() -> None:
    source = (
        "Local area partnership report\n\n"
        "Area SEND inspection of Wyremouth Local Area Partnership\n\n"
        "Inspection dates: 3 to 7 March 2025\n\nDates of previous inspection: 3 to 7 May 2018"
    )
    read = read_report(made.typst_pdf(source)).as_truth()
    assert (read["inspection_start"], read["inspection_end"]) == ("2025-03-03", "2025-03-07")
    assert read["published"] is None
