"""Every number of a paper leads to as many rows as it counts, at the moment that it was read."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from urllib.parse import parse_qs, urlsplit

import pikepdf
import pytest

from goldenthread.governance.rows import MeetingRow, UndertakingFilters, UndertakingRow
from goldenthread.measures.shows import each_once
from goldenthread.plans.aims import AimRow, serving
from goldenthread.plans.challenges import ChallengeFilters, Standing
from goldenthread.plans.contingencies import ContingencyFilters
from goldenthread.plans.contingencies import Standing as Contingent
from goldenthread.plans.filters import Filters
from goldenthread.plans.finding_status import FindingFilters
from goldenthread.plans.funding import FundingFilters, summed
from goldenthread.plans.narrowing import is_named
from goldenthread.plans.risks import RiskFilters, Score
from goldenthread.public.behind import behind
from goldenthread.public.pages import PAGES, on_a_page, shown
from goldenthread.reports.blocks import Cell, Items, Paragraph, Run, Section, Table, plain, runs
from goldenthread.reports.composing import compose
from goldenthread.reports.dataset import CommitteePaper, MeasureRow, Position, Rows
from goldenthread.reports.kinds import KINDS
from goldenthread.reports.paper_html import paper_html, paper_page
from goldenthread.reports.pdf import paper_pdf
from tests.unit.reports import papers
from tests.unit.reports.test_measures_in_papers import series

HOST = "https://thread.wyremouth.example"
CLOSED, OPEN = Rows(HOST, "/plans/2/"), Rows(HOST, "/public/wyremouth/plans/2/", "abcdefghij")
STATES = {"Awaiting sign-off": "awaiting_sign_off", "Withdrawn": "withdrawn", "Paused": "paused"}
FINDINGS = {"Partly met": "partly_met", "Open": "open"}
ON, AGO = papers.AS_AT, papers.AS_AT - timedelta(days=20)


def known(position: Position) -> Position:
    """The same with the keys and codes that rows of a record have."""
    actions = tuple(
        replace(
            row,
            pk=n,
            state_code=STATES.get(row.state, "open"),
            practice_area="care_leavers" if n % 2 else "",
        )
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
    priorities = tuple(replace(row, pk=n) for n, row in enumerate(position.priorities, 1))
    return replace(position, actions=actions, findings=findings, priorities=priorities)


def rows_of_all_sorts(made: CommitteePaper) -> dict[str, object]:
    """Several of each, of which each count of a paper has some and leaves some out."""
    (risk,), (asked,), (line,) = made.risks, made.questions, made.funding
    (fired,), (voice,), (piece,) = made.contingencies, made.voices, made.evidence
    met = Score("current", 2, 2, ON)
    up = (*risk.scores, Score("current", 5, 4, ON))
    first, second = series(), series(pk=8, reference="M2", figures={}, targets=())
    falling = {day: 100 - value for day, value in first.figures.items()}
    third = series(pk=9, reference="M3", figures=falling, hidden=frozenset({max(falling)}))
    aims = (AimRow(1, "aim", "Safe homes", "Council plan", AGO, priorities=(1, 2)),)
    return {
        "risks": (
            risk,
            replace(risk, pk=2, number=2, scores=up),
            replace(risk, pk=3, number=3, scores=(*risk.scores, met)),
            replace(risk, pk=4, number=4, is_open=False, stands_since=ON),
        ),
        "contingencies": (
            fired,
            replace(fired, pk=2, due_on=AGO),
            replace(fired, pk=3, standing=Contingent.CLOSED),
        ),
        "questions": tuple(
            replace(asked, pk=n, standing=stands, due_on=due)
            for n, (stands, due) in enumerate(
                [(Standing.OPEN, ON), (Standing.OPEN, AGO), *((s, ON) for s in Standing)], 1
            )
        ),
        "promised": tuple(undertaking(n) for n in range(1, 6)),
        "funding": (
            line,
            replace(line, pk=2, stage="bid", source="Grant", priority=1, priority_label="1 Homes"),
            replace(line, pk=3, stage="withdrawn"),
        ),
        "voices": (replace(voice, pk=3), replace(voice, pk=5, outcome="", did="")),
        "evidence": tuple(
            replace(piece, pk=n, practice_area=area) for n, area in enumerate(["", *AREAS, ""], 1)
        ),
        "measures": tuple(map(MeasureRow, (first, second, third))),
        "aims": tuple(serving(made.position, aims)),
        "consulted": 2,
    }


AREAS = {"care_leavers": "Care leavers"}
HELD = MeetingRow(1, 1, "Board", AGO, AGO, "10:00", "", "held", "Held", "", "", None)


def undertaking(n: int) -> UndertakingRow:
    """The first two are settled, the third is overdue."""
    state, due = "answered" if n < 3 else "open", AGO if n == 3 else ON
    said = (None, "", None, due, "", False, state, state.capitalize(), AGO, "", "")
    return UndertakingRow(n, n, 1, "Homes", HELD, "Tell us", "", "Director", *said)


def paper(kind: str, rows: Rows | None) -> CommitteePaper:
    made = papers.of_kind(kind, rows=rows, areas=AREAS)
    assert made.earlier
    made = replace(made, position=known(made.position), earlier=known(made.earlier))
    return replace(made, **rows_of_all_sorts(made))


def words_of(sections: tuple[Section, ...]) -> Iterator[Run]:
    """Each run of words of what is composed: a cell of a table is one, and each line under it."""
    for block in (block for section in sections for block in section.blocks):
        if isinstance(block, Paragraph):
            yield from runs(block.text)
        elif isinstance(block, Items):
            yield from (run for item in block.items for run in runs(item))
        elif isinstance(block, Table):
            for cell in (cell for row in (*block.rows, block.total) for cell in row):
                yield Run(cell.text, link=cell.link)
                yield from (run for line in cell.lines for run in runs(line))


def linked(made: CommitteePaper) -> list[Run]:
    return [run for run in words_of(compose(made).sections) if run.link]


def number(words: str) -> int:
    """The count of "18" and of "20% (18 of 90)", whatever it is called."""
    found = re.search(r"\((\d+) of \d+\)", words) or re.search(r"(\d+)", words)
    assert found, words
    return int(found[1])


def listed(made: CommitteePaper, position: Position, path: str, asked: dict[str, str]) -> list:
    """What the product's list has, by the very filters of its page."""
    on, only = position.as_at, asked.get("only", "")
    return {
        "/plans/2/actions/": lambda: Filters.read(asked).select(position),
        "/plans/2/findings/": lambda: FindingFilters.read(asked).select(position),
        "/plans/2/risks/": lambda: RiskFilters.read(asked).select(made.risks),
        "/plans/2/contingencies/": lambda: ContingencyFilters.read(asked).select(
            made.contingencies, on
        ),
        "/plans/2/funding/": lambda: FundingFilters.read(asked).select(made.funding),
        "/plans/2/measures/": lambda: each_once(every_measure(made), asked["show"])[1],
        "/plans/2/challenges/": lambda: ChallengeFilters.read(asked).select(made.questions, on),
        "/plans/2/voice/": lambda: [row for row in made.voices if is_named(only, row.pk)],
        "/plans/2/evidence/": lambda: [row for row in made.evidence if is_named(only, row.pk)],
        "/plans/2/consultations/": lambda: range(made.consulted),
        "/undertakings/": lambda: UndertakingFilters.read(asked).select(made.promised, on),
    }[path]()


