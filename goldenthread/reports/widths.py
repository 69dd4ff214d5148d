"""Tables that people paste, made to fit the page: no word broken, nothing out of the page. Pure.

What is too wide for a page becomes several tables of the same rows, each with the first column.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from goldenthread.reports.blocks import Column, Table

ROOM = 493  # points between the margins of an upright page
BESIDE = 8  # points of a cell around its words
NARROW, WIDE = 6.7, 9.6  # points of a letter in bold, 12 points high: most, and the widest
MOST = 160  # points that one word can ask for: a longer one is broken
WIDEST = 40  # letters of a column: its share of what is left


def fitted(table: Table) -> Iterator[Table]:
    """The table; in parts where its words need more room than a page has."""
    least = [_least(table, at) for at in range(len(table.columns))]
    groups = [*_groups(least)]
    if len(groups) == 1:
        yield _shared(table, groups[0], least)
        return
    for n, group in enumerate(groups, 1):
        part = _shared(table, group, least)
        yield replace(part, caption=f"{table.caption or 'Table'}, part {n} of {len(groups)}")


def _groups(least: Sequence[int]) -> Iterator[list[int]]:
    """Columns by their places: the first, and then as many as there is room for."""
    group, taken = [0], least[0]
    for at, wide in enumerate(least[1:], 1):
        if taken + wide > ROOM and len(group) > 1:
            yield group
            group, taken = [0], least[0]
        group.append(at)
        taken += wide
    yield group


def _shared(table: Table, group: Sequence[int], least: Sequence[int]) -> Table:
    """These columns, each as wide as its words need, and what is left by how much they say."""
    wishes = {at: min(max(map(len, _texts(table, at))), WIDEST) or 1 for at in group}
    left = max(ROOM - sum(least[at] for at in group), 0)
    columns = tuple(
        replace(table.columns[at], width=least[at] + left * wishes[at] // sum(wishes.values()))
        for at in group
    )
    rows = tuple(tuple(row[at] for at in group) for row in table.rows)
    return replace(table, columns=columns, rows=rows)


def _least(table: Table, at: int) -> int:
    """Points that the longest word of a column needs."""
    words = (word for text in _texts(table, at) for word in text.split())
    return BESIDE + min(max((_points(word) for word in words), default=0), MOST)


def _texts(table: Table, at: int) -> list[str]:
    column: Column = table.columns[at]
    return [column.head, *(row[at].text for row in table.rows)]


def _points(word: str) -> int:
    return round(sum(WIDE if each.isupper() or each in "mw%@—…" else NARROW for each in word))
