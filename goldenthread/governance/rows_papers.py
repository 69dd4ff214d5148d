"""Papers on items as pages show them: frozen rows. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goldenthread.core.days import long_date
from goldenthread.governance.clear_days import ClearDays


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper on an item. `published`: each day on which it was, the first one first; `file` is
    the key of its file as it stands, `sha256` that file's checksum, "" without one."""

    pk: int
    item: int
    title: str
    marking_words: str
    legal: str
    legal_words: str
    paragraph: str
    legal_reason: str
    person_id: int | None
    who: str
    stage: str
    stage_words: str
    why: str
    file: int | None
    sha256: str
    published: tuple[date, ...]

    @property
    def is_to_follow(self) -> bool:
        return self.stage == "to_follow"

    @property
    def is_published(self) -> bool:
        return self.stage == "published"

    @property
    def can_be_opened(self) -> bool:
        return self.file is not None and self.stage in ("here", "published")

    @property
    def legal_said(self) -> str:
        """ "Exempt by paragraph 3: the price…", or "Open"."""
        by = f" by paragraph {self.paragraph}" if self.paragraph else ""
        return f"{self.legal_words}{by}{f': {self.legal_reason}' if self.legal_reason else ''}"

    @property
    def stage_said(self) -> str:
        """ "To follow from the Head of Finance", "Published on 3 July 2026, and anew on …"."""
        if self.is_to_follow:
            return f"To follow{f', from: {self.who}' if self.who else ''}"
        first, *later = self.published or (None,)
        days = f" on {long_date(first)}" if first else ""
        days += "".join(f", and anew on {long_date(day)}" for day in later)
        if self.is_published:
            return f"Published{days}"
        once = f". Published before{days}" if days else ""
        return f"{self.stage_words}{once}{f': {self.why}' if self.why else ''}"

    def late_words(self, clear: ClearDays | None, meeting: date, today: date) -> str:
        """What the paper misses, or would miss soon, of its clear days; "" where nothing.

        What was published first counts: a newer version of a paper does not make it late.
        """
        if clear is None or self.stage == "withdrawn":
            return ""
        if self.published:
            stands = clear.standing(meeting, today, self.published[0])
            return "" if stands.in_time else stands.sentence
        return clear.standing(meeting, today).sentence if today <= meeting else ""