def every_measure(made: CommitteePaper) -> list:
    return [row.series for row in made.measures]


def holds(made: CommitteePaper, run: Run, path: str, asked: dict[str, str]) -> bool:
    """Whether a number is the length of its list, its sum, or a figure of its measure."""
    if path.startswith("/measures/"):
        said = {each.said_at(at) for each in every_measure(made) for at in range(len(each.values))}
        return run.text in said
    position = made.earlier if asked["at"] == str(made.earlier.as_at) else made.position
    assert asked["known"] == str(position.entry)
    rows = listed(made, position, path, asked)
    if "£" not in run.text:
        return len(rows) == number(run.text)
    sums, show = summed(rows), asked["show"]
    amount = getattr(sums, "forecast" if show == "standing" else show)
    return amount == Decimal(re.sub("[£,]", "", run.text))


@pytest.mark.parametrize("kind", KINDS)
def test_a_number_leads_to_the_list_that_has_as_many_rows_at_the_paper_s_moment(kind) -> None:
    made = paper(kind, CLOSED)
    for run in linked(made):
        address = urlsplit(run.link)
        asked = {name: each for name, (each,) in parse_qs(address.query).items()}
        assert holds(made, run, address.path, asked), run


# Days and figures of one row are no counts; nor is what stands right above the rows themselves.
NO_COUNT = re.compile(
    r"\d+ days?\b|from 1 to \d|([Aa]ppendix|[Ss]ection) \d+|(\d{1,2} )?[A-Z][a-z]+ \d{4}|\b0 |^£?0$"
    r"|^none \(0 of 0\)|0% \(0 of \d+\)|priorities [\d, and]+"
)
OF_ONE_ROW = {"Moves", "Days moved", "Days overdue", "Days later"}
ABOVE_ITS_ROWS = re.compile(
    "^Findings without an action|^Actions without any evidence|^Impact ratings that are"
    "|What changed: |visits? to |milestones? are due|pieces? of evidence.$|: 1 point.$"
)


def leading_nowhere(sections: tuple[Section, ...]) -> Iterator[str]:
    """Each count in a sentence or a table that has no link."""
    for block in (block for section in sections for block in section.blocks):
        told = ()
        if isinstance(block, Paragraph):
            whole = f"{block.lead} {plain(block.text)}".strip()
            told = () if ABOVE_ITS_ROWS.search(whole) else runs(block.text)
        elif isinstance(block, Table):
            told = [run for row in (*block.rows, block.total) for run in counts_of(block, row)]
        for run in told:
            if re.search(r"\d", NO_COUNT.sub("", run.text)) and not run.link:
                yield run.text


