from datetime import UTC, date, datetime

import pytest
from jinja2 import DictLoader, UndefinedError

from goldenthread.core import templating
from goldenthread.core.templating import COMPONENTS, environment, macro_name, percent, plural


def rendered(source, **context):
    env = environment(loader=DictLoader({"page": source}), autoescape=True)
    return env.get_template("page").render(context)


def test_a_missing_name_is_an_error():
    with pytest.raises(UndefinedError):
        rendered("{{ nobody_gave_this }}")
    with pytest.raises(UndefinedError):
        rendered("{% if plan.missing %}x{% endif %}", plan=date(2026, 1, 1))


def test_text_is_escaped_in_pages_and_in_components():
    assert rendered("{{ x }}", x="<script>") == "&lt;script&gt;"
    html = rendered("{{ govukButton({'text': x}) }}", x="<script>")
    assert "<button" in html
    assert "&lt;script&gt;" in html


@pytest.mark.parametrize("component", COMPONENTS)
def test_every_component_that_pages_may_call_is_there(component):
    assert callable(templating.macro(component))
    assert rendered("{{ f }}", f=macro_name(component)).startswith("govuk")


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [
        (18, 90, "18 of 90 (20%)"),
        (1, 8, "1 of 8 (13%)"),  # half up
        (0, 5, "0 of 5 (0%)"),
        (0, 0, "0 of 0"),
        (3, 3, "3 of 3 (100%)"),
    ],
)
def test_a_percentage_never_stands_without_its_count(part, whole, words):
    assert percent(part, whole) == words


def test_plural_counts():
    assert [plural(n, "action") for n in (0, 1, 1200)] == ["0 actions", "1 action", "1,200 actions"]
    assert plural(2, "body", "bodies") == "2 bodies"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("long_date", "3 March 2025"),
        ("short_date", "3 Mar 2025"),
        ("weekday", "Monday 3 March 2025"),
    ],
)
def test_dates_are_written_as_people_say_them(name, words):
    assert rendered("{{ day|" + name + " }}", day=date(2025, 3, 3)) == words
    assert rendered("{{ day|" + name + " }}", day=None) == ""


def test_an_instant_is_shown_as_its_day_and_hour_in_london():
    late = datetime(2025, 6, 30, 23, 5, tzinfo=UTC)
    assert rendered("{{ x|long_date }}, {{ x|clock_time }}", x=late) == "1 July 2025, 12:05am"
    noon = datetime(2025, 1, 1, 12, 0, tzinfo=UTC)
    assert rendered("{{ x|clock_time }}", x=noon) == "12:00pm"


def test_text_becomes_paragraphs_and_never_markup():
    html = rendered("{{ x|paragraphs }}", x="One\ntwo\n\n<b>three</b>")
    assert html == (
        '<p class="govuk-body">One<br>two</p><p class="govuk-body">&lt;b&gt;three&lt;/b&gt;</p>'
    )
    assert rendered("{{ x|paragraphs }}", x=None) == ""
