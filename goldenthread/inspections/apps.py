from django.apps import AppConfig


class InspectionsConfig(AppConfig):
    name = "goldenthread.inspections"

    def ready(self) -> None:
        from goldenthread.inspections import events, permissions  # noqa: F401 - register themselves
