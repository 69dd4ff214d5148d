"""Who may say what work costs and who pays, and who approves that."""

from __future__ import annotations

from goldenthread.accounts.access import ANYWHERE, register
from goldenthread.accounts.models import Role
from goldenthread.plans.permissions import OFFICERS, OWN_OR_LED

register(
    "funding.edit",
    "Only the programme manager or finance can change funding.",
    {ANYWHERE: [Role.PROGRAMME_MANAGER, Role.FINANCE]},
)
register(
    "funding.approve",
    "Only finance can record that funding is approved.",
    {ANYWHERE: [Role.FINANCE]},
)
register(
    "funding.say_need",
    "Only who owns or leads the action, the programme manager or finance can say whether it "
    "needs money.",
    {OWN_OR_LED: OFFICERS, ANYWHERE: [Role.PROGRAMME_MANAGER, Role.FINANCE]},
)
