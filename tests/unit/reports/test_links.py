"""Every number of a paper leads to as many rows as it counts, at the moment that it was read."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pikepdf
import pytest

from goldenthread.plans.filters import Filters
from goldenthread.plans.finding_status import FindingFilters
from goldenthread.public.behind import behind
from goldenthread.reports.blocks import Items, Paragraph, Run, Table, runs
from goldenthread.reports.composing import compose
from goldenthread.reports.dataset import CommitteePaper, Position, Rows
from goldenthread.reports.kinds import KINDS
from goldenthread.reports.paper_html import paper_html, paper_page
from goldenthread.reports.pdf import paper_pdf
from tests.unit.reports import papers

HOST = "https://thread.wyremouth.example"
CLOSED, OPEN = Rows(HOST, "/plans/2/"), Rows(HOST, "/public/wyremouth/plans/2/", "abcdefghij")
STATES = {"Awaiting sign-off": "awaiting_sign_off", "Withdrawn": "withdrawn", "Paused": "paused"}
FINDINGS = {"Partly met": "partly_met", "Open": "open"}


def known(position: Position) -> Position:
    """The same with the keys and codes that rows of a record have."""
    actions = tuple(
        replace(row, pk=n, state_code=STATES.get(row.state, "open"))
        for n, row in enumerate(position.actions, 1)
    )
    keys = {row.ref: row.pk for row in actions}
    findings = tuple(
        replace(
            row,
            pk=n,
            inspection_pk=7,
            status_code=FINDINGS[row.status],
            action_pks=tuple(keys[ref] for ref in row.actions),
        )
        for n, row in enumerate(position.findings, 1)
    )
    return replace(position, actions=actions, findings=findings)


def paper(kind: str, rows: Rows | None) -> CommitteePaper:
    made = papers.of_kind(kind, rows=rows, areas={"care_leavers": "Care leavers"})
    assert made.earlier
    return replace(made, position=known(made.position), earlier=known(made.earlier))


def linked(made: CommitteePaper) -> Iterator[Run]:
    """Each run of words that leads somewhere."""
    for section in compose(made).sections:
        for block in section.blocks:
            if isinstance(block, Paragraph):
                yield from (run for run in runs(block.text) if run.link)
            elif isinstance(block, Items):
                yield from (run for item in block.items for run in runs(item) if run.link)
            elif isinstance(block, Table):
                rows = (*block.rows, block.total)
                cells = (cell for row in rows for cell in row if cell.link)
                yield from (Run(cell.text, link=cell.link) for cell in cells)


def number(words: str) -> int:
    """The count of "18" and of "20% (18 of 90)"."""
    found = re.search(r"\((\d+) of \d+\)", words) or re.fullmatch(r"(\d+)", words)
    assert found, words
    return int(found[1])


@pytest.mark.parametrize("kind", KINDS)
def test_a_number_leads_to_the_list_that_has_as_many_rows_at_the_paper_s_moment(kind) -> None:
    made = paper(kind, CLOSED)
    for run in linked(made):
        address = urlsplit(run.link)
        asked = {name: each for name, (each,) in parse_qs(address.query).items()}
        position = made.earlier if asked["at"] == str(made.earlier.as_at) else made.position
        assert asked["known"] == str(position.entry)
        if address.path == "/plans/2/findings/":
            assert len(FindingFilters.read(asked).select(position)) == number(run.text), run
        else:
            assert address.path == "/plans/2/actions/"
            assert len(Filters.read(asked).select(position)) == number(run.text), run


@pytest.mark.parametrize("kind", ["board_pack", "annual_review", "public_summary"])
def test_a_number_of_an_open_edition_leads_to_rows_that_were_published_with_it(kind) -> None:
    made = paper(kind, OPEN)
    found = [*linked(made)]
    assert found
    for run in found:
        address = urlsplit(run.link)
        assert address.path == "/public/wyremouth/plans/2/rows/"
        asked = {name: each for name, (each,) in parse_qs(address.query).items()}
        assert asked["edition"] == "abcdefghij"
        shown = behind(made, asked)
        assert int(shown.title.split()[0]) == number(run.text), run
        assert shown.title.split(" behind")[0] in paper_html(shown.paper)


def test_an_open_edition_leads_to_no_row_of_the_position_that_it_compares_with() -> None:
    """Of that it tells counts; who asks for its rows by hand gets those of the edition."""
    blocks = [b for each in compose(paper("board_pack", OPEN)).sections for b in each.blocks]
    (table,) = [b for b in blocks if isinstance(b, Table) and b.caption.startswith("Then and now")]
    assert not any(row[1].link for row in table.rows)
    assert any(row[2].link for row in table.rows)
    made = paper("board_pack", OPEN)
    assert behind(made, {"then": "1"}) == behind(made, {})


@pytest.mark.parametrize("kind", ["committee_report", "board_pack", "plan_on_a_page"])
def test_each_count_of_a_priority_leads_on_unless_nothing_is_counted(kind) -> None:
    captions = ("Progress by", "Impact by", "Each priority:", "Then and now")
    blocks = [block for each in compose(paper(kind, CLOSED)).sections for block in each.blocks]
    tables = [each for each in blocks if isinstance(each, Table)]
    found = [each for each in tables if each.caption.startswith(captions)]
    assert found
    for cell in (cell for each in found for row in (*each.rows, each.total) for cell in row[1:]):
        assert bool(cell.link) is bool(number(cell.text)), cell


def test_where_impact_is_asked_of_priorities_no_list_of_actions_is_said_to_be_behind_it() -> None:
    made = paper("board_pack", CLOSED)
    made = replace(made, position=replace(made.position, impact_level="priority"))
    assert not any("show=assessed" in run.link or "impact=" in run.link for run in linked(made))


def test_a_file_has_whole_addresses_and_the_same_in_pdf_and_html() -> None:
    made = paper("board_pack", OPEN)
    wanted = {HOST + run.link for run in linked(made)}
    html = paper_page(made).replace("&amp;", "&")
    assert {each for each in re.findall(r'href="(h[^"]*)"', html)} == wanted
    pdf = pikepdf.open(io.BytesIO(paper_pdf(made)))
    notes = [note for page in pdf.pages for note in page.get("/Annots", ())]
    assert {str(note.A.URI) for note in notes if "/URI" in note.get("/A", {})} == wanted


def test_without_an_address_nothing_leads_anywhere() -> None:
    assert not [*linked(paper("board_pack", None))]
    assert '<a href="/' not in paper_html(paper("board_pack", None))
