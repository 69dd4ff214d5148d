from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.inspections.reader.dates import read_dates, read_span


@pytest.mark.parametrize(
    ("printed", "start", "end"),
    [
        ("10 to 21 July 2023", date(2023, 7, 10), date(2023, 7, 21)),
        ("26 February 2024 to 8 March 2024", date(2024, 2, 26), date(2024, 3, 8)),
        ("31 October to 11 November 2022", date(2022, 10, 31), date(2022, 11, 11)),
        ("19 November–30 November 2018", date(2018, 11, 19), date(2018, 11, 30)),
        ("11 – 22 July 2022", date(2022, 7, 11), date(2022, 7, 22)),
        ("4-8 November 2019", date(2019, 11, 4), date(2019, 11, 8)),
        ("4\u25008 November 2019", date(2019, 11, 4), date(2019, 11, 8)),
        ("4November2019to8November2019", date(2019, 11, 4), date(2019, 11, 8)),
        ("23rd April to 4th May 2018", date(2018, 4, 23), date(2018, 5, 4)),
        ("23 Apr 2018 to 4 May 2018", date(2018, 4, 23), date(2018, 5, 4)),
        ("03 Sept. to 14 Sept. 2018", date(2018, 9, 3), date(2018, 9, 14)),
        ("23/04/2018 - 04/05/2018", date(2018, 4, 23), date(2018, 5, 4)),
        ("23/4/18 to 4/5/18", date(2018, 4, 23), date(2018, 5, 4)),
        ("18 December to 12 January 2024", date(2023, 12, 18), date(2024, 1, 12)),
        (
            "8 July 2019 to 12 July 2019 and 7 August 2019 to 8 August 2019",
            date(2019, 7, 8),
            date(2019, 8, 8),
        ),
    ],
)
def test_a_span_of_days_is_read_in_each_style(printed: str, start: date, end: date) -> None:
    span = read_span(printed)
    assert (span.start, span.end, span.reason) == (start, end, "")


def test_of_a_single_date_only_the_start_is_known() -> None:
    span = read_span("10 February 2020")
    assert (span.start, span.end) == (date(2020, 2, 10), None)
    assert span.reason == "only one date is printed"


@pytest.mark.parametrize(
    ("printed", "reason"),
    [
        ("", "no date is printed"),
        ("to be agreed", "no date is printed"),
        ("31 February to 4 March 2020", "“31 February to 4 March 2020” holds what is no date"),
        ("3 to 14 Febtober", "“3 to 14 Febtober” holds what is no date"),
        (
            "14 March 2020 to 3 March 2020",
            "“14 March 2020 to 3 March 2020” is no span of an inspection",
        ),
        (
            "3 March 2018 to 14 March 2020",
            "“3 March 2018 to 14 March 2020” is no span of an inspection",
        ),
    ],
)
def test_what_is_no_span_is_not_guessed(printed: str, reason: str) -> None:
    span = read_span(printed)
    assert (span.start, span.end, span.reason) == (None, None, reason)


@given(st.text(alphabet="0123456789/. –toandMayJulFebruary", max_size=60))
def test_any_text_gives_dates_or_none(text: str) -> None:
    span = read_span(text)
    assert all(day is None or isinstance(day, date) for day in read_dates(text))
    assert span.end is None or span.start is not None
    assert bool(span.reason) == (span.end is None)
