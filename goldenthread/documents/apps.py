from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "goldenthread.documents"

    def ready(self) -> None:
        from goldenthread.documents import (
            permissions,  # noqa: F401 - registers itself
            verification,  # noqa: F401 - registers itself
        )
