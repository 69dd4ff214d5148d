from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "goldenthread.accounts"

    def ready(self) -> None:
        from goldenthread.accounts import permissions  # noqa: F401 - registers itself
