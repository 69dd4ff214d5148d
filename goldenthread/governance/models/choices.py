"""The words that governance chooses from. Codes are kept; labels are what pages say."""

from __future__ import annotations

from django.db import models


class BodyKind(models.TextChoices):
    COMMITTEE = "committee", "Committee"
    CABINET = "cabinet", "Cabinet"
    SCRUTINY = "scrutiny", "Scrutiny"
    COUNCIL = "council", "Council"
    BOARD = "board", "Board"
    PARTNERSHIP = "partnership", "Partnership"
    REGULATOR = "regulator", "Regulator"
    GOVERNMENT = "government", "Government"


# Part VA of the Local Government Act 1972 opens the meetings of these to everybody.
MEETS_IN_PUBLIC = (BodyKind.COMMITTEE, BodyKind.CABINET, BodyKind.SCRUTINY, BodyKind.COUNCIL)


class SeatRole(models.TextChoices):
    CHAIR = "chair", "Chair"
    VICE = "vice_chair", "Vice-chair"
    MEMBER = "member", "Member"
    ATTENDS = "attends", "Attends"


class MeetingStatus(models.TextChoices):
    PLANNED = "planned", "Planned"
    HELD = "held", "Held"
    CANCELLED = "cancelled", "Cancelled"


class MinutesState(models.TextChoices):
    DRAFT = "draft", "Draft"
    CONFIRMED = "confirmed", "Confirmed"


class ItemState(models.TextChoices):
    ON_AGENDA = "on_agenda", "On the agenda"
    DEFERRED = "deferred", "Deferred"
    TAKEN_OFF = "taken_off", "Taken off the agenda"


class DecisionVerb(models.TextChoices):
    """What a resolution does, one verb each; a resolution of three parts is three decisions."""

    NOTE = "note", "Note"
    RECEIVE = "receive", "Receive"
    APPROVE = "approve", "Approve"
    ENDORSE = "endorse", "Endorse"
    AGREE = "agree", "Agree"
    RECOMMEND = "recommend", "Recommend to"
    REFER = "refer", "Refer to"
    DELEGATE = "delegate", "Delegate to"
    REQUEST = "request", "Request"
    ACCEPT = "accept", "Accept"


# These hand the matter on to another body.
HANDS_ON = (DecisionVerb.RECOMMEND, DecisionVerb.REFER)


class Carried(models.TextChoices):
    """How a resolution was carried, as minutes say it."""

    ASSENT = "assent", "By general assent"
    MAJORITY = "majority", "By majority"
    UNANIMOUS = "unanimous", "Unanimously"
    RECORDED = "recorded", "By a recorded vote"
    CASTING = "casting", "By the chair’s casting vote"
    NOT_SAID = "not_said", "In a way that is not said"

    @property
    def vote(self) -> str:
        """ "Carried by majority"; "Vote not recorded"."""
        if self is Carried.NOT_SAID:
            return "Vote not recorded"
        return f"Carried {self.label[0].lower()}{self.label[1:]}"


class UndertakingState(models.TextChoices):
    OPEN = "open", "Open"
    ANSWERED = "answered", "Answered"
    REPORTED_BACK = "reported_back", "Reported back"
    WITHDRAWN = "withdrawn", "Withdrawn"


class ResponseState(models.TextChoices):
    DRAFT = "draft", "Draft"
    PUBLISHED = "published", "Published"
    WITHDRAWN = "withdrawn", "Withdrawn"


class PaperStage(models.TextChoices):
    """How far a paper on an item is. `HERE`: in hand, and not yet open to its readers."""

    TO_FOLLOW = "to_follow", "To follow"
    HERE = "here", "In hand, not yet published"
    PUBLISHED = "published", "Published"
    WITHDRAWN = "withdrawn", "Withdrawn"
