"""The second stage as a whole: every table and passage of a file, in order, becomes records."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from goldenthread.core.errors import Refused

from .cells import Grid, Note, Paragraph, Source, one_line, turned
from .keys import key_of, levels_of
from .labels import LabelReader
from .prose import prose_records
from .records import Band, Concern, Found, LeftOut, Record
from .tables import Bands, TableReader
from .vocabulary import Vocabulary, plain

_PLAIN_SHEET = re.compile(
    r"sheet ?\d*|table ?\d*|(?:action|improvement|delivery)? ?plans?(?: \d+)?|actions?|tracker"
    r"|action (?:log|tracker)|data|main|master"
    r"|(?:live|open|current|closed|complete|completed|outstanding|archived?)(?: actions?)?"
)
_SHEET, _HEADING = "sheet", "heading"
_SURE_OF_LABEL = 0.9
_VERSION = re.compile(r"\b(?:v(?:ersion)? ?\d[\d.]*|20\d\d|old|new|current|previous|final|draft)\b")


@dataclass(frozen=True)
class Read:
    """`levels`: by colour, the level of progress by the file's own key; `key` in its words."""

    records: tuple[Record, ...]
    found: Found
    levels: dict[str, str]
    notes: tuple[Note, ...]
    title: str


def read_records(
    source: Source, vocabulary: Vocabulary, sheet: str = "", with_hidden: bool = False
) -> Read:
    """Refused with a sentence where the file has no plan, or two."""
    parts, notes = _chosen(source, sheet, with_hidden)
    tables = TableReader(vocabulary, with_hidden)
    labels = LabelReader(vocabulary, tables.found)
    context = _Context(vocabulary, is_book=source.kind in ("xlsx", "xls", "ods"))
    for part in parts:
        _read_part(part, tables, labels, context)
    labels.end()
    found = tables.found
    for aside in found.left_out:  # a key may stand above or below the rows of a sheet
        found.keys |= key_of(Paragraph(aside.words, aside.place))
    records = _without_lists(found, [*found.records, *labels.likely()])
    if not records and source.otherwise:
        try:
            return read_records(source.otherwise, vocabulary, sheet, with_hidden)
        except Refused:
            pass
    records = records or prose_records(parts, vocabulary, found)
    if not records:
        raise Refused(_nothing(source))
    _refuse_two_plans(records, parts)
    levels = levels_of(found.keys, vocabulary)
    return Read(
        tuple(_without_title_bands(records)), found, levels, notes, _title(parts, found.left_out)
    )


def _without_lists(found: Found, records: list[Record]) -> list[Record]:
    """Where tables have actions, one without such a column is a list of something else."""
    sure = [record for record in records if record.table not in found.promoted]
    if not any(record.has("action") for record in sure):
        return records
    for record in records:
        if record.table in found.promoted:
            words = one_line(" | ".join(piece.words for piece in record.pieces))
            found.left_out.append(LeftOut(words, record.place, "no column of its table is actions"))
    found.concerns = [each for each in found.concerns if each.place not in found.promoted]
    return sure


def _read_part(
    part: Grid | Paragraph, tables: TableReader, labels: LabelReader, context: _Context
) -> None:
    if isinstance(part, Paragraph):
        tables.found.keys |= key_of(part)
        context.see(part)
        labels.paragraph(part)
        return
    labels.end()
    if tables.read(part, context.bands(part)):
        return
    if tables.is_sideways(part):
        sentence = "The table has an action in each column, and is read so. Is that right?"
        tables.found.concerns.append(Concern("sideways", sentence, part.place))
        tables.read(turned(part), context.bands(part))
        return
    if labels.table(part):
        return
    if key := key_of(part):
        tables.found.keys |= key
        return
    words = [cell for cell in part.cells if cell.text]
    if words:
        why = "a table without columns that are known: no action, no lead, no date could be told"
        text = one_line(" | ".join(cell.text for cell in words[:8]))
        tables.found.left_out.append(LeftOut(text, part.place, why))


@dataclass
class _Context:
    """What stands over a table: the last named title, or else the last heading or the sheet."""

    vocabulary: Vocabulary
    is_book: bool

    def __post_init__(self) -> None:
        self.named = Bands()
        self.heading: Band | None = None
        self.finding: Band | None = None

    def see(self, passage: Paragraph) -> None:
        words = one_line(passage.text)
        if passage.level:
            self.finding = None
        elif said := self._what_was_found(passage):
            self.finding = said
            return
        named = self.vocabulary.band(words) if len(words.split()) <= 40 else None
        if named:
            self.named.add(Band(*named, words, passage.place))
        elif passage.level:
            self.heading = Band("priority", _HEADING, words, passage.place)

    def bands(self, grid: Grid) -> list[Band]:
        if self.is_book:
            if _PLAIN_SHEET.fullmatch(plain(grid.title)):
                return []
            named = self.vocabulary.band(grid.title)
            return [Band(*(named or ("priority", _SHEET)), grid.title, grid.place)]
        stand = list(self.named.now) or ([self.heading] if self.heading else [])
        return [*stand, self.finding] if self.finding else stand

    def _what_was_found(self, passage: Paragraph) -> Band | None:
        """ "Ofsted said: …" above a table is the finding that the table answers."""
        label, mark, words = passage.text.partition(":")
        meaning = self.vocabulary.meaning(label) if mark and words.strip() else None
        if meaning is None or meaning.field != "finding" or meaning.sure < _SURE_OF_LABEL:
            return None
        over = self.named.stack[-1] if self.named.stack else None
        is_number = over is not None and over.kind == "finding" and len(over.words.split()) <= 3
        text = f"{over.words}: {words.strip()}" if over and is_number else words.strip()
        return Band("finding", "said", one_line(text), passage.place)


