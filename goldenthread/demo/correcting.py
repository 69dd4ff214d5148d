"""What happens to papers of the living example once they are published."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Any

from goldenthread.demo.content import editions as content
from goldenthread.demo.content.papers import CONTACT, SEPTEMBER
from goldenthread.demo.stage import Stage, own_file
from goldenthread.documents.models import store
from goldenthread.governance.changes import ItemPaperInput, bring_item_paper
from goldenthread.governance.models import ItemPaper
from goldenthread.reports import changes
from goldenthread.reports.build import render_edition, texts_of

type Deeds = Iterator[tuple[date, Callable[[], object]]]


def deeds(stage: Stage) -> Deeds:
    """After the papers of a day: a later edition, a part 2, and a copy that is brought back."""
    yield content.CORRECTED_ON, partial(_correct, stage)
    yield SEPTEMBER.as_at, partial(_begin_part_two, stage)
    if SEPTEMBER.published_on:
        yield SEPTEMBER.published_on, partial(_publish, stage, content.PART_TWO)
    yield content.BROUGHT_ON, partial(_bring_back, stage)


def _publish(stage: Stage, key: str) -> Any:
    paper = stage.papers[key]
    by = stage.member("democratic_services")
    return changes.publish_paper(by=by, paper=paper, rendered=render_edition(paper))


def _correct(stage: Stage) -> None:
    """Its author corrects a figure; who published it puts the new edition on the agenda too."""
    paper, author = stage.papers[content.CORRECTED], stage.member("programme_manager")
    first = paper.editions.get()
    changes.begin_edition(by=author, paper=paper, reason=content.WHY)
    text = texts_of(paper)[content.SECTION].replace(content.SAID, content.SAYS)
    changes.write_section(by=author, paper=paper, section=content.SECTION, text=text)
    edition = _publish(stage, content.CORRECTED)
    for place in ItemPaper.objects.filter(stages__file=first.pdf):
        bring_item_paper(
            by=stage.member("democratic_services"),
            paper=place,
            file=edition.pdf,
            publish=True,
            said=ItemPaperInput(edition.title, edition.marking, edition.legal),
        )


def _begin_part_two(stage: Stage) -> None:
    by = stage.member("programme_manager")
    part = changes.begin_part_two(
        by=by,
        paper=stage.papers[content.WITH_PART_TWO],
        exempt_paragraph=content.PARAGRAPH,
        legal_reason=content.REASON,
    )
    details = CONTACT.partition(", ")[2]
    for section, text in (*content.PART_TWO_TEXTS.items(), ("contact_details", details)):
        changes.write_section(by=by, paper=part, section=section, text=text)
    stage.papers[content.PART_TWO] = part


def _bring_back(stage: Stage) -> None:
    """What the committee system published, after somebody wrote in it in Word."""
    edition = stage.papers[content.BROUGHT_BACK].editions.get()
    data = _written_in(store().read(edition.docx.sha256))
    changes.bring_copy(
        by=stage.member("democratic_services"),
        edition=edition,
        file=own_file(content.BROUGHT_NAME, data),
    )


def _written_in(data: bytes) -> bytes:
    from docx import Document

    file, out = Document(io.BytesIO(data)), io.BytesIO()
    for paragraph in file.paragraphs:
        for run in paragraph.runs:
            for old, new in content.CHANGED:
                run.text = run.text.replace(old, new) if old in run.text else run.text
    file.save(out)
    return out.getvalue()
