"""Who may record what was heard, and what was told back."""

from __future__ import annotations

from goldenthread.accounts.access import ANYWHERE, register
from goldenthread.accounts.models import Role
from goldenthread.plans.permissions import OFFICERS

register(
    "voice.record",
    "Only an accountable lead, the director, a quality assurer or the programme manager can record "
    "what was heard here.",
    {ANYWHERE: [Role.LEAD, Role.DIRECTOR, Role.ASSURER, Role.PROGRAMME_MANAGER]},
)
register(
    "voice.answer",
    "Only an owner, an accountable lead, the director or the programme manager can record what "
    "people were told.",
    {ANYWHERE: [*OFFICERS, Role.PROGRAMME_MANAGER]},
)
