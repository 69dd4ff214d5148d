from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    name = "goldenthread.measures"

    def ready(self) -> None:
        from goldenthread.accounts.navigation import section
        from goldenthread.measures import (
            events,  # noqa: F401 - registers
            permissions,  # noqa: F401 - registers
            subjects,  # noqa: F401 - registers
        )

        section(30, "Measures", "measures", "measure.view", "/measures/")
