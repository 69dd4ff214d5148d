"""Plans without columns: labelled lines under a title ("Due date: …"), in text or in a table
whose first column holds the labels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from .cells import Grid, Paragraph, one_line
from .headers import texts
from .records import Band, Found, Piece, Record
from .tables import Bands
from .vocabulary import Meaning, Vocabulary

_LABEL = re.compile(r"(?:[•●▪◦·*–-]\s*)?([^\n:]{2,70}?)\s*:\s*(.*)", re.DOTALL)
_DASHED = re.compile(r"(?:[•●▪◦·*]\s*)?([^\n:]{2,70}?)\s+[–—-]\s+(.*)", re.DOTALL)
_TITLE = re.compile(
    r"(?:action|recommendation|task)?\s*[A-Z]{0,3}\d+[\d.]*[a-z]?[.):\s]", re.IGNORECASE
)
_SURE = 0.75
_OWN_LINES = {
    "progress", "success", "evidence", "steps", "comments", "impact", "outcome", "next",
    "monitoring", "risk", "action", "finding", "status", "resources", "owner", "lead", "partners",
}  # fmt: skip
_BEGINS = {"action", "finding", "ref", "measure"}
_LEAST_LABELS = 2
_LONG = 60  # words: a passage of prose


@dataclass
class LabelReader:
    """Reads passages in their order; a title with labels under it is a record."""

    vocabulary: Vocabulary
    found: Found
    bands: Bands = field(default_factory=Bands)
    titles: list[tuple[int, str, str]] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    loose: tuple[str, str] | None = None

    def paragraph(self, passage: Paragraph) -> None:
        for line in passage.text.split("\n"):
            if not line.strip():
                continue
            label = self._label(line)
            if label is not None:
                self._labelled(*label, passage.place)
            else:
                self._line(line, passage)

    def _label(self, line: str) -> tuple[Meaning, str] | None:
        for pattern, least in ((_LABEL, _SURE), (_DASHED, 1)):
            match = pattern.fullmatch(line.strip())
            meaning = self.vocabulary.meaning(match[1]) if match else None
            if match and meaning and meaning.sure >= least and meaning.field != "priority":
                return meaning, match[2]
        return None

    def _labelled(self, meaning: Meaning, words: str, place: str) -> None:
        fields = {piece.field for piece in self.pieces}
        is_again = meaning.field in fields and not meaning.period
        if (meaning.field in _BEGINS and fields - _BEGINS) or (is_again and self._is_whole()):
            self.end(self.loose)
        elif self.pieces and self.loose:
            self._add(self.loose[0])  # a passage between two labels belongs to the first
            self.loose = None
        if meaning.field == "action":  # the title over the labels was only a title
            self.pieces = [piece for piece in self.pieces if piece.heading != "title"]
        elif not self.pieces:
            self._begin()
        self.pieces.append(
            Piece(meaning.field, words.strip(), place, meaning.words, period=meaning.period)
        )

    def _add(self, words: str) -> None:
        last = self.pieces[-1]
        self.pieces[-1] = replace(last, words=f"{last.words}\n{words}".strip())

    def _is_whole(self) -> bool:
        return len({piece.field for piece in self.pieces}) > _LEAST_LABELS

    def _begin(self) -> None:
        """The title of a record: the passage right above its labels, or the nearest heading."""
        if self.loose:
            words, place = self.loose
            self.loose = None
        elif self.titles:
            _, words, place = self.titles[-1]
        else:
            return
        self.pieces.append(Piece("action", words, place, "title"))

    def _line(self, line: str, passage: Paragraph) -> None:
        if passage.level:
            self._title(line, passage)
        elif self._is_more(passage):
            self._add(line)
        elif (named := self.vocabulary.band(line)) and len(line.split()) <= _LONG:
            self.end()
            self.bands.add(Band(*named, one_line(line), passage.place))
            self.loose, self.titles = None, []
        else:
            if self.loose or _TITLE.match(line) or not self._is_whole():
                self.end()
            self.loose = (line.strip(), passage.place)

    def _is_more(self, passage: Paragraph) -> bool:
        """Whether a line goes on what the label above it began."""
        if not self.pieces or self.pieces[-1].heading == "title":
            return False
        last = self.pieces[-1]
        return last.field in _OWN_LINES and (passage.is_item or not last.words)

    def _title(self, line: str, passage: Paragraph) -> None:
        self.end()
        named = self.vocabulary.band(line)
        if named:
            self.bands.add(Band(*named, one_line(line), passage.place))
            self.titles = []
        else:
            self.titles = [each for each in self.titles if each[0] < passage.level]
            self.titles.append((passage.level, one_line(line), passage.place))
        self.loose = None

    def table(self, grid: Grid) -> bool:
        """A table of labels and values; whether it is one."""
        rows = [texts(row) for row in grid.rows]
        pairs = [pair for row in rows for pair in zip(row[::2], row[1::2], strict=False)]
        known = [
            (meaning, value)
            for label, value in pairs
            if (meaning := self.vocabulary.meaning(label.text)) and meaning.sure >= _SURE
        ]
        if len(known) < 3 or 2 * len(known) < len(pairs):
            return False
        self.end()
        for row in rows:
            if len(row) == 1:
                self._title(row[0].text, Paragraph(row[0].text, row[0].place, 6))
            for label, value in zip(row[::2], row[1::2], strict=False):
                meaning = self.vocabulary.meaning(label.text)
                if meaning is None or meaning.sure < _SURE:
                    self.found.leave_out([label, value], "a label without a known meaning")
                    continue
                self._labelled(meaning, value.text, value.place)
                self.pieces[-1] = replace(self.pieces[-1], fill=value.fill, day=value.day)
        self.end()
        return True

    def end(self, title: tuple[str, str] | None = None) -> None:
        """The record that was begun is whole, if it is one. `title`: of the next one."""
        fields = {p.field for p in self.pieces if p.heading != "title"}
        if self.pieces and len(fields) >= _LEAST_LABELS:
            place = self.pieces[0].place
            self.records.append(Record(tuple(self.pieces), place, "text", self._bands()))
        self.pieces = []
        self.loose = title

    def _bands(self) -> tuple[Band, ...]:
        """Named bands; else the heading over the one that is the record's own title."""
        if self.bands.now:
            return self.bands.now
        own = {piece.words for piece in self.pieces if piece.heading == "title"}
        above = [each for each in self.titles if each[1] not in own]
        return tuple(Band("priority", "heading", words, place) for _, words, place in above[-1:])

    def likely(self) -> Sequence[Record]:
        """The records that are some of a plan. A title with an owner and a date alone may be the
        front page of any document: it needs a second of its kind, or an action's own label."""
        whole = [r for r in self.records if r.has("action", "finding", "measure")]
        named = [
            r for r in whole if any(p.field == "action" and p.heading != "title" for p in r.pieces)
        ]
        return whole if len(whole) > 1 or named else []
