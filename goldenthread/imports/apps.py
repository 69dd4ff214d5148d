from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "goldenthread.imports"

    def ready(self) -> None:
        from goldenthread.imports import (
            events,  # noqa: F401 - registers
            permissions,  # noqa: F401 - registers
            subjects,  # noqa: F401 - registers
            taken_back,  # noqa: F401 - registers
            working,  # noqa: F401 - registers
        )
