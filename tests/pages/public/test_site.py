"""The public pages of a plan are of published editions, and of nothing else."""

import csv
import io
import json
import re
from datetime import timedelta

import pytest
from django.urls import reverse

from goldenthread.governance.changes import tell_minutes
from goldenthread.plans.periods import Period
from goldenthread.plans.ratings import Progress
from goldenthread.public.open_data import meaning_of, tables
from goldenthread.public.pages import PAGES
from goldenthread.reports.build import build_paper
from goldenthread.reports.changes import withdraw_paper
from goldenthread.reports.freezing import dataset_of
from goldenthread.reports.kinds import KINDS
from goldenthread.reports.links import address as address_of
from tests import governing
from tests.pages.sending import text_of
from tests.people import TODAY, at, give
from tests.unit.reports.papers import of_kind
from tests.unit.reports.writing import draft, publish

pytestmark = pytest.mark.django_db
CANARY = "CANARY: never published"


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.FILES = tmp_path


def addresses(world):
    """Every page of the plan."""
    plan = ["wyremouth", world.plan.pk]
    pages = [reverse("public-page", args=[*plan, page.code]) for page in PAGES]
    named = ("public-plan", "public-decisions", "public-data", "public-rows")
    files = [reverse("public-data-file", args=[*plan, "actions", kind]) for kind in ("csv", "json")]
    feed = [reverse("public-feed", args=["wyremouth"])]
    return [reverse(name, args=plan) for name in named] + pages + files + feed


def test_nothing_stands_there_before_a_paper_is_published_or_once_it_is_withdrawn(
    world, client
) -> None:
    assert {client.get(each).status_code for each in addresses(world)} == {404}
    edition = publish(world, draft(world))
    assert {client.get(each).status_code for each in addresses(world)} == {200}
    withdraw_paper(by=world.member("democratic_services"), paper=edition.paper, reason="Error.")
    assert {client.get(each).status_code for each in addresses(world)} == {404}


def test_what_is_recorded_since_stands_on_no_page(world, client) -> None:
    publish(world, draft(world, as_at=TODAY))
    before = {each: client.get(each).content for each in addresses(world)}
    with at(TODAY + timedelta(days=17)):
        give(world, "1.4", Period(TODAY.replace(day=1)), "off_track")
        draft(world, as_at=TODAY, title=CANARY)
        closed = {"legal": "exempt", "exempt_paragraph": "3", "legal_reason": CANARY}
        publish(world, draft(world, as_at=TODAY, title=CANARY, **closed))
        for each, content in before.items():
            now = client.get(each).content
            assert CANARY.encode() not in now
            if b"nonce" not in now:
                assert now == content


def test_a_number_of_an_open_paper_leads_anybody_to_the_rows_published_with_it(
    world, client
) -> None:
    edition = publish(world, draft(world, as_at=TODAY))
    give(world, "1.4", Period(TODAY.replace(day=1)), "off_track")
    found = {}
    for page in addresses(world)[: 1 + len(PAGES) + 3]:
        html = client.get(page).content.decode().replace("&amp;", "&")
        for href, words in re.findall(r'<a href="(/public/[^"]*/rows/[^"]*)">([^<]*)</a>', html):
            found[tuple(re.findall("[?&]([a-z]+)=", href))] = href, words
    assert len(found) > 6
    for href, words in found.values():
        assert f"edition={edition.code}" in href
        count = re.search(r"\((\d+) of", words) or re.search(r"(\d+)", words)
        assert re.search(rf"\b{count[1]} [a-z]+ behind a number", text_of(client.get(href))), href


def test_tables_of_the_plan_s_pages_are_closed_on_a_phone_and_no_number_is_lost(
    world, client
) -> None:
    publish(world, draft(world))
    page = reverse("public-page", args=["wyremouth", world.plan.pk, "actions"])
    html = client.get(page).content.decode()
    assert html.count('<details class="gt-fold"><summary>') == html.count("<table") > 1
    folded = re.findall(r"<summary>([^<]*)</summary>.*?<caption>([^<]*)</caption>", html, re.DOTALL)
    assert folded
    assert all(summary == caption for summary, caption in folded)


