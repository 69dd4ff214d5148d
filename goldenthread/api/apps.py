from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "goldenthread.api"

    def ready(self) -> None:
        from goldenthread.api import events, permissions  # noqa: F401 - register themselves
