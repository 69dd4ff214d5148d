from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "goldenthread.reports"

    def ready(self) -> None:
        from goldenthread.accounts.navigation import section
        from goldenthread.reports import events, permissions  # noqa: F401 - register themselves

        section(40, "Papers", "papers", "paper.view", "/papers/")
