"""A paper speaks in the words of the keys that were in force on the day it reports, for ever."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest

from goldenthread.documents.models import store
from goldenthread.plans import changes
from goldenthread.plans.ratings import PROGRESS_KEY, Level
from goldenthread.reports.build import build_paper
from goldenthread.reports.paper_sheets import paper_xlsx
from tests.people import TODAY, at
from tests.unit.reports.writing import draft, publish

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.FILES = tmp_path


def reword(world) -> None:
    """Off track is called late; so is the paper's heading for it."""
    levels = [
        Level(each.code, "Late" if each.code == "off_track" else each.word, each.meaning)
        for each in PROGRESS_KEY.levels
    ]
    changes.set_rating_key(
        by=world.member("manager"), key=changes.KeyInput("progress", levels, "Members asked.")
    )


def html_of(edition) -> str:
    return store().read(edition.html.sha256).decode()


@pytest.mark.whole_papers
def test_a_published_paper_keeps_its_words_and_the_versions_of_its_keys(world) -> None:
    before = publish(world, draft(world))
    bytes_before = {name: store().read(file.sha256) for name, file in before.files.items()}
    assert (before.progress_key, before.impact_key) == (1, 1)
    assert "Off track" in html_of(before)
    reword(world)
    after = publish(world, draft(world, meeting_on=date(2026, 12, 14)))
    assert (after.progress_key, after.impact_key) == (2, 1)
    said = html_of(after)
    assert "Late" in said
    assert "Off track" not in said
    assert "off track" not in said
    before.refresh_from_db()
    assert (before.progress_key, before.impact_key) == (1, 1)
    assert {n: store().read(f.sha256) for n, f in before.files.items()} == bytes_before


def test_a_paper_about_an_earlier_day_has_the_words_of_that_day(world) -> None:
    with at(date(2026, 11, 20)):
        reword(world)
        earlier = build_paper(draft(world, as_at=TODAY))
        now = build_paper(draft(world, as_at=date(2026, 11, 20), meeting_on=date(2026, 12, 14)))
    assert earlier.progress_key.word("off_track") == "Off track"
    assert now.progress_key.word("off_track") == "Late"


def test_its_workbook_says_which_version(world) -> None:
    reword(world)
    book = openpyxl.load_workbook(BytesIO(paper_xlsx(build_paper(draft(world)))))
    notes = " ".join(str(cell.value) for row in book["Notes"].iter_rows() for cell in row)
    assert "Version 2 of the key." in notes
    assert "Progress: Late" in notes
    heads = [cell.value for cell in book["Progress by priority"][1]]
    assert "Progress: Late" in heads
