from django.apps import AppConfig


class InspectionsConfig(AppConfig):
    name = "goldenthread.inspections"

    def ready(self) -> None:
        from goldenthread.accounts.navigation import section
        from goldenthread.inspections import (
            events,  # noqa: F401 - registers
            permissions,  # noqa: F401 - registers
            subjects,  # noqa: F401 - registers
        )

        section(
            *(50, "Inspections", "inspections", "inspection.view"),
            *("/inspections/", "/findings/", "/practice-areas/"),
        )