def _chosen(
    source: Source, sheet: str, with_hidden: bool
) -> tuple[list[Grid | Paragraph], tuple[Note, ...]]:
    """The parts to read: all, or one sheet; hidden ones only when asked for."""
    parts = list(source.parts)
    notes = list(source.notes)
    if sheet:
        parts = [p for p in parts if isinstance(p, Grid) and plain(p.title) == plain(sheet)]
        if not parts:
            names = ", ".join(f"“{grid.title}”" for grid in source.grids[:20])
            raise Refused(f"There is no sheet “{sheet}” in the file. It has {names or 'none'}.")
        return parts, tuple(notes)
    hidden = [p for p in parts if isinstance(p, Grid) and p.hidden and p.cells]
    for grid in hidden:
        how = "and read, as was asked" if with_hidden else "and left out"
        notes.append(Note("hidden", f"The sheet “{grid.title}” is hidden {how}.", grid.place))
    if not with_hidden:
        parts = [p for p in parts if not (isinstance(p, Grid) and p.hidden)]
    return parts, tuple(notes)


def _nothing(source: Source) -> str:
    if not any(part.cells if isinstance(part, Grid) else part.text for part in source.parts):
        return "The file is empty: it has no words in it."
    if source.kind == "pdf" and source.notes:
        return source.notes[0].sentence
    return (
        "No plan was found in the file: no table has columns for actions and for who or when, and "
        "no list has labels such as “Due date:”. If the plan is there, give its columns "
        "headings such as Action, Lead, By when, and try again."
    )


# Two plans in one file


def _refuse_two_plans(records: Sequence[Record], parts: Sequence[Grid | Paragraph]) -> None:
    """Two sheets with names alike but for a year or a version that number their actions alike."""
    titles = {part.place: part.title for part in parts if isinstance(part, Grid)}
    refs: dict[str, set[str]] = {}
    for record in records:
        ref = record.first("ref")
        if ref and record.table in titles:
            refs.setdefault(record.table, set()).add(plain(ref.words))
    names = list(refs)
    for number, one in enumerate(names):
        for other in names[number + 1 :]:
            if _are_versions(titles[one], titles[other]) and _overlap(refs[one], refs[other]):
                raise Refused(
                    f"The file holds two plans: “{titles[one]}” and “{titles[other]}” both have "
                    f"actions {', '.join(sorted(refs[one])[:3])}. Read one of them by itself: "
                    "name it under “Only one sheet” (on the command line --sheet NAME)."
                )


def _are_versions(one: str, other: str) -> bool:
    bare = [one_line(_VERSION.sub(" ", plain(title))) for title in (one, other)]
    is_dated = any(_VERSION.search(plain(title)) for title in (one, other))
    both_plans = all("plan" in title.split() for title in bare) and one != other
    return (bare[0] == bare[1] and is_dated and one != other) or both_plans


def _overlap(one: set[str], other: set[str]) -> bool:
    return 2 * len(one & other) >= min(len(one), len(other)) and len(one & other) > 1


# Titles


def _without_title_bands(records: Sequence[Record]) -> Iterable[Record]:
    """A title over all records is the plan's own, and a sheet's name gives way to titles in it."""
    counts = Counter(band for record in records for band in set(record.bands))
    for record in records:
        bands = [b for b in record.bands if counts[b] < len(records) or b.level not in _LOOSE]
        named = [b for b in bands if b.level not in _LOOSE]
        if record.has("priority") or any(b.kind == "priority" for b in named):
            bands = named
        elif named:  # a finding: a title over it is its priority, a sheet's name may be anything
            bands = [b for b in bands if b.level != _SHEET]
        yield replace(record, bands=tuple(bands))


_LOOSE = (_SHEET, _HEADING, "")


def _title(parts: Sequence[Grid | Paragraph], left_out: Sequence[LeftOut]) -> str:
    for part in parts:
        if isinstance(part, Paragraph) and (part.level or "plan" in plain(part.text).split()):
            return one_line(part.text)[:200]
    return next((each.words[:200] for each in left_out if each.why.startswith("above")), "")
