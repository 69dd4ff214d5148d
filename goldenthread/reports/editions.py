"""What one edition of a paper says otherwise than another: texts, figures and rows. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goldenthread.core.days import day_words
from goldenthread.measures.series import Series
from goldenthread.plans.differences import FieldChange, Fields, Piece, Words, differences
from goldenthread.plans.finding_status import WORDS
from goldenthread.plans.ratings import Impact, speaking
from goldenthread.reports.blocks import Block, Cell, Column, Paragraph, Table
from goldenthread.reports.dataset import (
    ActionRow,
    CommitteePaper,
    Correction,
    FindingRow,
    PriorityRow,
    Revised,
)
from goldenthread.reports.exceptions import exceptions
from goldenthread.reports.places import Numbers
from goldenthread.reports.said import of_boards
from goldenthread.reports.since import figures
from goldenthread.reports.wording import number_of

CONTEXT = 6  # words that stand around those that differ
AROUND = "…"
# Texts that not every paper has; each stands under its heading in the paper's layout.
OF_SOME_KINDS = frozenset(
    {"foreword", "assurance", "self_assessment", "found", "next_steps", "speaking"}
    | {"own_1", "own_2", "own_3"}
)


def revised(before: CommitteePaper, now: CommitteePaper) -> tuple[Revised, ...]:
    """What `now` says otherwise than `before`, in its order; what is gone comes last."""
    found: list[Revised] = []
    for each in differences(_said(before), _said(now)):
        name = each.words.name
        if each.what == "changed":
            found += (Revised(_what(name, field), *_parts(field)) for field in each.fields)
        else:
            there = "In the paper"
            said = ("", there) if each.what == "added" else (there, "")
            found.append(Revised(name, *said))
    return tuple(found)


def _what(name: str, field: FieldChange) -> str:
    return f"{name}: {field.label.lower()}" if name else field.label


def _parts(field: FieldChange) -> tuple[str, str]:
    """Both texts, long ones only around the words that differ."""
    return _excerpt(field.pieces, "gone"), _excerpt(field.pieces, "new")


def _excerpt(pieces: Sequence[Piece], kept: str) -> str:
    told = [(kind, text.split()) for kind, text in pieces if kind in {"same", kept}]
    said: list[str] = []
    for n, (kind, words) in enumerate(told):
        shown = words if kind != "same" else _near(words, first=n == 0, last=n == len(told) - 1)
        said += shown
    return " ".join(said)


def _near(words: list[str], *, first: bool, last: bool) -> list[str]:
    """Of words that both texts have: those beside what differs."""
    if len(words) <= CONTEXT * (2 - first - last):
        return words
    head = [] if first else words[:CONTEXT]
    tail = [] if last else words[-CONTEXT:]
    return [*head, AROUND, *tail]


def _said(paper: CommitteePaper) -> tuple[Words, ...]:
    """All that a paper says, each thing by its identity."""
    with speaking(lambda: paper.keys):
        return (
            Words("paper", 0, "", _head(paper)),
            Words("texts", 0, "", _texts(paper)),
            *_of_some_kinds(paper),
            Words("figures", 0, "", _figures(paper)),
            *(_priority(paper, row) for row in paper.position.priorities),
            *(_action(paper, row) for row in paper.position.actions),
            *(_finding(paper, row) for row in paper.position.findings),
            *(_measure(row.series) for row in paper.measures),
            *_talked_of(paper),
            *of_boards(paper),
        )


def _head(paper: CommitteePaper) -> Fields:
    return {
        "Title": paper.title,
        "Body": paper.body,
        "Meeting": day_words(paper.meeting_on),
        "Agenda item": paper.item,
        "Reference": paper.reference,
        "Report of": paper.report_of,
        "Wards": paper.wards,
        "Local members": paper.local_members,
        "Marking": paper.marking,
        "May the public read it?": f"{paper.legal_status} {paper.legal_reason}".strip(),
        "Part 2": paper.part_two,
        "Position at": day_words(paper.position.as_at),
        "Compared with": day_words(paper.earlier.as_at) if paper.earlier else "",
    }


def _texts(paper: CommitteePaper) -> Fields:
    return {
        "Purpose": paper.purpose,
        "Recommendations": "\n".join(paper.recommendations),
        "Summary": paper.summary,
        "Reasons for the recommendations": paper.reasons,
        "Other options considered": paper.other_options,
        "Background": paper.background,
        "Consultation and engagement": paper.consultation,
        **{each.heading: each.text for each in paper.implications},
        "Contact": f"{paper.contact} {paper.contact_details}".strip(),
        "Background papers": "\n".join(paper.background_papers),
    }


def _of_some_kinds(paper: CommitteePaper) -> Iterator[Words]:
    for code, heading in paper.laid_out.parts:
        if code in OF_SOME_KINDS:
            yield Words(f"text {code}", 0, heading, {"Text": paper.text(code)})


def _figures(paper: CommitteePaper) -> Fields:
    shares = {name: str(each.share) for name, each in figures(paper.position).items()}
    return {**shares, "Exceptions": str(len(exceptions(paper)))}


def _priority(paper: CommitteePaper, row: PriorityRow) -> Words:
    return Words("priority", row.pk, f"Priority {row.label}", {"Impact": _impact(paper, row)})


def _action(paper: CommitteePaper, row: ActionRow) -> Words:
    return Words(
        "action",
        row.pk,
        f"Action {row.ref}",
        {
            "Title": row.title,
            "Lead": row.lead,
            "Owner": row.owner,
            "Due date": day_words(row.due) if row.due else "",
            "Progress": paper.progress_key.word(row.progress),
            "Impact": _impact(paper, row),
            "State": row.state,
            "Latest update": row.latest_update,
        },
    )


def _impact(paper: CommitteePaper, row: ActionRow | PriorityRow | FindingRow) -> str:
    judged = ", assessor’s judgement" if row.below_standard else ""
    return f"{paper.impact_key.word(row.impact or Impact.NOT_ASSESSED)}{judged}"


def _finding(paper: CommitteePaper, row: FindingRow) -> Words:
    told = {
        "Text": row.text,
        "Finding’s own status": WORDS[row.status_code],
        "Impact": _impact(paper, row),
        "Actions": ", ".join(row.actions),
    }
    return Words("finding", row.pk, f"Finding {row.ref}, {row.inspection}", told)


def _measure(series: Series) -> Words:
    shown = (f"{series.when(at)}: {series.said_at(at)}" for at in range(len(series.periods)))
    return Words(
        "measure",
        series.pk,
        f"Measure {series.reference} {series.name}",
        {"Figures": "; ".join(shown)},
    )


def _talked_of(paper: CommitteePaper) -> Iterator[Words]:
    """Questions, undertakings, consultations and dates that moved."""
    for row in paper.questions:
        told = {"How it stands": row.words, "Answer": row.answer}
        yield Words("question", row.pk, f"Question about {row.label}", told)
    for owed in paper.promised:
        told = {"How it stands": owed.state_words, "Why": owed.why}
        yield Words("undertaking", owed.pk, f"Undertaking {owed.reference}", told)
    for asked in paper.consultations:
        name = f"Consultation “{asked.title}”"
        yield Words("consultation", asked.pk, name, {"What changed": asked.changed})
    for move in paper.moves:
        name = f"Date of action {move.ref}, moved on {day_words(move.agreed_on)}"
        told = {"Who agreed": move.agreed_by, "Why": move.why}
        yield Words(f"move of {move.ref}", move.agreed_on.toordinal(), name, told)


def sentence(correction: Correction) -> str:
    """As "This edition replaces edition 1, published on …. It says 3 things otherwise."."""
    count = len(correction.revised)
    said = f"{number_of(count, 'thing')} otherwise" if count else "the same"
    return (
        f"This edition replaces edition {correction.edition}, published on "
        f"{day_words(correction.published_on)}. It says {said}."
    )


def changed_blocks(paper: CommitteePaper, _: Numbers) -> Iterator[Block]:
    """The section of a later edition: what it changes."""
    if paper.corrects is None:
        return
    yield Paragraph(sentence(paper.corrects))
    if paper.corrects.revised:
        earlier = f"Edition {paper.corrects.edition}"
        yield Table(
            f"What {earlier.lower()} said, and what this one says",
            (Column("What", 8, strong=True), Column(earlier, 13), Column("This edition", 13)),
            tuple(
                (Cell(row.what), Cell(row.before or "Nothing"), Cell(row.now or "Nothing"))
                for row in paper.corrects.revised
            ),
        )
