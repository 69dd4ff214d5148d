"""Which Word template the papers of an authority are written in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from goldenthread.documents.models import store
from goldenthread.reports.dataset import CommitteePaper
from goldenthread.reports.models import WordTemplate
from goldenthread.reports.word import paper_docx
from goldenthread.reports.word_template import filled_docx


def templates_now(authority: int) -> Mapping[str, WordTemplate]:
    """The template of each kind of paper that has one, by the kind's code."""
    rows = WordTemplate.objects.filter(authority=authority).select_related("file", "set_by")
    newest = {row.kind: row for row in rows.oldest_first()}
    return {kind: row for kind, row in newest.items() if row.file}


def template_now(authority: int, kind: str) -> WordTemplate | None:
    """The template of a kind that is in force; None where papers are written in ours."""
    rows = WordTemplate.objects.filter(authority=authority, kind=kind).select_related("file")
    row: WordTemplate | None = rows.newest_first().first()
    return row if row and row.file else None


def word_of(template: WordTemplate | None) -> Callable[[CommitteePaper], bytes]:
    """What makes the Word form of a paper in the template, or in ours."""
    if template is None or template.file is None:
        return paper_docx
    return partial(filled_docx, template=store().read(template.file.sha256))
