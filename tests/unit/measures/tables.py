"""A slow and obvious way to say whether a hidden cell can be worked out: try every table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from goldenthread.measures.suppression.moves import Sum

type Values = Mapping[str, int]


def second_table(
    values: Values,
    sums: Sequence[Sum[str]],
    hidden: set[str],
    cell: str,
    *,
    unpublished: frozenset[str] = frozenset(),
) -> dict[str, int] | None:
    """Another table of whole numbers with the same published figures, in which `cell` differs.

    It knows nothing of moves: each hidden cell may have any value from the lowest that a reader
    must reckon with (1; 0 where never published) to 3 above the truth. These bounds are narrowed
    by every sum until nothing changes; then each value of an open cell is tried.
    """
    bounds: dict[str, tuple[int, int]] = {key: (value, value) for key, value in values.items()}
    for key in hidden | unpublished:
        bounds[key] = (0 if key in unpublished else 1, values[key] + 3)
    low, high = bounds[cell]
    for value in (each for each in range(low, high + 1) if each != values[cell]):
        found = _filled(bounds | {cell: (value, value)}, sums)
        if found:
            return found
    return None


type Bounds = dict[str, tuple[int, int]]


def _filled(bounds: Bounds, sums: Sequence[Sum[str]]) -> dict[str, int] | None:
    narrow = _narrowed(bounds, sums)
    if narrow is None:
        return None
    open_cells = [key for key, (low, high) in narrow.items() if low < high]
    if not open_cells:
        return {key: low for key, (low, _) in narrow.items()}
    cell = min(open_cells, key=lambda key: narrow[key][1] - narrow[key][0])
    low, high = narrow[cell]
    tries = (_filled(narrow | {cell: (n, n)}, sums) for n in range(low, high + 1))
    return next(filter(None, tries), None)


def _narrowed(bounds: Bounds, sums: Sequence[Sum[str]]) -> Bounds | None:
    bounds, before = dict(bounds), None
    while bounds != before:
        before = dict(bounds)
        for each in sums:
            members = [(part, 1) for part in each.parts] + [(each.total, -1)]
            for key, sign in members:
                # sign * this = - (the others): the others at their least and at their most
                others = [(bounds[k], s) for k, s in members if k != key]
                least = sum(s * (b[0] if s > 0 else b[1]) for b, s in others)
                most = sum(s * (b[1] if s > 0 else b[0]) for b, s in others)
                ends = sorted((-sign * least, -sign * most))
                low, high = max(bounds[key][0], ends[0]), min(bounds[key][1], ends[1])
                if low > high:
                    return None
                bounds[key] = (low, high)
    return bounds


def row(*cells: int | None, total: int | None = None) -> tuple[dict[str, int | None], Sum[str]]:
    values: dict[str, int | None] = {f"c{n}": cell for n, cell in enumerate(cells)}
    every = tuple(values)
    return values | {"all": sum(filter(None, cells)) if total is None else total}, Sum("all", every)


def rows_and_columns(cells: Sequence[Sequence[int]]) -> tuple[dict[str, int], list[Sum[str]]]:
    """A table with its totals of rows, of columns and of all: "r0c1", "r0", "c1", "all"."""
    values = {f"r{r}c{c}": n for r, row in enumerate(cells) for c, n in enumerate(row)}
    rows, columns = range(len(cells)), range(len(cells[0]))
    sums = [Sum(f"r{r}", tuple(f"r{r}c{c}" for c in columns)) for r in rows]
    sums += [Sum(f"c{c}", tuple(f"r{r}c{c}" for r in rows)) for c in columns]
    sums += [Sum("all", tuple(f"r{r}" for r in rows)), Sum("all", tuple(f"c{c}" for c in columns))]
    for each in sums:
        values[each.total] = sum(values[part] for part in each.parts)
    return values, sums


def cube(cells: Sequence[Sequence[Sequence[int]]]) -> tuple[dict[str, int], list[Sum[str]]]:
    """Three dimensions with all their totals: "0.1.2", "0.1.*", "*.*.*"."""
    values: dict[str, int] = {}
    sums: list[Sum[str]] = []
    sizes = (len(cells), len(cells[0]), len(cells[0][0]))
    places = [[*map(str, range(size)), "*"] for size in sizes]
    every = [(x, y, z) for x in places[0] for y in places[1] for z in places[2]]
    for at in sorted(every, key=lambda each: each.count("*")):
        if "*" not in at:
            values[".".join(at)] = cells[int(at[0])][int(at[1])][int(at[2])]
        for axis in (axis for axis in range(3) if at[axis] == "*"):
            parts = tuple(
                ".".join((*at[:axis], each, *at[axis + 1 :])) for each in places[axis][:-1]
            )
            sums.append(Sum(".".join(at), parts))
            values[".".join(at)] = sum(values[part] for part in parts)
    return values, sums
