"""The tables of governance: bodies, meetings, decisions, undertakings."""

from goldenthread.governance.models.bodies import Body, BodyTerms, Seat, SeatTerms
from goldenthread.governance.models.choices import (
    HANDS_ON,
    MEETS_IN_PUBLIC,
    BodyKind,
    Carried,
    DecisionVerb,
    ItemState,
    MeetingStatus,
    MinutesState,
    PaperStage,
    ResponseState,
    SeatRole,
    UndertakingState,
)
from goldenthread.governance.models.decisions import (
    Decision,
    DecisionOnAction,
    DecisionOnFinding,
    DecisionOnVersion,
    DecisionTerms,
    Referral,
)
from goldenthread.governance.models.episodes import Episode, EpisodeKind, EpisodeTerms
from goldenthread.governance.models.feeds import FeedKey
from goldenthread.governance.models.meetings import (
    Item,
    ItemOnInspection,
    ItemOnPlan,
    ItemTerms,
    Meeting,
    MeetingTerms,
    Minutes,
)
from goldenthread.governance.models.minutes_in import MinutesDraft
from goldenthread.governance.models.papers import (
    ItemPaper,
    ItemPaperStage,
    ItemPaperTerms,
    PaperChase,
)
from goldenthread.governance.models.polling import Polled
from goldenthread.governance.models.quiet import QuietKind, QuietPeriod, QuietTerms
from goldenthread.governance.models.undertakings import (
    Chase,
    ChaseKind,
    Response,
    ResponsePublication,
    Undertaking,
    UndertakingStanding,
    UndertakingTerms,
    UndertakingTo,
)
from goldenthread.governance.models.visits import (
    FrontlineVisit,
    VisitOnAction,
    VisitStatus,
    VisitTerms,
)

__all__ = [
    "HANDS_ON",
    "MEETS_IN_PUBLIC",
    "Body",
    "BodyKind",
    "BodyTerms",
    "Carried",
    "Chase",
    "ChaseKind",
    "Decision",
    "DecisionOnAction",
    "DecisionOnFinding",
    "DecisionOnVersion",
    "DecisionTerms",
    "DecisionVerb",
    "Episode",
    "EpisodeKind",
    "EpisodeTerms",
    "FeedKey",
    "FrontlineVisit",
    "Item",
    "ItemOnInspection",
    "ItemOnPlan",
    "ItemPaper",
    "ItemPaperStage",
    "ItemPaperTerms",
    "ItemState",
    "ItemTerms",
    "Meeting",
    "MeetingStatus",
    "MeetingTerms",
    "Minutes",
    "MinutesDraft",
    "MinutesState",
    "PaperChase",
    "PaperStage",
    "Polled",
    "QuietKind",
    "QuietPeriod",
    "QuietTerms",
    "Referral",
    "Response",
    "ResponsePublication",
    "ResponseState",
    "Seat",
    "SeatRole",
    "SeatTerms",
    "Undertaking",
    "UndertakingStanding",
    "UndertakingState",
    "UndertakingTerms",
    "UndertakingTo",
    "VisitOnAction",
    "VisitStatus",
    "VisitTerms",
]