def test_a_number_of_a_closed_paper_leads_to_the_list_as_it_was_read_and_who_signs_in(
    world, client
) -> None:
    closed = {"legal": "exempt", "exempt_paragraph": "3", "legal_reason": "Terms."}
    paper = build_paper(draft(world, as_at=TODAY, **closed))
    give(world, "1.4", Period(TODAY.replace(day=1)), "off_track")
    address = address_of(paper, {"progress": "off_track"})
    assert "sign-in" in client.get(address)["Location"]
    client.force_login(world.person("director"))
    read, now = (len(rows_on(client, each)) for each in (address, address.split("&known")[0]))
    assert read == len(paper.position.with_progress(Progress.OFF_TRACK))
    assert now == read + 1
    said = client.get(address).content.decode()
    assert f"As the record stood after its entry {paper.position.entry}." in said


def rows_on(client, address) -> set[str]:
    """The actions that a page leads to."""
    return {*re.findall(r'href="/actions/(\d+)/', client.get(address).content.decode())}


def test_both_ratings_stand_apart_with_their_keys_and_the_counts_of_the_paper(
    world, client
) -> None:
    edition = publish(world, draft(world))
    said = dataset_of(edition)
    words = text_of(client.get(reverse("public-plan", args=["wyremouth", world.plan.pk])))
    assert "Progress: is the work done?" in words
    assert "Impact: is it better for children?" in words
    assert "Key to progress" in words
    assert "Key to impact" in words
    for priority in said.position.priorities:
        assert priority.label in words
    assert "As at 16 November 2026" in words


def test_open_data_has_every_action_of_the_paper_and_says_what_each_column_is(
    world, client
) -> None:
    said = dataset_of(publish(world, draft(world)))
    plan = ["wyremouth", world.plan.pk]
    text = client.get(reverse("public-data-file", args=[*plan, "actions", "csv"])).content.decode()
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["Reference"] for row in rows] == [each.ref for each in said.position.actions]
    whole = json.loads(
        client.get(reverse("public-data-file", args=[*plan, "actions", "json"])).content
    )
    assert len(whole["rows"]) == len(rows)
    words = text_of(client.get(reverse("public-data", args=plan)))
    assert "Open Government Licence v3.0" in words
    assert meaning_of("Days overdue") in words
    assert client.get(reverse("public-data-file", args=[*plan, "people", "csv"])).status_code == 404


@pytest.mark.parametrize("kind", KINDS)
def test_every_column_is_explained_whatever_kind_of_paper_is_the_newest(kind) -> None:
    assert all(meaning for table in tables(of_kind(kind)) for _, meaning in table.columns)


def test_a_page_that_is_known_already_is_not_sent_again(world, client) -> None:
    publish(world, draft(world))
    address = reverse("public-plan", args=["wyremouth", world.plan.pk])
    first = client.get(address)
    assert first.headers["Cache-Control"] == "public, no-cache"
    client.inspect = False  # nothing is in it
    again = client.get(address, HTTP_IF_NONE_MATCH=first.headers["ETag"])
    assert again.status_code == 304
    assert "Content-Security-Policy" not in again.headers
    with at(TODAY + timedelta(days=1)):
        publish(world, draft(world))
        assert client.get(address, HTTP_IF_NONE_MATCH=first.headers["ETag"]).status_code == 200


def test_pages_of_an_earlier_paper_stay_and_say_that_there_is_a_newer(world, client) -> None:
    first = publish(world, draft(world, as_at=TODAY - timedelta(days=20)))
    with at(TODAY + timedelta(days=1)):
        publish(world, draft(world, as_at=TODAY))
    plan = reverse("public-plan", args=["wyremouth", world.plan.pk])
    words = text_of(client.get(f"{plan}?edition={first.code}"))
    assert "A newer paper is published" in words
    assert "As at 27 October 2026" in words
    assert "A newer paper" not in text_of(client.get(plan))
    assert client.get(f"{plan}?edition=nosuchcode").status_code == 404


def test_what_was_decided_about_this_plan_stands_there_once_the_minutes_are_confirmed(
    world, client
) -> None:
    publish(world, draft(world))
    committee = governing.body(world, "Children and Families Committee", "committee")
    held = governing.meeting(world, committee, governing.JULY, status="held")
    coming = governing.meeting(world, committee, governing.AUTUMN)
    for title, plans in (("plan", (world.plan,)), ("budget", ())):
        item = governing.item(world, held, f"The {title}", plans=plans)
        governing.decide(world, item, "note", f"That the {title} be noted.")
    address = reverse("public-decisions", args=["wyremouth", world.plan.pk])
    assert "No decision about the plan" in text_of(client.get(address))
    by = world.member("democratic_services")
    tell_minutes(by=by, meeting=held, state="confirmed", confirmed_at=coming)
    words = text_of(client.get(address))
    assert "That the plan be noted." in words
    assert "budget" not in words
