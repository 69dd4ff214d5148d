from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "goldenthread.reports"

    def ready(self) -> None:
        from goldenthread.accounts.navigation import section
        from goldenthread.reports import (
            agendas,  # noqa: F401 - registers
            events,  # noqa: F401 - registers
            permissions,  # noqa: F401 - registers
            reminders,  # noqa: F401 - registers
            subjects,  # noqa: F401 - registers
        )

        section(40, "Papers", "papers", "paper.view", "/papers/")
