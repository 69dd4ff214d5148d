"""What a paper is made of once it is composed: sections of a few kinds of block. Pure.

PDF, Word and HTML each draw these blocks and decide nothing else, so that the three forms
have the same words in the same order.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from goldenthread.plans.ratings import Impact, Key, Progress

Level = Progress | Impact
LONG_LIST = 8  # lines
FEWEST_LISTED = 4  # sections
LONG_PAPER = 300  # rows of tables
Counts = Mapping[Progress, int] | Mapping[Impact, int]


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look; `link` is where they lead, "" for nowhere."""

    text: str
    bold: bool = False
    link: str = ""


Words = str | tuple[Run, ...]
"""What is said; in runs where some of it is bold, or leads somewhere."""


def runs(words: Words) -> tuple[Run, ...]:
    return (Run(words),) if isinstance(words, str) else words


def plain(words: Words) -> str:
    """The words without their look."""
    return "".join(run.text for run in runs(words))


def joined(*parts: str | Run) -> Words:
    """Parts of one sentence; plain where none of them is otherwise."""
    made = tuple(part if isinstance(part, Run) else Run(part) for part in parts)
    return made if any(run.bold or run.link for run in made) else plain(made)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section; `level` is 2, or 3 under one of these."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`lead` is set bold before the text. `style`: "body", "notice" (barred) or "missing"."""

    text: Words
    lead: str = ""
    style: str = "body"


@dataclass(frozen=True, slots=True)
class Items:
    """A list: lettered a, b, c; numbered from `first` on; where that is 0, with bullets."""

    items: tuple[Words, ...]
    lettered: bool = False
    first: int = 0


@dataclass(frozen=True, slots=True)
class KeyTable:
    """The key of one rating: each level's picture, word and meaning."""

    key: Key
    caption: str


@dataclass(frozen=True, slots=True)
class Picture:
    """How many stand at each level; `label` says all the counts for those who do not see it."""

    key: Key
    counts: Counts
    label: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing as SVG, in its own pixels, with its title, what is said above it and below it.

    `label` says what it shows to who does not see it. All of it stands on one page.
    """

    title: str
    above: str
    svg: str
    label: str
    below: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """`under` is a second line of the head; `level` puts its picture there; `width` is relative.

    The words of a `strong` column are bold.
    """

    head: str
    width: int = 1
    under: str = ""
    level: Level | None = None
    numeric: bool = False
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """`text`, of one line or several; `lines` are secondary ones under it.

    `level` puts its picture before the text; `was` is the level of impact that has been lost,
    which the picture shows too. The text of a `strong` one is bold; `link` is where it leads.
    """

    text: str
    lines: tuple[Words, ...] = ()
    level: Level | None = None
    was: Impact | None = None
    strong: bool = False
    link: str = ""

    @property
    def on_one_page(self) -> bool:
        """A long list may go on over the page, where keeping it whole would leave a gap."""
        return self.text.count("\n") < LONG_LIST


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The first cell of each row is its heading; `total` is a last row set apart.

    `caption` is "" where its author gave none.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    total: Row = ()

    @property
    def on_one_page(self) -> bool:
        """A short table of figures whose total must not part from what it adds up."""
        return bool(self.total) and len(self.rows) <= 12


Block = Heading | Paragraph | Items | KeyTable | Picture | Drawing | Table


@dataclass(frozen=True, slots=True)
class Section:
    """`number` is "5" or "Appendix 1", "" where none is numbered; `anchor` names it in HTML."""

    anchor: str
    number: str
    heading: str
    blocks: tuple[Block, ...]
    new_page: bool = False
    landscape: bool = False

    @property
    def title(self) -> str:
        """As it stands in the paper: "5 Progress: …", "Appendix 1: …", "Progress: …"."""
        if not self.number:
            return self.heading
        return f"{self.number}{'' if self.number.isdigit() else ':'} {self.heading}"


@dataclass(frozen=True, slots=True)
class Document:
    """`header` and `status` run at the head of each page, the `footer` lines at its foot.

    What leads to the product's pages begins with "/"; `host` goes before it in a file.
    """

    title: str
    header: str
    status: str
    footer: tuple[str, ...]
    about: str
    sections: tuple[Section, ...]
    strapline: str = ""
    accent: str = "#a06c00"
    host: str = ""

    @property
    def has_contents(self) -> bool:
        """A list of its sections at its beginning; a short paper needs none."""
        return len(self.sections) >= FEWEST_LISTED

    @property
    def is_long(self) -> bool:
        """So long that title and contents have a page of their own."""
        blocks = (block for section in self.sections for block in section.blocks)
        return sum(len(each.rows) for each in blocks if isinstance(each, Table)) > LONG_PAPER
