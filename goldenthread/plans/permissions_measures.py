"""Who may say which measures should show the difference that work makes."""

from __future__ import annotations

from goldenthread.accounts.access import ANYWHERE, register
from goldenthread.accounts.models import Role

register(
    "measure.link",
    "Only the programme manager or a quality assurer can say which measures should move.",
    {ANYWHERE: [Role.PROGRAMME_MANAGER, Role.ASSURER]},
)
