from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "goldenthread.plans"

    def ready(self) -> None:
        from goldenthread.plans import events, permissions  # noqa: F401 - register themselves
