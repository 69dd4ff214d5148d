"""Measures as pages: the scorecard, one measure, what it counts, its figures, rows pasted."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from goldenthread.measures import changes
from goldenthread.measures.models import ChartSettings, Measure, Reading, Rebase, Target
from goldenthread.measures.rules import Figure, MeasureInput
from tests.measuring import LAST, STEADY, add_measure, figures_of
from tests.pages.reading import get
from tests.pages.sending import enter, fields_of, send, text_of
from tests.people import World, at

BETTER = (*STEADY, 60, 61, 62, 61, 62, 63, 62)


@pytest.fixture
def measure(world: World) -> Measure:
    return add_measure(world, "M1", world.people["owner"], BETTER)


def page(measure: Measure, name: str = "") -> str:
    return f"/measures/{measure.pk}/{name}"


# Reading


def test_an_authority_without_measures_says_so(world: World, client: Client) -> None:
    enter(client, world, "adviser")
    assert "Nothing is measured yet." in get(client, "/measures/")


def test_the_scorecard_says_what_changed_and_narrows(
    world: World, client: Client, measure: Measure
) -> None:
    add_measure(world, "M2", values=BETTER, polarity="decrease")
    add_measure(world, "M3", values=STEADY[:5])
    enter(client, world, "adviser")
    words = get(client, "/measures/")
    assert "3 measures. In trouble: 1. Improvement that lasts: 1." in words
    assert words.index("M1 Pathway") < words.index("M2 Pathway") < words.index("M3 Pathway")
    assert "5 of the 13 figures that limits need" in words
    assert "Enter figures" not in words
    assert "1 of 3 measures" in get(client, "/measures/?show=trouble")
    assert "M2 Pathway" in get(client, "/measures/?show=worse")
    assert "No measure is so." in get(client, "/measures/?show=off-target")
    assert "3 of 3 measures" in get(client, "/measures/?show=nonsense")


def test_a_measure_is_its_finding_its_chart_and_every_figure(
    world: World, client: Client, measure: Measure
) -> None:
    enter(client, world, "inspector")
    response = client.get(page(measure))
    words = text_of(response)
    assert "Pathway plans in time, M1: a real improvement since April 2026" in words
    assert "62.0% in October 2026." in words
    assert b'class="gt-spc"' in response.content
    assert words.count("Better: ") >= 7
    assert "Countsplans in time" in words
    assert "OwnerHead of Service, Care Leavers" in words
    assert "7 in a row on one side of the average" in words


def test_a_revised_figure_shows_what_it_was_and_who_said_so(
    world: World, client: Client, measure: Measure
) -> None:
    why = Figure(LAST, Decimal(58), commentary="Four plans were counted twice.")
    changes.enter_figures(by=world.member("owner"), measure=measure, figures=[why])
    enter(client, world, "adviser")
    words = get(client, page(measure))
    assert "Revised Four plans were counted twice. Was 62.0%, final, entered" in words
    assert "by the Improvement Programme Manager" in words


def test_a_measure_stands_as_it_was_known_on_a_day(
    world: World, client: Client, measure: Measure
) -> None:
    with at(date(2026, 11, 20)):
        late = Figure(LAST, Decimal(40), commentary="Counted anew.")
        changes.enter_figures(by=world.member("owner"), measure=measure, figures=[late])
        enter(client, world, "adviser")
        then = get(client, f"{page(measure)}?at=2026-11-18")
        assert "62.0% in October 2026." in then
        assert "40.0% in October 2026." in get(client, page(measure))
        assert "40.0% in October 2026." in get(client, f"{page(measure)}?at=2026-11-18&later=1")
        assert client.get(f"{page(measure)}?at=2026-01-31").status_code == 404


# What it counts


def test_a_measure_begins_from_the_library(world: World, client: Client) -> None:
    enter(client, world, "manager")
    assert "Re-referrals within 12 months" in get(client, "/measures/library/")
    address = "/measures/add/?from=rereferral_12m"
    assert "England: 22.6% (year to March 2025)." in get(client, address)
    response = send(client, address, reference="M2.2", baseline="25,6")
    assert "Give the baseline with its date, or neither." in text_of(response)
    typed = {"baseline": "25.6", "baseline_on_day": "31", "baseline_on_month": "12"}
    response = send(client, address, reference="M2.2", **typed, baseline_on_year="2025")
    made = Measure.objects.get()
    assert response["Location"] == page(made)
    words = get(client, page(made))
    assert "lower is better" in words
    assert "Baseline 25.6%, 31 December 2025" in words
    assert "You measure it already" in get(client, "/measures/library/")


def test_a_measure_is_changed_and_taken_out(world: World, client: Client, measure: Measure) -> None:
    enter(client, world, "assurer")
    owner = str(world.people["owner_2"].pk)
    send(client, page(measure, "edit/"), name="Plans reviewed", owner=owner)
    assert "Plans reviewed: a real improvement" in get(client, page(measure))
    fields = fields_of(client.get(page(measure, "edit/")))
    fields.pop("present")
    assert client.post(page(measure, "edit/"), fields)["Location"] == "/measures/"
    assert "Nothing is measured" in get(client, "/measures/")


def test_a_target_is_set_drawn_and_taken_back(
    world: World, client: Client, measure: Measure
) -> None:
    enter(client, world, "manager")
    due = {"due_day": "31", "due_month": "3", "due_year": "2027"}
    form = {"form": "at_least", "value": "60%", "source": "Board, 10 November"}
    send(client, page(measure, "target/"), **form, **due)
    response = client.get(page(measure))
    words = text_of(response)
    assert "the latest figure meets the target" in words
    assert "At least 60% by 31 March 2027. Board, 10 November" in words
    assert "Target: at least 60%" in response.content.decode()
    fields = fields_of(client.get(page(measure, "target/")))
    taken = {"take_back": "1", "due": "2027-03-31"}
    kept = {name: fields[name] for name in ("form_id", "seen")}
    assert client.post(page(measure, "target/"), kept | taken).status_code == 302
    assert not Target.objects.latest("pk").present
    assert "the latest figure" not in get(client, page(measure))


def test_limits_begin_anew_and_the_page_says_since_when_and_why(
    world: World, client: Client, measure: Measure
) -> None:
    enter(client, world, "manager")
    response = send(client, page(measure, "rebase/"), period="2026-04-01", reason="")
    assert "Say what changed" in text_of(response)
    send(client, page(measure, "rebase/"), period="2026-04-01", reason="A new team began.")
    words = get(client, page(measure))
    assert "not enough data yet to tell (7 of 13 figures)" in words
    assert "From April 2026, decided by the Improvement Programme Manager" in words
    assert "April 2026: A new team began." in get(client, page(measure, "rebase/"))
    send(client, page(measure, "rebase/"), period="2026-04-01", reason="It did not last.")
    assert not Rebase.objects.latest("pk").present


def test_how_the_chart_is_reckoned_is_said_beside_it(
    world: World, client: Client, measure: Measure
) -> None:
    enter(client, world, "assurer")
    send(client, page(measure, "chart/"), shift="8", trend="", icons_from="25")
    said = ChartSettings.objects.get()
    assert (said.shift, said.trend, said.two_of_three, said.icons_from) == (8, None, True, 25)
    words = get(client, page(measure))
    assert "8 in a row on one side of the average" in words
    assert "rise or fall" not in words
    assert "(20 of 25 figures)" in words
    wrong = send(client, page(measure, "chart/"), fix_after="5")
    assert "Enter a whole number from 12 to 60" in text_of(wrong)


# Figures


def test_the_grid_takes_what_is_new_and_leaves_the_rest(
    world: World, client: Client, measure: Measure
) -> None:
    with at(date(2026, 12, 4)):
        enter(client, world, "owner")
        typed = {"p202611-numerator": "62", "p202611-denominator": "318"}
        response = send(client, page(measure, "figures/"), **typed)
        assert response["Location"] == page(measure)
        row = Reading.objects.latest("pk")
        assert (row.period, row.value) == (date(2026, 11, 1), Decimal("19.4969"))
        assert "19.5% in November 2026." in get(client, page(measure))


def test_the_grid_says_beside_a_row_what_is_wrong_with_it(
    world: World, client: Client, measure: Measure
) -> None:
    enter(client, world, "owner")
    typed = {"p202609-value": "lots", "p202608-commentary": "NHS number 943 476 5919"}
    response = send(client, page(measure, "figures/"), **typed)
    assert response.status_code == 422
    summary, _, grid = text_of(response).partition("Figures of ")
    for part in (summary, grid):
        assert "“lots” is no number." in part
        assert "“943 476 5919” looks like an NHS number." in part
    for box in ("p202609-value", "p202608-commentary"):
        assert f'<a href="#id_{box}">' in response.content.decode()
    response = send(client, page(measure, "figures/"), **{"p202609-value": "61"})
    assert "Say in its commentary why it is revised." in text_of(response)
    response = send(client, page(measure, "figures/"))
    assert "Nothing is different" in text_of(response)


ROWS = "Measure\tMonth\tCount\tOut of\tComment\nM1\tNov 2026\t62\t318\t\nM1\tOct 2026\t\t\t\n"


def test_pasted_rows_are_looked_at_before_they_are_saved(
    world: World, client: Client, measure: Measure
) -> None:
    with at(date(2026, 12, 4)):
        enter(client, world, "owner")
        response = send(client, "/measures/enter/", rows=ROWS, look="1")
        words = text_of(response)
        assert "Nothing is saved yet. 1 row says something new, 1 cannot be saved" in words
        assert "19.5% (62 of 318)" in words
        assert "October 2026 has no figure" in words
        assert "Save 1 figure" not in words
        good = ROWS.rpartition("M1\tOct")[0]
        fields = fields_of(client.get("/measures/enter/")) | {"rows": good}
        response = client.post("/measures/enter/", fields | {"look": "1"})
        assert "Save 1 figure" in text_of(response)
        assert Reading.objects.filter(period=date(2026, 11, 1)).count() == 0
        response = client.post("/measures/enter/", fields_of(response) | {"save": "1"})
        assert response["Location"] == "/measures/"
        assert Reading.objects.get(period=date(2026, 11, 1)).numerator == 62


def test_rows_name_only_measures_whose_figures_one_enters(
    world: World, client: Client, measure: Measure
) -> None:
    add_measure(world, "M2", world.people["owner_2"])
    enter(client, world, "owner")
    rows = "measure,month,figure\nM2,2025-09,40\n,2025-09,3\nM1,soon,3\nM1,2025-09,c\nM1,,12\n"
    words = text_of(send(client, "/measures/enter/", rows=rows, period="August 2024"))
    assert "“M2” is no measure whose figures you enter." in words
    assert "It names no measure." in words
    assert "“soon” is no period." in words
    assert "The figure “c” is no number." in words
    assert "August 2024 12.0%" in words


@pytest.mark.real_sandbox
def test_a_file_of_figures_is_read_as_if_it_were_pasted(
    world: World, client: Client, measure: Measure
) -> None:
    enter(client, world, "manager")
    data = b"measure,month,figure\nM1,2024-09,40.5\n"
    response = send(client, "/measures/enter/", file=SimpleUploadedFile("figures.csv", data))
    assert "September 2024 40.5%" in text_of(response)
    saved = client.post("/measures/enter/", fields_of(response) | {"save": "1"})
    assert saved.status_code == 302
    assert Reading.objects.get(period=date(2024, 9, 1)).value == Decimal("40.5")
    wrong = SimpleUploadedFile("figures.txt", b"M1 is 40")
    words = text_of(send(client, "/measures/enter/", file=wrong))
    assert "Choose an Excel (.xlsx) or CSV file." in words
    assert "Paste rows, or choose a file" in text_of(send(client, "/measures/enter/"))


# Beside others


def test_a_measure_stands_beside_whom_the_authority_chose(
    world: World, client: Client, measure: Measure
) -> None:
    enter(client, world, "manager")
    refused = send(client, "/measures/compared/", area="383", is_own="")
    assert "Say whether Leeds is you." in text_of(refused)
    send(client, "/measures/compared/", area="383", is_own="yes")
    assert "Beside others" not in get(client, page(measure))  # an own one: nothing is published
    typed = {"reference": "M2", "from": ""}
    send(client, "/measures/add/?from=rereferral_12m", **typed)
    begun = Measure.objects.latest("pk")
    known = figures_of([20.5] * 20)
    changes.enter_figures(by=world.member("manager"), measure=begun, figures=known)
    due = {"due_day": "31", "due_month": "3", "due_year": "2028"}
    send(client, page(begun, "target/"), form="neighbours", **due)
    words = get(client, page(begun))
    assert "Beside others" in words
    assert "Other neighbours from here on: the model of 2025" in words
    assert "among its statistical neighbours in the year to 31 March 2025" in words
    assert "As good as statistical neighbours (at most" in words
    assert "All 20 figures" in words
    assert "All 20 figures" not in get(client, f"{page(begun)}?figures=all")
    assert "England 22.6%" in get(client, "/measures/")


# For a board


def test_a_board_sees_small_charts_by_part_of_the_work(
    world: World, client: Client, measure: Measure
) -> None:
    by = world.member("manager")
    said = MeasureInput("M2", "Agency social workers", "percent", "decrease")
    staff = changes.add_measure(by=by, measure=said, library="agency")
    changes.enter_figures(by=by, measure=staff, figures=figures_of(BETTER))
    enter(client, world, "adviser")
    words = get(client, "/measures/board/")
    assert "2 measures. In trouble: 1. Improvement that lasts: 1." in words
    assert "Own measures M1" in words
    assert "62.0% Oct 2026; before 63.0%. Target: none." in words
    alone = get(client, "/measures/board/?group=workforce-and-practice")
    assert "Scorecard: Workforce and practice" in alone
    assert "1 measure. In trouble: 1." in alone
    assert "M1" not in alone


# Rare events


def test_days_of_rare_events_are_entered_and_taken_back(
    world: World, client: Client, measure: Measure
) -> None:
    enter(client, world, "owner")
    address = page(measure, "events/")
    response = send(client, address, days="14 3 2026\n2 9 2026 x2\nsoon")
    assert "“soon” is no day." in text_of(response)
    assert "is still to come" in text_of(send(client, address, days="14 3 2027"))
    assert send(client, address, days="14 3 2026\n2 9 2026 x2").status_code == 302
    words = get(client, address)
    assert "Not enough events yet to tell (2 of 13 gaps)" in words
    assert "75 days since the last event." in words
    assert "2 September 2026 14 March 2026 172" in words
    send(client, address, days="2 9 2026 x0")
    assert "247 days since the last event." in get(client, address)
    assert "75 days" not in get(client, address)
    assert "Nothing is different" in text_of(send(client, address, days="14 3 2026"))
    enter(client, world, "adviser")
    assert "Enter days" not in get(client, address)
    assert client.post(address, {"days": "1 3 2026"}).status_code == 403


def test_measures_lie_in_practice_areas_and_narrow_by_them(
    world: World, client: Client, measure: Measure
) -> None:
    enter(client, world, "manager")
    assert "Practice area" not in get(client, "/measures/")
    add_measure(world, "M2")
    send(client, page(measure, "edit/"), practice_area="care_leavers")
    words = get(client, "/measures/?area=care_leavers")
    assert "1 of 2 measures" in words
    assert "M1 Pathway" in words
    assert "2 of 2 measures" in get(client, "/measures/?area=nonsense")