def counts_of(table: Table, row: tuple[Cell, ...]) -> Iterator[Run]:
    """What a row counts: its numbers, and shares wherever they stand."""
    for column, cell in zip(table.columns, row, strict=False):
        if column.numeric and column.head not in OF_ONE_ROW:
            yield Run(cell.text, link=cell.link)
        words = (
            Run(cell.text, link=cell.link),
            *(run for line in cell.lines for run in runs(line)),
        )
        yield from (run for run in words if re.search(r"\([1-9]\d* of \d+\)", run.text))


@pytest.mark.parametrize("kind", KINDS)
def test_no_count_of_a_paper_is_left_that_leads_nowhere(kind) -> None:
    assert [*leading_nowhere(compose(paper(kind, CLOSED)).sections)] == []


def check_published(made: CommitteePaper, run: Run) -> None:
    """A link of an open edition has as many of its rows as its number says."""
    address = urlsplit(run.link)
    assert address.path == "/public/wyremouth/plans/2/rows/"
    asked = {name: each for name, (each,) in parse_qs(address.query).items()}
    assert asked["edition"] == "abcdefghij"
    found = behind(made, asked)
    tables = [block for block in found.sections[0].blocks if isinstance(block, Table)]
    rows = [row for table in tables for row in table.rows]
    assert int(found.title.split()[0]) == len(rows), run
    if asked.get("of") == "measures" and "only" in asked:
        assert run.text in {cell.text for row in rows for cell in row} | figures_of(made, asked)
    else:
        assert len(rows) == number(run.text), run


def figures_of(made: CommitteePaper, asked: dict[str, str]) -> set[str]:
    every = [each for each in every_measure(made) if str(each.pk) == asked["only"]]
    return {each.said_at(at) for each in every for at in range(len(each.values))}


@pytest.mark.parametrize("kind", KINDS)
def test_a_number_of_an_open_edition_leads_to_rows_that_were_published_with_it(kind) -> None:
    """All but money, of which sums alone are published, what was read before, and the position
    that it is compared with."""
    closed, made = paper(kind, CLOSED), paper(kind, OPEN)
    unpublished = (f"at={closed.earlier.as_at}", "/funding/", "/consultations/")
    wanted = [run for run in linked(closed) if not any(map(run.link.__contains__, unpublished))]
    found = linked(made)
    assert [run.text for run in found] == [run.text for run in wanted]
    for run in found:
        check_published(made, run)


def test_the_public_pages_of_a_plan_lead_to_the_same_rows_and_leave_no_count_out() -> None:
    made = paper("committee_report", OPEN)
    pages = [compose(shown(made, page)).sections for page in PAGES]
    for run in words_of((*on_a_page(made), *(each for page in pages for each in page))):
        if run.link:
            check_published(made, run)
    assert [*leading_nowhere((*on_a_page(made),))] == []


def test_what_an_edition_does_not_list_is_not_to_be_had_by_asking_for_it() -> None:
    """Of what it compares with it tells counts, of money sums; risks it has only where it lists
    them. Who asks by hand gets the actions of the edition."""
    made = paper("committee_report", OPEN)
    for asked in ({"then": "1"}, {"of": "funding"}, {"of": "risks"}, {"of": "people"}):
        assert behind(made, asked) == behind(made, {})
    closed = behind(paper("board_pack", OPEN), {"of": "risks", "state": "closed"})
    assert closed.title == "0 risks behind a number"


def test_an_edition_from_before_rows_had_keys_leads_to_none_of_them() -> None:
    made = paper("annual_review", OPEN)
    made = replace(made, voices=tuple(replace(row, pk=0) for row in made.voices))
    assert not any("of=voices" in run.link for run in linked(made))


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


@pytest.mark.parametrize(("kind", "rows"), [("board_pack", CLOSED), ("annual_review", OPEN)])
def test_a_file_has_whole_addresses_and_the_same_in_pdf_and_html(kind, rows) -> None:
    made = paper(kind, rows)
    wanted = {HOST + run.link for run in linked(made)}
    html = paper_page(made).replace("&amp;", "&")
    assert {each for each in re.findall(r'href="(h[^"]*)"', html)} == wanted
    pdf = pikepdf.open(io.BytesIO(paper_pdf(made)))
    notes = [note for page in pdf.pages for note in page.get("/Annots", ())]
    assert {str(note.A.URI) for note in notes if "/URI" in note.get("/A", {})} == wanted


def test_without_an_address_nothing_leads_anywhere() -> None:
    assert not [*linked(paper("board_pack", None))]
    assert '<a href="/' not in paper_html(paper("board_pack", None))
