from django.apps import AppConfig


class InspectionsConfig(AppConfig):
    name = "goldenthread.inspections"

    def ready(self) -> None:
        from goldenthread.accounts.navigation import section
        from goldenthread.inspections import events, permissions  # noqa: F401 - register themselves

        section(50, "Inspections", "inspections", "inspection.view", "/inspections/")
