"""Every form of a paper says the same numbers, and they are those of the rows."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.plans.challenges import ChallengeRow, Standing
from goldenthread.plans.ratings import IMPACT_KEY, PROGRESS_KEY, Impact, Progress
from goldenthread.reports.blocks import Heading, KeyTable, Table
from goldenthread.reports.composing import compose
from goldenthread.reports.dataset import ActionRow, CommitteePaper, Position, PriorityRow
from goldenthread.reports.paper_html import paper_html
from goldenthread.reports.paper_sheets import paper_xlsx
from goldenthread.reports.pdf import paper_pdf
from goldenthread.reports.since import figures
from goldenthread.reports.word import paper_docx
from tests.unit.reports import papers, reading
from tests.unit.reports.reading import squeezed

AS_AT = date(2025, 11, 10)
days = st.none() | st.integers(-300, 300).map(lambda n: AS_AT + timedelta(days=n))


@st.composite
def actions(draw: st.DrawFn, number: int) -> ActionRow:
    return ActionRow(
        ref=f"{number % 2 + 1}.{number}",
        title=draw(st.sampled_from(papers.TITLES)),
        priority=str(number % 2 + 1),
        lead="Director",
        owner="Head of Service",
        progress=draw(st.sampled_from(Progress)),
        original_due=draw(days),
        due=draw(days),
        moves=draw(st.integers(0, 3)),
        counted=draw(st.booleans()),
        state="Withdrawn",
        impact=draw(st.sampled_from(Impact)),
    )


@st.composite
def drawn_papers(draw: st.DrawFn) -> CommitteePaper:
    rows = tuple(draw(actions(number)) for number in range(draw(st.integers(0, 12))))
    priorities = (PriorityRow("1", "Care leavers"), PriorityRow("2", "Front door"))
    return papers.paper(0, position=Position(AS_AT, 7, rows, priorities), earlier=None)


def counted_by_hand(paper: CommitteePaper) -> dict[str, list[int]]:
    """The last rows of the two tables by priority, counted without the dataset's own methods."""
    rows = [row for row in paper.position.actions if row.counted]
    overdue = [row for row in rows if row.progress != "complete" and row.due and row.due < AS_AT]
    progress = [len([row for row in rows if row.progress == level]) for level in Progress]
    impact = [len([row for row in rows if row.impact == level]) for level in Impact]
    return {
        "Progress by priority": [*progress, len(rows), len(overdue)],
        "Impact by priority": [*impact, len(rows)],
    }


@settings(max_examples=8, deadline=None)
@given(drawn_papers())
def test_the_same_totals_stand_in_word_html_pdf_and_excel(paper: CommitteePaper) -> None:
    word = reading.docx_tables(paper_docx(paper))
    html = reading.html_tables(paper_html(paper))
    excel = reading.xlsx_tables(paper_xlsx(paper))
    pdf = squeezed(reading.pdf_text(paper_pdf(paper)))
    for name, numbers in counted_by_hand(paper).items():
        caption = f"{name}, number of actions"
        shown = ["Whole plan", *map(str, numbers)]
        if any(numbers):
            assert word[caption][-1] == shown
            assert html[caption][-1] == shown
            assert squeezed("".join(shown)) in pdf
        else:  # which is said in words
            assert not {caption} & {*word, *html}
            assert squeezed("The plan has no actions that are counted.") in pdf
        without_overdue = numbers[: len(excel[name][0]) - 1]
        assert excel[name][-1] == ["Whole plan", *without_overdue]


@settings(max_examples=8, deadline=None)
@given(drawn_papers())
def test_each_percentage_stands_with_its_count_in_every_form(paper: CommitteePaper) -> None:
    texts = (
        reading.docx_text(paper_docx(paper)),
        reading.html_text(paper_html(paper)),
        reading.pdf_text(paper_pdf(paper)),
    )
    shares = {name: each.share for name, each in figures(paper.position).items()}
    names = ("Impact: clear evidence or sustained", "Due date moved at least once")
    told = {
        f"{share.percent} ({share.count} of {share.whole})" if share.whole else "none"
        for share in map(shares.__getitem__, names)
    }
    for text in texts:
        for share in told:
            assert squeezed(share) in squeezed(text)
    rows = {row[0]: row[1:] for row in reading.xlsx_tables(paper_xlsx(paper))["Figures"][1:]}
    for name, share in shares.items():
        assert rows[name] == [share.count, share.whole, share.percent]


