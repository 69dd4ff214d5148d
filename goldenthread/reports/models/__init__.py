"""The reports app's tables: papers, their texts and editions."""

from goldenthread.reports.models.editions import FORMS, BroughtCopy, EditionAuthor, PaperEdition
from goldenthread.reports.models.layouts import PaperLayout
from goldenthread.reports.models.papers import (
    IMPLICATIONS,
    LISTS,
    Paper,
    PaperState,
    PaperTerms,
    PaperText,
    Publication,
    Section,
)

__all__ = [
    "FORMS",
    "IMPLICATIONS",
    "LISTS",
    "BroughtCopy",
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
