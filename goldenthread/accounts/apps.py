from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "goldenthread.accounts"

    def ready(self) -> None:
        from goldenthread.accounts import events, permissions  # noqa: F401 - register themselves
        from goldenthread.accounts.forms import account_field
        from goldenthread.accounts.navigation import section
        from goldenthread.core.templating import share

        share(account_field=account_field)
        section(75, "Warnings", "warnings", "warnings.view", "/warnings/")
        section(80, "People", "people", "people.manage", "/people/")