def test_every_form_has_all_the_words_in_the_same_order() -> None:
    """The paper's own blocks are found one after the other in each form's text."""
    paper = papers.paper(9)
    pdf = squeezed(reading.pdf_text(paper_pdf(paper)))
    word = squeezed(reading.docx_text(paper_docx(paper)))
    html = squeezed(reading.html_text(paper_html(paper)))
    html = html[html.index("1Purpose", html.index("Appendix1")) :]
    for text in (pdf, word, html):
        at = 0
        for words in _words(paper):
            at = text.index(squeezed(words), at)


def _words(paper: CommitteePaper) -> list[str]:
    found = []
    for section in compose(paper).sections:
        found.append(section.title)
        for block in section.blocks:
            if isinstance(block, Heading):
                found.append(block.text)
            elif isinstance(block, KeyTable):
                found += [level.word for level in block.key.levels]
            elif isinstance(block, Table):
                found += [block.caption, *(row[0].text for row in block.rows)]
    return found


def test_a_key_of_the_authority_s_own_words_is_used_in_every_form() -> None:
    own = type(PROGRESS_KEY)(
        "Progress",
        PROGRESS_KEY.question,
        PROGRESS_KEY.given_by,
        tuple(
            type(level)(level.code, f"Own {level.word}", level.meaning)
            for level in PROGRESS_KEY.levels
        ),
        version=2,
    )
    paper = papers.paper(20, progress_key=own, impact_key=IMPACT_KEY)
    excel = reading.xlsx_tables(paper_xlsx(paper))
    assert {row[11] for row in excel["Actions"][1:]} <= {level.word for level in own.levels}
    for text in (
        reading.docx_text(paper_docx(paper)),
        paper_html(paper),
        reading.pdf_text(paper_pdf(paper)),
    ):
        assert squeezed("own On track") in squeezed(text)
        assert squeezed("Own Complete") in squeezed(text)


def question(pk: int, standing: Standing, **more: Any) -> ChallengeRow:
    return ChallengeRow(
        pk=pk,
        kind="action",
        subject=pk,
        label=f"Action 1.{pk}",
        title="Twelve supported flats",
        about="date",
        question=f"By what day is flat {pk} open?",
        asker="Chair of the Improvement Board",
        asked_on=AS_AT - timedelta(days=20),
        asked_of="Supported Housing Manager",
        due_on=AS_AT - timedelta(days=6),
        standing=standing,
        **more,
    )


def test_the_questions_stand_in_word_html_and_pdf_alike() -> None:
    said = {"answer": "In March.", "answered_by": "Head of Housing", "answered_on": AS_AT}
    rows = (
        question(1, Standing.OPEN),
        question(2, Standing.ANSWERED, **said),
        question(3, Standing.CLOSED, **said, closed_on=AS_AT),
    )
    paper = papers.paper(3, questions=rows)
    caption = "Questions and answers: 3 questions"
    word, html = reading.docx_tables(paper_docx(paper)), reading.html_tables(paper_html(paper))
    assert [[*map(squeezed, row)] for row in word[caption]] == [
        [*map(squeezed, row)] for row in html[caption]
    ]
    text = squeezed(reading.pdf_text(paper_pdf(paper)))
    for words in (
        caption,
        "Open: 1, of which overdue for an answer: 1.",
        "By what day is flat 1 open?",
        "Supported Housing Manager answers by 4 November 2025.",
        "6 days overdue.",
        "In March.",
    ):
        assert squeezed(words) in text
    assert "Questions asked and answered" not in paper_html(papers.paper(3))
