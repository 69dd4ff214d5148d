"""Who may say what the steps of an action are, and for which other it waits."""

from __future__ import annotations

from goldenthread.accounts.access import ANYWHERE, register
from goldenthread.accounts.models import Role
from goldenthread.plans.permissions import OFFICERS, OWN, OWN_OR_COVERED, OWN_OR_LED

register(
    "milestone.keep",
    "Only the owner of the action, who covers for them, or the programme manager on their behalf, "
    "can change its milestones.",
    {OWN_OR_COVERED: OFFICERS, OWN: [Role.PARTNER], ANYWHERE: [Role.PROGRAMME_MANAGER]},
)
register(
    "dependency.keep",
    "Only who owns or leads the action, or the programme manager, can say for which other "
    "action it waits.",
    {OWN_OR_LED: OFFICERS, ANYWHERE: [Role.PROGRAMME_MANAGER]},
)
