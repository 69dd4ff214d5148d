"""The look-up of one row of a track, written out as SQL.

Building it as a query took longer than running it: a page asks for thirty. The owner's key is
resolved as any expression, so that a look-up may stand in a query within a query.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import BigIntegerField, F, Func

if TYPE_CHECKING:
    from goldenthread.ledger.models import Fact
    from goldenthread.ledger.moments import Moment

FIRST = "first__"
PREVIOUS = "previous__"


class LookUp(Func):
    """`column` of the row that holds at a moment in the track of the outer row.

    `keys`: for each column of the fact's KEY, what of the outer row it equals. `which` is "",
    FIRST (the original one) or PREVIOUS (the one before the present took effect).
    """

    def __init__(
        self, fact: type[Fact], column: str, moment: Moment, which: str = "", *keys: str
    ) -> None:
        field: Any = fact._meta.get_field(column)
        value = BigIntegerField() if field.is_relation or field.primary_key else field
        super().__init__(*map(F, keys), output_field=value)
        self.column = field.column
        self.row, self.upto = row_of(fact, moment, which)

    def as_sql(self, compiler: Any, *_: Any, **_more: Any) -> Any:
        compiled = [compiler.compile(key) for key in self.get_source_expressions()]
        owners = [sql for sql, _params in compiled]
        own = tuple(param for _sql, params in compiled for param in params)
        # The row names its owners before each pair of day and entry.
        pairs = (self.upto[n : n + 2] for n in range(0, len(self.upto), 2))
        params = tuple(param for pair in pairs for param in (*own, *pair))
        return f"(SELECT held.{self.column} {self.row.format(*owners)})", params


def row_of(fact: type[Fact], moment: Moment, which: str) -> tuple[str, tuple[Any, ...]]:
    """From where to choose the row, `{0}` for what the first column of its KEY equals, and so on;
    and the parameters."""

    def upto(alias: str) -> str:
        columns = [fact._meta.get_field(name).column for name in fact.KEY]  # type: ignore[union-attr]
        same = [f"{alias}.{column} = {{{n}}}" for n, column in enumerate(columns)]
        known = [f"{alias}.effective_on <= %s", f"{alias}.entry <= %s"]
        return f"FROM {fact._meta.db_table} {alias} WHERE {' AND '.join([*same, *known])}"

    newest = "ORDER BY {0}.effective_on DESC, {0}.entry DESC LIMIT 1"
    row = upto("held")
    params: tuple[Any, ...] = (moment.on, moment.entry)
    if which == FIRST:
        return f"{row} ORDER BY held.effective_on, held.entry LIMIT 1", params
    if which == PREVIOUS:
        present = f"SELECT now.effective_on {upto('now')} {newest.format('now')}"
        row, params = f"{row} AND held.effective_on < ({present})", params * 2
    return f"{row} {newest.format('held')}", params
