"""Who may manage people and see the record of all. An administrator reads no content by that."""

from goldenthread.accounts.access import ANYWHERE, register
from goldenthread.accounts.models import Role

register(
    "people.manage",
    "Only an administrator can add people or change their roles.",
    {ANYWHERE: [Role.ADMINISTRATOR]},
    worker=True,
)
register(
    "ledger.view",
    "Only people who work on the plan can see the record.",
    {
        ANYWHERE: [
            Role.PROGRAMME_MANAGER,
            Role.DIRECTOR,
            Role.LEAD,
            Role.ASSURER,
            Role.BOARD_MEMBER,
            Role.DEMOCRATIC_SERVICES,
            Role.ADVISER,
            Role.GUEST,
            Role.MONITORING_OFFICER,
        ]
    },
)
register(
    "warnings.view",
    "Only the programme manager and the monitoring officer can see overruled warnings.",
    {ANYWHERE: [Role.PROGRAMME_MANAGER, Role.MONITORING_OFFICER]},
)
