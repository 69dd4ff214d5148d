from datetime import date

from django.apps import AppConfig
from django.conf import settings

from goldenthread.core import clock


class CoreConfig(AppConfig):
    name = "goldenthread.core"

    def ready(self) -> None:
        if settings.DEMO_TODAY:
            clock.start_on(date.fromisoformat(settings.DEMO_TODAY))
