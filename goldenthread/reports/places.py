"""Where each part of a paper stands in it, and how its sentences refer to it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """`number` is "5" or "Appendix 1"; "" in a paper whose sections are not numbered."""

    number: str
    heading: str

    @property
    def words(self) -> str:
        """For the middle of a sentence: "section 5", "appendix 1", "“Progress: …”"."""
        if not self.number:
            return f"“{self.heading}”"
        return f"section {self.number}" if self.number.isdigit() else self.number.lower()

    def heading_of(self, n: int, words: str) -> str:
        """Of the n-th heading inside: "8.2 Finance"."""
        return f"{self.number}.{n} {words}" if self.number else words


Numbers = Mapping[str, Place]


def first_upper(words: str) -> str:
    return words[:1].upper() + words[1:]
