"""Tables → records: headings, bands, notes, rows that go on, cells that hold for several rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from .cells import Cell, Grid, one_line, turned
from .headers import OTHER, PROMOTED, TICKED, Header, Row, completed, header_at, repeats, texts
from .records import Band, Concern, Found, Piece, Record, joined
from .values.ratings import shade_of
from .vocabulary import Vocabulary

_LOOK_FOR_HEADER = 60  # rows
_LEAST_SIDEWAYS = 3  # columns: headings, and two actions
_LABELS = 0.2  # of the cells: a form of labels and values beside each other has a third
_DOWN = ("priority", "finding", "finding_ref")  # filled down where left empty under a row
_RATINGS = ("rating", "progress_rating", "impact_rating")
_TELLS = {"action", "finding", "measure", "steps"}
_MARK = re.compile(r"[x✓✔✗☑☒●•■*1y]|yes", re.IGNORECASE)  # in a column for one colour
_MANY = 40  # words: a passage, not a title


@dataclass
class Bands:
    """The titles that hold for what follows; a level met again ends those inside it."""

    stack: list[Band] = field(default_factory=list)

    def add(self, band: Band) -> None:
        levels = [each.level for each in self.stack]
        if band.level in levels:
            del self.stack[levels.index(band.level) :]
        self.stack.append(band)

    @property
    def now(self) -> tuple[Band, ...]:
        return tuple(self.stack)


@dataclass
class TableReader:
    """Reads the tables of a file one after the other: one may go on where the last one ended."""

    vocabulary: Vocabulary
    with_hidden: bool = False
    found: Found = field(default_factory=Found)
    last: Header | None = None
    last_width: int = 0
    last_context: tuple[Band, ...] = ()

    def read(self, grid: Grid, context: Sequence[Band] = ()) -> bool:
        """Whether the table is one of a plan."""
        rows = self._shown(grid)
        start = self._begins(rows)
        if start is None:
            if self.last and rows and grid.width == self.last_width and _is_plain(rows):
                return self._goes_on(grid, rows, context)
            return False
        at, header = start
        bands = Bands(list(context))
        for row in rows[:at]:
            self._before(row, bands, grid)
        header = completed(header, rows[at + header.height :], grid.width, self.vocabulary)
        self._name_unknown(header, grid)
        again = self.last is not None and self.last.words == header.words
        self._body(grid, rows, at + header.height, header, bands, goes_on=again)
        self.last, self.last_width, self.last_context = header, grid.width, tuple(context)
        return True

    def is_sideways(self, grid: Grid) -> bool:
        """Whether the first column has the headings and each other one an action: none of these
        has labels of its own, as in a form of labels and values."""
        if grid.width < _LEAST_SIDEWAYS:
            return False
        rows = turned(grid).rows
        said = [self.vocabulary.meaning(cell.text) for row in rows[1:] for cell in texts(row)]
        labels = sum(each is not None and each.sure >= 1 for each in said)
        return labels < _LABELS * len(said) and header_at(rows, 0, self.vocabulary) is not None

    def _goes_on(self, grid: Grid, rows: Sequence[Row], context: Sequence[Band]) -> bool:
        assert self.last is not None  # noqa: S101 - asked before
        kept = self.found.records[-1].bands if self.found.records else ()
        is_new = bool(context) and tuple(context) != self.last_context  # a title stands between
        bands = Bands(list(context if is_new else kept or context))
        self.last_context = tuple(context)
        self._body(grid, rows, 0, self.last, bands, goes_on=True)
        return True

    def _shown(self, grid: Grid) -> list[Row]:
        """Rows and columns that are not hidden, and of those only what says or shows something."""
        if not self.with_hidden and any(cell.hidden for cell in grid.cells):
            cells = tuple(cell for cell in grid.cells if not cell.hidden)
            self.found.leave_out((c for c in grid.cells if c.hidden), "hidden in the file")
            grid = Grid(grid.title, grid.place, cells)
        return [row for row in grid.rows if any(c is not None for c in row)]

    def _begins(self, rows: Sequence[Row]) -> tuple[int, Header] | None:
        for at in range(min(len(rows), _LOOK_FOR_HEADER)):
            header = header_at(rows, at, self.vocabulary)
            if header is not None:
                # A title row that reads like a heading is beaten by the row under it.
                below = header_at(rows, at + 1, self.vocabulary) if at + 1 < len(rows) else None
                if below and header.height == 1 and below.score > header.score + 1:
                    return at + 1, below
                return at, header
        return None

    def _before(self, row: Row, bands: Bands, grid: Grid) -> None:
        """What stands above the headings: a title of the table, a key, or words about it."""
        shades = {shade: one_line(c.text) for c in texts(row) if (shade := shade_of(c.fill))}
        if len(shades) > 1:
            self.found.keys |= shades
            return
        for cell in texts(row):
            named = self.vocabulary.band(cell.text)
            if named and len(cell.text.split()) <= _MANY:
                bands.add(Band(*named, one_line(cell.text), cell.place))
            else:
                self.found.leave_out([cell], "above the headings of the table")

    def _name_unknown(self, header: Header, grid: Grid) -> None:
        columns = header.columns.values()
        bare = [each.heading for each in columns if each.field == "progress" and each.is_bare]
        if bare:
            sentence = (
                f"Columns are called only by a time ({', '.join(f'“{each}”' for each in bare)}). "
                "What stands there is taken for what was reported of it. Is it so?"
            )
            self.found.concerns.append(Concern("period-columns", sentence, grid.place))
        for column in header.columns.values():
            if column.field == "action" and column.sure == PROMOTED:
                sentence = (
                    f"No column is called actions; “{column.heading}” is taken for them. Is it so?"
                )
                self.found.concerns.append(Concern("no-actions", sentence, grid.place))
                self.found.promoted.add(grid.place)
            if column.field == OTHER and column.heading:
                sentence = (
                    f"The column “{column.heading}” has no meaning that is known here. "
                    "Its words are kept with each action."
                )
                self.found.concerns.append(Concern("column", sentence, grid.place))

    def _body(
        self,
        grid: Grid,
        rows: Sequence[Row],
        at: int,
        header: Header,
        bands: Bands,
        *,
        goes_on: bool = False,
    ) -> None:
        """`goes_on`: the table before ended with a page, perhaps in the middle of a row."""
        table = _Table(grid, header, self.vocabulary, self.found, bands)
        if goes_on and self.found.records and at < len(rows):
            at += self._finishes(table, rows[at])
        while at < len(rows):
            if repeats(rows[at], table.header):
                at += 1
                continue
            new = self._new_header(rows, at, table.header)
            if new is not None:
                table.header = completed(new, rows[at + new.height :], grid.width, self.vocabulary)
                at += new.height
                continue
            table.row(rows[at])
            at += 1
        table.end()

    def _finishes(self, table: _Table, row: Row) -> bool:
        """Join a row to the last record where it is the rest of it: it begins in small letters and
        has no reference, in a plan whose actions have some."""
        pieces = table.pieces(row)
        told = [piece.words for piece in pieces if piece.words]
        has_refs = sum(r.has("ref") for r in self.found.records) > 0.6 * len(self.found.records)
        is_rest = bool(told) and all(not p.words[:1].isupper() for p in pieces if p.words)
        if any(p.field == "ref" for p in pieces) or not (has_refs or is_rest):
            return False
        if not any(words[:1].islower() for words in told):
            return False
        last = self.found.records[-1]
        self.found.records[-1] = replace(last, pieces=joined(last.pieces, pieces))
        return True

    def _new_header(self, rows: Sequence[Row], at: int, header: Header) -> Header | None:
        """Other headings further down: a second table in the same sheet."""
        cells = texts(rows[at])
        known = [c for c in cells if self.vocabulary.columns.get(one_line(c.text).lower())]
        if len(known) < 3 or any(len(c.text) > 60 for c in cells):
            return None
        return header_at(rows, at, self.vocabulary)


def _is_plain(rows: Sequence[Row]) -> bool:
    """Whether rows without headings look like records that go on from the table before."""
    return any(len(texts(row)) >= 2 for row in rows)


@dataclass
class _Table:
    """The rows below one heading."""

    grid: Grid
    header: Header
    vocabulary: Vocabulary
    found: Found
    bands: Bands
    down: dict[str, Piece] = field(default_factory=dict)
    begun: list[Record] = field(default_factory=list)
    filled_down: int = 0

    def row(self, row: Row) -> None:
        own = [cell for cell in texts(row) if not self._is_from_above(cell)]
        if not own:
            return
        if self._is_band(row, own):
            return
        pieces = self.pieces(row)
        if self._goes_on(row, pieces):
            return
        if not any(piece.field in _TELLS for piece in pieces):
            self.found.leave_out(own, "no action, finding or measure stands in this row")
            return
        self._begin(pieces, own[0].place)

    def _is_from_above(self, cell: Cell) -> bool:
        return bool(self.begun) and any(
            piece.place == cell.place for piece in self.begun[-1].pieces
        )

    # Bands

    def _is_band(self, row: Row, own: Sequence[Cell]) -> bool:
        said = dict.fromkeys(one_line(cell.text) for cell in own)
        if len(said) > 2 or (len(said) == 2 and not self._is_numbered(own)):
            return False
        cell, words = own[-1], " ".join(said)
        is_wide = 2 * cell.columns >= self.grid.width
        column = self.header.columns.get(cell.column)
        if self.vocabulary.is_aside(words) and (is_wide or cell.column == 0):
            self.found.leave_out(own, "a note, a footer or a key")
            return True
        named = self.vocabulary.band(words)
        is_title = is_wide or (named is not None and (column is None or column.field != "steps"))
        if not is_title and not self._stands_alone(cell, row):
            return False
        if len(words.split()) > _MANY and named is None:
            self.found.leave_out(own, "a passage between rows")
            return True
        kind, level = named or ("priority", "")
        self.bands.add(Band(kind, level, words, cell.place))
        self.down.clear()
        return True

    @staticmethod
    def _is_numbered(own: Sequence[Cell]) -> bool:
        """ "1 | Leadership": a title with its number in a cell of its own."""
        first, second = one_line(own[0].text), own[-1]
        return bool(re.fullmatch(r"[\w.]{1,5}", first)) and second.columns > 2

    def _stands_alone(self, cell: Cell, row: Row) -> bool:
        """A title in the first cell of a row of empty ones; below "Action", that is an action."""
        column = self.header.columns.get(cell.column)
        if cell.column != min(self.header.columns, default=0) or self.grid.width < 4:
            return False
        if column is not None and column.field in ("ref", "finding_ref", "phase"):
            return len(cell.text) > 8
        has_colour = bool(cell.fill) and shade_of(cell.fill) not in ("red", "amber", "green")
        return column is not None and column.field in ("action", "finding") and has_colour

    # Records

    def pieces(self, row: Row) -> list[Piece]:
        pieces = [*self._ticks(row)]
        seen: set[tuple[int, str]] = set()
        for at, column in self.header.columns.items():
            cell = row[at] if at < len(row) else None
            if cell is None or (not cell.text and not cell.fill) or column.field == TICKED:
                continue
            if (id(cell), column.field) in seen or (not cell.text and column.field not in _RATINGS):
                continue
            seen.add((id(cell), column.field))
            pieces.append(
                Piece(
                    column.field,
                    cell.text,
                    cell.place,
                    column.heading,
                    cell.fill,
                    cell.day,
                    column.period,
                )
            )
        return pieces

    def _ticks(self, row: Row) -> Iterable[Piece]:
        """The colour whose column is marked; several marks are asked about, as no known rating."""
        columns = {at: each for at, each in self.header.columns.items() if each.field == TICKED}
        marked = [(at, cell) for at in columns if (cell := row[at]) and (cell.text or cell.fill)]
        if not marked:
            return
        heading = " | ".join(each.heading for each in columns.values())
        words = " and ".join(columns[at].heading for at, _ in marked)
        said = [cell.text for _, cell in marked if cell.text and not _MARK.fullmatch(cell.text)]
        words = f"{words}: {'; '.join(said)}" if said else words
        yield Piece("rating", words, marked[0][1].place, heading)

    def _goes_on(self, row: Row, pieces: Sequence[Piece]) -> bool:
        """A row that belongs to the record above: its action is merged with it, or it has none."""
        if not self.begun:
            return False
        last = self.begun[-1]
        action = next((p for p in pieces if p.field == "action"), None)
        above = last.first("action")
        new = tuple(p for p in pieces if all(p.place != old.place for old in last.pieces))
        if action is not None and above is not None and action.place == above.place:
            self.begun[-1] = replace(last, parts=(*last.parts, new))
            return True
        is_new = any(p.field in ("action", "finding", "ref", "measure", "priority") for p in new)
        if is_new or not new or above is None:
            return False
        if any(p.field in ("due", "phase") for p in new):
            self.begun[-1] = replace(last, parts=(*last.parts, new))
            return True
        self.begun[-1] = replace(last, pieces=joined(last.pieces, new))
        return True

    def _begin(self, pieces: list[Piece], place: str) -> None:
        there = {piece.field for piece in pieces}
        if "action" in there or "steps" in there:
            for name in _DOWN:
                if name not in there and name in self.down and self._has(name):
                    pieces.append(replace(self.down[name], inherited=True))
                    self.filled_down += 1
        if "priority" in there:
            self.down.pop("finding", None)
            self.down.pop("finding_ref", None)
        self.down |= {piece.field: piece for piece in pieces if piece.field in _DOWN}
        self.begun.append(Record(tuple(pieces), place, self.grid.place, self.bands.now))

    def _has(self, name: str) -> bool:
        return self.header.has(name)

    def end(self) -> None:
        if self.filled_down:
            rows = "a cell is" if self.filled_down == 1 else f"{self.filled_down} cells are"
            sentence = f"{rows} empty and taken to mean the same as the cell above."
            self.found.concerns.append(
                Concern("filled-down", sentence[0].upper() + sentence[1:], self.grid.place)
            )
        self.found.records += self._rated(self.begun)

    def _rated(self, records: list[Record]) -> Iterable[Record]:
        """Ratings by colour alone, in a column that is called something else."""
        if self.header.has(*_RATINGS):
            return records
        shades: dict[str, set[str]] = {}
        for record in records:
            for piece in record.pieces:
                if shade_of(piece.fill) in ("red", "amber", "yellow", "green"):
                    shades.setdefault(piece.field, set()).add(shade_of(piece.fill))
        best = max(shades, key=lambda name: len(shades[name]), default="")
        if not best or len(shades[best]) < 2:
            return records
        return [self._with_rating(record, best) for record in records]

    @staticmethod
    def _with_rating(record: Record, name: str) -> Record:
        piece = next((p for p in record.pieces if p.field == name and shade_of(p.fill)), None)
        if piece is None:
            return record
        words = piece.words if name == "status" else ""
        rating = replace(piece, field="rating", words=words)
        return replace(record, pieces=(*record.pieces, rating))
