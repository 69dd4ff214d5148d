from django.apps import AppConfig
from django.core import checks
from django.db.models.signals import post_migrate


class LedgerConfig(AppConfig):
    name = "goldenthread.ledger"

    def ready(self) -> None:
        from goldenthread.ledger.checks import check_models
        from goldenthread.ledger.triggers import install_after_migrate

        checks.register(check_models)
        post_migrate.connect(install_after_migrate)
