"""The reports app's tables: papers, their texts and editions; who writes and who clears them."""

from goldenthread.reports.models.editions import FORMS, BroughtCopy, EditionAuthor, PaperEdition
from goldenthread.reports.models.layouts import KindStatus, PaperLayout
from goldenthread.reports.models.narrative import (
    Clearance,
    ClearanceAuthor,
    ClearanceStep,
    ClearanceSteps,
    CommentResolved,
    PaperReminder,
    SectionComment,
    SectionDuty,
)
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
from goldenthread.reports.models.templates import WordTemplate

__all__ = [
    "FORMS",
    "IMPLICATIONS",
    "LISTS",
    "BroughtCopy",
    "Clearance",
    "ClearanceAuthor",
    "ClearanceStep",
    "ClearanceSteps",
    "CommentResolved",
    "EditionAuthor",
    "KindStatus",
    "Paper",
    "PaperEdition",
    "PaperLayout",
    "PaperReminder",
    "PaperState",
    "PaperTerms",
    "PaperText",
    "Publication",
    "Section",
    "SectionComment",
    "SectionDuty",
    "WordTemplate",
]
