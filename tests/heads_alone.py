"""Where a test is of rules and pages, a paper's printed forms are made of its head alone.

To print and check a whole paper takes half a second, many times what most tests take. PDF, Word
and Excel are made, checked and kept by the same functions, of the same paper without its parts;
its web page and its dataset are whole. A test of what is printed is marked `whole_papers`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from goldenthread.reports import build
from goldenthread.reports.dataset import CommitteePaper

PRINTED = ("pdf", "docx", "xlsx")


@pytest.fixture(autouse=True)
def heads_alone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.node.get_closest_marker("whole_papers"):
        return
    whole, word_of = build.RENDERERS, build.word_of
    monkeypatch.setattr(build, "RENDERERS", {**whole, **{n: _head(whole[n]) for n in PRINTED}})
    monkeypatch.setattr(build, "word_of", lambda own: word_of(own) if own else _head(word_of(own)))


def _head(made: Callable[[CommitteePaper], bytes]) -> Callable[[CommitteePaper], bytes]:
    def of_head(paper: Any) -> bytes:
        return made(replace(paper, layout=replace(paper.layout, parts=())))

    return of_head
