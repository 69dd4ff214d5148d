"""What people write in papers: light text, read into the blocks of a paper. Pure.

    ## Heading          a line that begins with "#"
    - item              a list with bullets;  1. item  a numbered one
    **bold**            bold words
    | a | b |           a table, its second line |---|---|; a line right above it is its title

An empty line begins a paragraph; so does a line after one that ends a sentence, as text from Word
has it. From Word, bullets and tables come as marks and tabs, and are lists and tables here. Nothing
else has a meaning: addresses, pictures, HTML and whatever is not understood stand as they are.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby, pairwise, takewhile

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from goldenthread.reports.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    Items,
    Paragraph,
    Run,
    Table,
    Words,
    plain,
    runs,
)
from goldenthread.reports.widths import fitted
from goldenthread.reports.wording import printable

RULES = ("heading", "list", "table", "emphasis")
_BULLET = re.compile(r"^(\s*)(?:[•·▪◦‣●○§–—]\s+|o\t\s*)")
_NUMBER = re.compile(r"^(\s*)(\d{1,4}[.)])\t\s*")
_RULER = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_MARKED = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)]|#{1,6})\s|\s*\|")
_ENDS = (".", "!", "?", ":", ";", ".”", ".’")
_FIGURE = re.compile(r"[-–+]?£?[\d,.]+\s?(?:%|k|m|million)?")


def blocks_of(text: str, *, under: int = 1) -> tuple[Block, ...]:
    """The blocks that a text says, in its order; none for an empty one.

    `under` is the level of the heading that the text stands under, 1 for a section's.
    """
    tree = SyntaxTreeNode(_reader().parse(_as_written(text)))
    return tuple(_blocks(tree.children, under + 1))


def words_of(line: str) -> Words:
    """One line, its bold words apart."""
    return _said(SyntaxTreeNode(_reader().parseInline(printable(line))).children[0])


@cache
def _reader() -> MarkdownIt:
    """With the few rules that we know: what a library adds some day changes no paper."""
    return MarkdownIt("zero").enable([*RULES])


def _as_written(text: str) -> str:
    """The text with the marks that Word gives turned into ours."""
    lines = [
        _marked(line.rstrip(" ")) for line in printable(text).replace("\xa0", " ").splitlines()
    ]
    return "\n".join(_parted(_widened([*_with_tables(lines)])))


def _marked(line: str) -> str:
    """A bullet or number that a list of Word begins with, as ours."""
    if found := _BULLET.match(line):
        return f"{found[1]}- {line[found.end() :]}"
    if found := _NUMBER.match(line):
        return f"{found[1]}{found[2]} {line[found.end() :]}"
    return line


def _with_tables(lines: Sequence[str]) -> Iterator[str]:
    """Lines of words between tabs, two or more with as many tabs, are a table of Word."""
    for tabs, group in groupby(lines, key=lambda line: line.strip("\n").count("\t")):
        rows = [*group]
        if not tabs or len(rows) < 2:
            yield from rows
            continue
        cells = [[cell.strip().replace("|", "\\|") for cell in row.split("\t")] for row in rows]
        made = [f"| {' | '.join(row)} |" for row in cells]
        yield from [made[0], "|---" * (tabs + 1) + "|", *made[1:], ""]


def _widened(lines: Sequence[str]) -> Iterator[str]:
    """With a head as wide as the widest row of its table: what stands beyond it would be lost."""
    for at, line in enumerate(lines):
        ruler = at + 1 if _is_ruler(lines, at + 1) else at
        if not _is_ruler(lines, ruler):
            yield line
            continue
        rows = takewhile(str.strip, lines[ruler - 1 :])
        more = max(map(_bars, rows)) - _bars(line)
        yield line.rstrip().removesuffix("|") + ("|---" if ruler == at else "|  ") * more + "|"


def _is_ruler(lines: Sequence[str], at: int) -> bool:
    """Whether the line parts the head of a table from its rows."""
    if not 0 < at < len(lines) or not lines[at - 1].strip():
        return False
    return "|" in lines[at] and bool(_RULER.fullmatch(lines[at]))


def _bars(row: str) -> int:
    """How many bars part the cells of a row."""
    return row.strip().strip("|").replace("\\|", "").count("|")


def _parted(lines: Iterator[str]) -> Iterator[str]:
    """With an empty line after a table, and after each line that ends a sentence, where no list
    goes on."""
    for line, following in pairwise([*lines, ""]):
        yield line
        marked = _MARKED.match(line), _MARKED.match(following)
        ends_sentence = line.endswith(_ENDS) and not any(marked)
        ends_table = line.lstrip().startswith("|") and not following.lstrip().startswith("|")
        if ends_sentence or ends_table:
            yield ""


def _blocks(nodes: Sequence[SyntaxTreeNode], level: int) -> Iterator[Block]:
    title = ""
    for node, following in pairwise([*nodes, None]):
        assert node is not None  # noqa: S101 – the last of the pairs is none
        if _is_title(node, following):
            title = plain(_said_in(node))
            continue
        block = _block(node, level, title)
        yield from fitted(block) if isinstance(block, Table) else (block,)
        title = ""


def _is_title(node: SyntaxTreeNode, following: SyntaxTreeNode | None) -> bool:
    """A paragraph with a table right below it."""
    if following is None or (node.type, following.type) != ("paragraph", "table"):
        return False
    return bool(node.map and following.map and node.map[1] == following.map[0])


def _block(node: SyntaxTreeNode, level: int, title: str) -> Block:
    match node.type:
        case "heading":
            return Heading(plain(_said_in(node)), level)
        case "bullet_list":
            return Items(tuple(_items(node)))
        case "ordered_list":
            return Items(tuple(_items(node)), first=int(node.attrs.get("start", 1)))
        case "table":
            return _table(node, title)
        case _:
            return Paragraph(_said_in(node))


def _items(node: SyntaxTreeNode) -> Iterator[Words]:
    """Each item; a list inside one is told as further items."""
    for item in node.children:
        inside = [each for each in item.children if each.type.endswith("_list")]
        yield _said(
            *(part for each in item.children if each not in inside for part in _parts(each))
        )
        for each in inside:
            yield from _items(each)


def _parts(node: SyntaxTreeNode) -> Iterator[SyntaxTreeNode]:
    return (each for each in node.walk() if each.type == "inline")


def _said_in(node: SyntaxTreeNode) -> Words:
    return _said(*_parts(node))


def _said(*parts: SyntaxTreeNode) -> Words:
    """The words of lines, as one text; its bold words apart, where it has any."""
    every = (run for part in parts for run in (*_runs(part.children, bold=False), Run(" ")))
    said = [run for run in every if run.text][:-1]
    joined = tuple(
        Run("".join(run.text for run in same), bold)
        for bold, same in groupby(said, key=lambda run: run.bold)
    )
    return joined if any(run.bold for run in joined) else "".join(run.text for run in joined)


def _runs(nodes: Sequence[SyntaxTreeNode], *, bold: bool) -> Iterator[Run]:
    """A mark that is none of ours (“*”, “_”) stands as it is."""
    for node in nodes:
        if node.type == "text":
            yield Run(node.content.replace("\n", " "), bold)
            continue
        ours = node.markup == "**"
        mark = Run("" if ours else node.markup, bold)
        yield from (mark, *_runs(node.children, bold=bold or ours), mark)


def _table(node: SyntaxTreeNode, title: str) -> Table:
    head, *rows = [
        [_cell(cell) for cell in row.children] for part in node.children for row in part.children
    ]
    columns = zip(head, *rows, strict=True)
    return Table(title, tuple(_column(*each) for each in columns), tuple(map(tuple, rows)))


def _cell(node: SyntaxTreeNode) -> Cell:
    """Bold only where all of it is."""
    said = _said_in(node)
    return Cell(plain(said), strong=all(run.bold for run in runs(said)))


def _column(head: Cell, *cells: Cell) -> Column:
    """Figures stand to the right."""
    figures = [each.text for each in cells if each.text]
    numeric = bool(figures) and all(map(_FIGURE.fullmatch, figures))
    return Column(head.text, numeric=numeric)
