"""The reports app's tables: papers, their texts and editions."""

from goldenthread.reports.models.layouts import PaperLayout
from goldenthread.reports.models.papers import (
    IMPLICATIONS,
    LISTS,
    EditionAuthor,
    Paper,
    PaperEdition,
    PaperState,
    PaperTerms,
    PaperText,
    Publication,
    Section,
)

__all__ = [
    "IMPLICATIONS",
    "LISTS",
    "EditionAuthor",
    "Paper",
    "PaperEdition",
    "PaperLayout",
    "PaperState",
    "PaperTerms",
    "PaperText",
    "Publication",
    "Section",
]
