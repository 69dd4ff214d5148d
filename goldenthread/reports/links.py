"""Numbers that lead to the rows which they count, as these stood when the paper was read. Pure.

What nobody is counted in leads nowhere. In an open edition a number leads to rows that were
published with it; in any other paper to the list in the product, which asks who reads it.
"""

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import urlencode

from goldenthread.plans.ratings import Impact, Key, Progress
from goldenthread.reports.blocks import Cell, Counts, Run
from goldenthread.reports.dataset import ActionRow, CommitteePaper, Position, Rows, Share
from goldenthread.reports.wording import level_word

Query = Mapping[str, str]
PUBLISHED = ("actions", "findings")
"""The lists of which an edition holds every row."""


def address(
    paper: CommitteePaper, query: Query, of: str = "actions", position: Position | None = None
) -> str:
    """The list `of` a position of the paper, narrowed by `query` as `plans/filters.py` reads it;
    "" where there is none. The position is that of the paper unless another is given."""
    rows, at = paper.rows, position or paper.position
    if rows is None:
        return ""
    if rows.edition:
        # Of the earlier position an edition tells counts; its rows may never have been published.
        return _published(rows, query, of) if at is paper.position else ""
    moment = {"at": at.as_at.isoformat(), "known": str(at.entry)}
    later = {"later": "1"} if at.include_later else {}
    return f"{rows.plan}{of}/?{urlencode({**query, **moment, **later})}"


def _published(rows: Rows, query: Query, of: str) -> str:
    if of not in PUBLISHED:
        return ""
    what = {} if of == "actions" else {"of": of}
    return f"{rows.plan}rows/?{urlencode({**query, **what, 'edition': rows.edition})}"


def counted(
    paper: CommitteePaper,
    number: int | Share,
    query: Query | None,
    of: str = "actions",
    position: Position | None = None,
) -> Run:
    """A number as words that lead to its rows; nowhere for a `query` of None."""
    some = number.count if isinstance(number, Share) else number
    leads = some and query is not None
    return Run(str(number), link=address(paper, query or {}, of, position) if leads else "")


def number_cell(
    paper: CommitteePaper,
    number: int | Share,
    query: Query | None,
    of: str = "actions",
    position: Position | None = None,
) -> Cell:
    """The same as a cell of a table."""
    run = counted(paper, number, query, of, position)
    return Cell(run.text, link=run.link)


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


def level_parts(paper: CommitteePaper, key: Key, counts: Counts) -> Iterator[str | Run]:
    """As `level_counts` says it, each number leading to its rows."""
    there = [(level, n) for level, n in counts.items() if n]
    if not there:
        yield "none"
    for place, (level, n) in enumerate(there):
        yield from ((", ",) if place else ())
        yield counted(paper, n, level_query(paper.position, level))
        yield f" {level_word(key, level)}"
