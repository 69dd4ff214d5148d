"""Numbers that lead to the rows which they count, as these stood when the paper was read. Pure.

What nobody is counted in leads nowhere. In an open edition a number leads to rows that were
published with it; in any other paper to the list in the product, which asks who reads it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import Protocol
from urllib.parse import urlencode

from goldenthread.measures.series import Series
from goldenthread.plans.funding import pounds
from goldenthread.plans.ratings import Impact, Key, Progress
from goldenthread.reports.blocks import Cell, Counts, Run, Words
from goldenthread.reports.dataset import ActionRow, CommitteePaper, Position, Rows, Share
from goldenthread.reports.wording import level_word

Query = Mapping[str, str]
LISTS: Mapping[str, str] = {
    "actions": "actions/",
    "findings": "findings/",
    "risks": "risks/",
    "contingencies": "contingencies/",
    "funding": "funding/",
    "measures": "measures/",
    "questions": "challenges/",
    "voices": "voice/",
    "consultations": "consultations/",
    "evidence": "evidence/",
    "promised": "/undertakings/",
}
"""Where the product has each list: below the plan, or for itself."""
PUBLISHED = frozenset({"actions", "findings", "measures", "questions", "promised"})
"""The lists that the public pages of an edition have whatever its paper lists."""
LISTED = frozenset({"risks", "contingencies", "voices", "evidence"})
"""Those that are published with an edition where its paper has the part that lists them."""


class Keyed(Protocol):
    @property
    def pk(self) -> int: ...


def is_published(paper: CommitteePaper, of: str) -> bool:
    """Whether an open edition has the rows of a list; of money it has sums, and no lines."""
    return of in PUBLISHED or (of in LISTED and paper.laid_out.has(of))


def address(
    paper: CommitteePaper, query: Query, of: str = "actions", position: Position | None = None
) -> str:
    """The list `of` a position of the paper, narrowed by `query` as the list’s page reads it; ""
    where there is none. The position is that of the paper unless another is given."""
    rows, at = paper.rows, position or paper.position
    if rows is None:
        return ""
    if rows.edition:
        # Of the earlier position an edition tells counts; its rows may never have been published.
        there = at is paper.position and is_published(paper, of)
        return _published(rows, query, of) if there else ""
    path = LISTS[of] if LISTS[of].startswith("/") else f"{rows.plan}{LISTS[of]}"
    return _stood(path, query, at)


def _published(rows: Rows, query: Query, of: str) -> str:
    what = {} if of == "actions" else {"of": of}
    return f"{rows.plan}rows/?{urlencode({**query, **what, 'edition': rows.edition})}"


def _stood(path: str, query: Query, at: Position) -> str:
    """A page of the product as it stood when a position was read."""
    moment = {"at": at.as_at.isoformat(), "known": str(at.entry)}
    later = {"later": "1"} if at.include_later else {}
    return f"{path}?{urlencode({**query, **moment, **later})}"


def figure_cell(paper: CommitteePaper, each: Series, at: int | None) -> Cell:
    """A figure of a measure, with its period, leading to all figures of that; of an open edition
    to its row and chart. One that is hidden, or not there, leads nowhere."""
    said, when = each.said_at(at), () if at is None else (each.when_short(at),)
    if at is None or each.values[at] is None or each.is_hidden(at) or paper.rows is None:
        return Cell(said, when)
    if paper.rows.edition:
        link = _published(paper.rows, {"only": str(each.pk)}, "measures")
    else:
        link = _stood(f"/measures/{each.pk}/", {}, paper.position)
    return Cell(said, when, link=link)


def counted(
    paper: CommitteePaper,
    number: int | Share,
    query: Query | None,
    of: str = "actions",
    position: Position | None = None,
) -> Run:
    """A number as words that lead to its rows; nowhere for a `query` of None."""
    some = number.count if isinstance(number, Share) else number
    return led(paper, str(number), query if some else None, of, position)


def led(
    paper: CommitteePaper,
    words: str,
    query: Query | None,
    of: str = "actions",
    position: Position | None = None,
) -> Run:
    """Words that say a number, and lead to its rows; nowhere for a `query` of None."""
    return Run(words, link="" if query is None else address(paper, query, of, position))


def money(paper: CommitteePaper, amount: Decimal, query: Query) -> Run:
    """An amount that leads to the funding lines that it sums."""
    return led(paper, pounds(amount), query if amount else None, "funding")


def exactly(rows: Iterable[Keyed]) -> Query | None:
    """The list of exactly these rows, where nothing that they share would narrow a list to them;
    none where they come from a dataset that did not keep their keys."""
    keys = [row.pk for row in rows]
    return {"only": "-".join(map(str, keys))} if all(keys) else None


def number_cell(
    paper: CommitteePaper,
    number: int | Share,
    query: Query | None,
    of: str = "actions",
    position: Position | None = None,
) -> Cell:
    """The same as a cell of a table."""
    return as_cell(counted(paper, number, query, of, position))


def as_cell(run: Run, *lines: Words) -> Cell:
    return Cell(run.text, lines, link=run.link)


def impact_query(position: Position, query: Query) -> Query | None:
    """Impact is listed by action; a plan that requires it of priorities has no such list."""
    return query if position.impact_level == "action" else None


def level_query(position: Position, level: Progress | Impact) -> Query | None:
    """The list of what stands at a level."""
    if isinstance(level, Progress):
        return {"progress": level.value}
    return impact_query(position, {"impact": level.value})


def priority_query(position: Position, actions: Sequence[ActionRow]) -> Query | None:
    """The list of one priority, to which all of these actions belong; none where it is unknown."""
    known = {row.ref for row in position.priorities}
    refs = {row.priority for row in actions} & known
    return {"priority": refs.pop()} if refs else None


def narrowed(query: Query | None, more: Query | None) -> Query | None:
    """Both at once; none where one of them leads nowhere."""
    return None if query is None or more is None else {**query, **more}


def level_cells(paper: CommitteePaper, counts: Counts, of: Query | None) -> Iterator[Cell]:
    """How many stand at each level, each leading to those of them that `of` lists."""
    for level, n in counts.items():
        yield number_cell(paper, n, narrowed(of, level_query(paper.position, level)))


def level_parts(
    paper: CommitteePaper,
    key: Key,
    counts: Counts,
    of: Query | None = MappingProxyType({}),
    position: Position | None = None,
) -> Iterator[str | Run]:
    """As `level_counts` says it, each number leading to those of its rows that `of` lists."""
    there = [(level, n) for level, n in counts.items() if n]
    if not there:
        yield "none"
    for place, (level, n) in enumerate(there):
        yield from ((", ",) if place else ())
        query = narrowed(of, level_query(paper.position, level))
        yield counted(paper, n, query, position=position)
        yield f" {level_word(key, level)}"
