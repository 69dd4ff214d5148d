"""What stands at the foot of each page of a paper: when, of when, and how to verify it. Pure."""

from goldenthread.core.days import day_words
from goldenthread.reports.dataset import CommitteePaper


def footer(paper: CommitteePaper) -> tuple[str, ...]:
    """The lines, each on every page."""
    published = (
        "Draft, not published" if paper.is_draft else f"Published {day_words(paper.published_on)}"
    )
    later = ", with what was recorded later" if paper.position.include_later else ""
    as_at = f"As at {day_words(paper.position.as_at)}{later}"
    return (f"{published}. {as_at}. Edition {paper.edition}.", *_record_lines(paper))


def _record_lines(paper: CommitteePaper) -> tuple[str, ...]:
    """What the record held when it was read, and where who reads the paper can verify that."""
    if paper.record is None:
        return (f"Record entry {paper.position.entry}. {paper.marking}",)
    held = f"Record: {paper.record.entries:,} entries, {paper.record.root[:16]}."
    return (f"{held} {paper.marking}", f"{_verify(paper.legal_status)} {paper.record.verify}")


def _verify(legal_status: str) -> str:
    return "Verify at" if legal_status == "Open" else "Who may read it signs in to verify it:"
