"""The HTML: valid, structured, safe under the strict policy, each rating named."""

import re
from itertools import pairwise
from pathlib import Path

import html5lib
import pytest

from goldenthread.plans.drawings import TINTS
from goldenthread.reports import paper_html as module
from goldenthread.reports.paper_html import paper_html, paper_page
from tests.unit.reports import papers, reading
from tests.unit.reports.reading import HTML


@pytest.fixture(scope="module")
def text() -> str:
    return paper_html(papers.paper(20))


def test_it_runs_under_a_policy_without_inline_styles_or_scripts(text: str) -> None:
    assert not re.search(r"\sstyle=|<style|<script|\son\w+=|javascript:", text)


def test_every_table_has_a_caption_and_scoped_heads(text: str) -> None:
    tables = list(reading.parsed_html(text).iter(f"{HTML}table"))
    assert len(tables) > 10
    for table in tables:
        assert "".join(table.find(f"{HTML}caption").itertext()).strip()
        for head in table.iter(f"{HTML}th"):
            assert head.get("scope") in {"row", "col"}
        for row in table.find(f"{HTML}tbody"):
            assert row[0].tag == f"{HTML}th"


def test_headings_descend_and_ids_are_unique(text: str) -> None:
    tree = reading.parsed_html(text)
    levels = [int(each.tag[-1]) for each in tree.iter() if re.search(r"}h\d$", str(each.tag))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later - level <= 1 for level, later in pairwise(levels))
    ids = [each.get("id") for each in tree.iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    targets = {each.get("href")[1:] for each in tree.iter(f"{HTML}a")}
    assert targets <= set(ids)


def test_a_rating_is_read_aloud_with_its_kind(text: str) -> None:
    kinds = set()
    for cell in reading.parsed_html(text).iter(f"{HTML}td"):
        if match := re.search(r"gt-paper__(progress|impact)\b", cell.get("class", "")):
            kinds.add(match[1])
            assert "".join(cell.itertext()).strip().startswith(f"{match[1].capitalize()}: ")
    assert kinds == {"progress", "impact"}


def test_markup_in_somebody_s_text_is_shown_and_not_run() -> None:
    hostile = '<img src=x onerror="alert(1)">{{ 7*7 }}'
    text = paper_page(papers.paper(1, title=hostile, purpose=hostile, body=hostile))
    assert "<img" not in text
    assert text.count("&lt;img") >= 3
    assert "{{ 7*7 }}" in text


def test_the_page_of_its_own_is_a_whole_valid_document() -> None:
    page = paper_page(papers.paper(3))
    html5lib.HTMLParser(strict=True).parse(page)
    assert '<html lang="en-GB">' in page
    assert "<title>Improvement plan: progress and impact at 10 November 2025" in page


def test_the_looks_tint_progress_as_the_drawings_do() -> None:
    css = (Path(module.__file__).parent / "static/reports/paper.css").read_text("utf-8")
    for level, tint in TINTS.items():
        assert f".gt-paper__progress--{level} {{ background: {tint}; }}" in css
    assert not re.search(r"gt-paper__impact--", css), "impact is never a tinted box"
