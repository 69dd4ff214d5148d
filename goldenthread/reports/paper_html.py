"""A committee paper as HTML, with the same blocks in the same order as the PDF. Pure.

No `style=` and no script, so that it reads the same under the pages' strict policy; the looks
are in `static/reports/paper.css`.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from goldenthread.plans.ratings import Impact, Key, Progress
from goldenthread.reports import pictures
from goldenthread.reports.blocks import Block, Counts, Document, Run, Section, Words, runs
from goldenthread.reports.composing import compose
from goldenthread.reports.dataset import CommitteePaper
from goldenthread.reports.wording import printable

HERE = Path(__file__).parent
NARROWEST = 288  # pixels that a phone of 320 can show


def paper_html(paper: CommitteePaper) -> str:
    """The paper as one `<article>` from its h1 down, for a page that links `paper.css`."""
    return document_html(compose(paper))


def document_html(document: Document) -> str:
    return printable(
        _environment().get_template("reports/paper/paper.html").render(document=document)
    )


def blocks_html(blocks: Iterable[Block]) -> Markup:
    """Blocks alone, as they look in a paper, for a page that links `paper.css`."""
    template = _environment().get_template("reports/paper/blocks.html")
    return Markup(printable(template.render(blocks=blocks)))  # noqa: S704 – escaped by its template


def sections_html(sections: Iterable[Section], *, fold: bool = False) -> Markup:
    """Sections alone, each under its heading, for a page that has a head of its own. `fold`: its
    tables are closed where there is little width, as all of `gt-fold`."""
    template = _environment().get_template("reports/paper/sections.html")
    html = template.render(sections=sections, fold=fold)
    return Markup(printable(html))  # noqa: S704 – its texts are escaped


def paper_page(paper: CommitteePaper, told: str = "") -> str:
    """The same as a file that stands by itself, with its looks inside.

    `told`: what stands above it, where it is shown as somebody else reads it.
    """
    stylesheet = (HERE / "static" / "reports" / "paper.css").read_text("utf-8")
    page = _environment().get_template("reports/paper/page.html")
    document = compose(paper)
    looks = Markup(stylesheet)  # noqa: S704 – our own file
    return printable(
        page.render(document=document, host=document.host, stylesheet=looks, told=told)
    )


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(HERE / "jinja2"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
    )
    made.globals.update(
        host="", fold=False, kind=_kind, said=_said, glyph=_glyph, distribution=_distribution
    )
    return made


def _kind(block: object) -> str:
    """Which template draws a block; of a level, which rating it belongs to."""
    return type(block).__name__


def _said(words: Words, host: str = "") -> Markup:
    """Words with the bold ones marked, and those that lead somewhere; `host`: for a file."""
    return Markup("").join(_run(each, host) for each in runs(words))


def _run(run: Run, host: str) -> str | Markup:
    if run.link:
        return Markup('<a href="{}">{}</a>').format(host + run.link, run.text)
    return Markup("<strong>{}</strong>").format(run.text) if run.bold else run.text


@cache
def _glyph(level: str, was: Impact | None = None) -> Markup:
    """A level's picture, hidden from screen readers: its word stands beside it."""
    code = Progress(level) if level in set(Progress) else Impact(level)
    return Markup(pictures.glyph(code, was))  # noqa: S704 – drawn from numbers and constants


def _distribution(key: Key, counts: Counts) -> Markup:
    return Markup(pictures.distribution(key, counts, NARROWEST))  # noqa: S704 – its label is escaped
