"""The committee papers of the living example: begun, published by somebody else, or left open."""

from __future__ import annotations

from goldenthread.demo.content import shapes as content
from goldenthread.demo.content.papers import PAPERS
from goldenthread.demo.content.people import BODIES, POSTS
from goldenthread.demo.stage import Stage
from goldenthread.reports.build import render_edition
from goldenthread.reports.changes import PaperInput, draft_paper, publish_paper
from goldenthread.reports.models import IMPLICATIONS, Paper, Section

REPORT_OF = next(post.title for post in POSTS if post.key == "director")
BODY_NAMES = {body.key: body.name for body in BODIES}


def begin(stage: Stage, paper: content.Paper) -> Paper:
    """The author writes the paper, as far as the content has it."""
    contact, _, details = paper.contact.partition(", ")
    seen = last_seen(paper)
    terms = PaperInput(
        title=paper.title,
        body=BODY_NAMES[paper.body],
        meeting_on=paper.meeting_on,
        as_at=paper.as_at,
        item=paper.item,
        reference=paper.reference,
        report_of=REPORT_OF,
        contact=contact,
        local_members="All members",
        earlier_on=seen.as_at if seen else None,
        last_met_on=seen.meeting_on if seen else None,
    )
    texts = {name: text for name, text in texts_of(paper).items() if text}
    texts[Section.CONTACT_DETAILS] = details
    author = stage.member(paper.author)
    return draft_paper(by=author, plan=stage.plans[paper.plan], terms=terms, texts=texts)


def last_seen(paper: content.Paper) -> content.Paper | None:
    """The paper that the body had before this one."""
    before = [
        each
        for each in PAPERS
        if (each.plan, each.body) == (paper.plan, paper.body) and each.meeting_on < paper.meeting_on
    ]
    return max(before, key=lambda each: each.meeting_on, default=None)


def texts_of(paper: content.Paper) -> dict[str, str]:
    written = dict(paper.implications)
    return {
        Section.PURPOSE: paper.purpose,
        Section.SUMMARY: "\n\n".join(paper.summary),
        Section.RECOMMENDATIONS: "\n".join(paper.recommendations),
        Section.REASONS: paper.reasons,
        Section.OTHER_OPTIONS: paper.other_options,
        Section.BACKGROUND: paper.background,
        Section.CONSULTATION: paper.consultation,
        Section.BACKGROUND_PAPERS: "\n".join(paper.background_papers),
        **{section: written[section.label] for section in IMPLICATIONS},
    }


def publish(stage: Stage, paper: content.Paper, begun: Paper) -> None:
    """Democratic services freeze it."""
    publish_paper(by=stage.member(paper.publisher), paper=begun, rendered=render_edition(begun))
