"""Lists of the council, and of a plan's measures and record, as files with the rows of the page."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from django.urls import reverse

from goldenthread.plans import changes
from goldenthread.plans.periods import Period
from tests.measuring import add_measure
from tests.pages.sending import text_of
from tests.people import give
from tests.unit.reports.writing import draft, publish

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.FILES = tmp_path


@pytest.fixture
def director(world, client):
    client.force_login(world.person("director"))
    return client


def rows_of(client, address: str) -> list[dict[str, str]]:
    """The lines of the CSV file that a page links to."""
    page = client.get(address).content.decode().replace("&amp;", "&")
    path, _, query = address.partition("?")
    link = f"{path.rstrip('/')}.csv{'?' + query if query else ''}"
    assert f'href="{link}"' in page
    text = client.get(link).content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_the_record_is_one_file_narrowed_as_its_pages_are(world, director) -> None:
    for ref in ("1.3", "1.4"):
        give(world, ref, Period(date(2026, 11, 1)), "on_track")
    address = reverse("record", args=[world.plan.pk])
    found = rows_of(director, f"{address}?kind=update")
    assert {row["About"][:10] for row in found} >= {"Action 1.3", "Action 1.4"}
    assert all("update" in row["What was done"].lower() for row in found)
    assert len(rows_of(director, address)) > len(found)


def test_measures_are_exported_with_where_they_belong_and_as_they_are_narrowed(
    world, director
) -> None:
    measure, _other = add_measure(world), add_measure(world, "M2", values=[])
    changes.choose_measures(
        by=world.member("manager"), subject=world.action("1.2"), measures=[measure]
    )
    (row,) = rows_of(director, reverse("plan-measures", args=[world.plan.pk]))
    assert (row["Reference"], row["Priorities"]) == ("M1", "1")
    page = text_of(director.get(reverse("plan-measures", args=[world.plan.pk])))
    assert f"{float(row['Latest figure']):.1f}%" in page
    narrowed = f"{reverse('plan-measures', args=[world.plan.pk])}?show=lasting"
    assert not rows_of(director, narrowed)
    assert "Improvement that lasts: 0 measures" in text_of(director.get(narrowed))
    assert len(rows_of(director, reverse("measures"))) == 2
    few = rows_of(director, f"{reverse('measures')}?show=too-few")
    assert [row["Reference"] for row in few] == ["M2"]


def test_inspections_visits_and_papers_are_exported_as_their_reader_sees_them(
    world, governance, director
) -> None:
    assert rows_of(director, reverse("inspections"))
    assert len(rows_of(director, reverse("visits"))) == 1
    publish(world, draft(world, kind="plan_on_a_page", title="On a page"))
    draft(world, title="Being written still")
    found = rows_of(director, reverse("papers"))
    stands = {row["Paper"]: row["How it stands"] for row in found}
    assert stands == {"On a page": "Published", "Being written still": "Being written"}
    few = rows_of(director, f"{reverse('papers')}?kind=plan_on_a_page")
    assert [row["Paper"] for row in few] == ["On a page"]
    director.force_login(world.person("councillor"))
    assert [row["Paper"] for row in rows_of(director, reverse("papers"))] == ["On a page"]
