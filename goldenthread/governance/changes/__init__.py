"""What changes in governance: bodies, meetings, items, decisions, undertakings."""

from goldenthread.governance.changes.bodies import (
    BodyInput,
    SeatInput,
    add_body,
    add_seat,
    change_body,
    change_seat,
)
from goldenthread.governance.changes.decisions import (
    DecisionInput,
    cite_version,
    correct_decision,
    record_decision,
    send_on,
)
from goldenthread.governance.changes.episodes import EpisodeInput, add_episode, change_episode
from goldenthread.governance.changes.feeds import feed_key_of, renew_feed_key
from goldenthread.governance.changes.meetings import (
    ItemInput,
    MeetingInput,
    add_item,
    change_item,
    change_meeting,
    plan_meeting,
    tell_minutes,
)
from goldenthread.governance.changes.minutes_in import (
    MinutedItem,
    confirm_minutes,
    keep_minutes_draft,
    throw_minutes_draft_away,
)
from goldenthread.governance.changes.papers import (
    ItemPaperInput,
    add_item_paper,
    bring_item_paper,
    change_item_paper,
    publish_item_paper,
    withdraw_file,
    withdraw_item_paper,
)
from goldenthread.governance.changes.quiet import QuietInput, change_quiet, set_quiet
from goldenthread.governance.changes.undertakings import (
    UndertakingInput,
    answer_undertaking,
    change_undertaking,
    decide_response,
    give_undertaking,
    settle_undertaking,
)
from goldenthread.governance.changes.visits import VisitInput, plan_visit, tell_visit

__all__ = [
    "BodyInput",
    "DecisionInput",
    "EpisodeInput",
    "ItemInput",
    "ItemPaperInput",
    "MeetingInput",
    "MinutedItem",
    "QuietInput",
    "SeatInput",
    "UndertakingInput",
    "VisitInput",
    "add_body",
    "add_episode",
    "add_item",
    "add_item_paper",
    "add_seat",
    "answer_undertaking",
    "bring_item_paper",
    "change_body",
    "change_episode",
    "change_item",
    "change_item_paper",
    "change_meeting",
    "change_quiet",
    "change_seat",
    "change_undertaking",
    "cite_version",
    "confirm_minutes",
    "correct_decision",
    "decide_response",
    "feed_key_of",
    "give_undertaking",
    "keep_minutes_draft",
    "plan_meeting",
    "plan_visit",
    "publish_item_paper",
    "record_decision",
    "renew_feed_key",
    "send_on",
    "set_quiet",
    "settle_undertaking",
    "tell_minutes",
    "tell_visit",
    "throw_minutes_draft_away",
    "withdraw_file",
    "withdraw_item_paper",
]
