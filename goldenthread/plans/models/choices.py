"""What the columns of plans can hold: levels, stages, states, kinds and both ratings."""

from __future__ import annotations

from django.db import models

from goldenthread.plans import ratings


class AgreedBy(models.TextChoices):
    """The level at which a new due date is agreed."""

    LEAD = "lead", "the accountable lead"
    BOARD = "board", "the improvement board"
    COMMITTEE = "committee", "the committee"


class ImpactLevel(models.TextChoices):
    """Where a plan requires an impact rating; each of the three can always have its own."""

    ACTION = "action", "each action"
    PRIORITY = "priority", "each priority"
    FINDING = "finding", "each finding"


class Stage(models.TextChoices):
    DRAFT = "draft", "Draft"
    LIVE = "live", "Live"
    CLOSED = "closed", "Closed"


class StateKind(models.TextChoices):
    """States are never ratings: an action keeps its progress rating in each."""

    OPEN = "open", "Open"
    AWAITING_SIGN_OFF = "awaiting_sign_off", "Awaiting sign-off"
    AWAITING_EVIDENCE = "awaiting_evidence", "Awaiting evidence"
    PAUSED = "paused", "Paused"
    WITHDRAWN = "withdrawn", "Withdrawn"
    TRANSFERRED = "transferred", "Transferred"
    CLOSED = "closed", "Closed"


class Confidence(models.TextChoices):
    """How sure an owner is that the current due date will be met."""

    HIGH = "high", "High"
    MEDIUM = "medium", "Medium"
    LOW = "low", "Low"


class EvidenceKind(models.TextChoices):
    DATA = "data", "Data"
    CASE_AUDIT = "case_audit", "Case audit"
    CHILDRENS_VOICE = "childrens_voice", "Children’s voice"
    PRACTITIONER_VOICE = "practitioner_voice", "Practitioner voice"
    PARTNER_VIEW = "partner_view", "Partner’s view"
    INSPECTOR_LETTER = "inspector_letter", "Inspector’s letter"


class EvidenceMarking(models.TextChoices):
    """Who may see evidence. It says nothing of government marking, nor of a paper’s status."""

    OPEN = "open", "Open: it may be shown to anybody"
    INTERNAL = "internal", "Internal: whoever may see the plan"
    EXEMPT = "exempt", "Exempt: only those who work on the plan"


PROGRESS = [(level.value, ratings.PROGRESS_KEY.word(level)) for level in ratings.Progress]
IMPACT = [
    (level.value, ratings.IMPACT_KEY.word(level))
    for level in ratings.Impact
    if level is not ratings.Impact.NOT_ASSESSED
]
