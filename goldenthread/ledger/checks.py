"""System checks: every model says what it is, and the record's tables can be guarded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import AppConfig, apps
from django.core.checks import CheckMessage, Error
from django.core.exceptions import FieldDoesNotExist
from django.db import models

from goldenthread.ledger.models import Fact, Record
from goldenthread.ledger.tracks import fact_of

OURS = "goldenthread."


def check_models(app_configs: Sequence[AppConfig] | None, **_kwargs: Any) -> list[CheckMessage]:
    """Every table of ours is of the record, or says why it need not be."""
    return [
        Error(sentence, obj=model, id=f"ledger.{number}")
        for model in our_models(app_configs)
        for number, sentence in faults_of(model)
    ]


def our_models(app_configs: Sequence[AppConfig] | None = None) -> Iterator[type[models.Model]]:
    for config in app_configs or apps.get_app_configs():
        if config.name.startswith(OURS):
            yield from config.get_models(include_auto_created=True)


type Fault = tuple[str, str]


def faults_of(model: type[models.Model]) -> Iterator[Fault]:
    if issubclass(model, Record):
        yield from _record_faults(model)
    elif not (getattr(model, "OPERATIONAL", "") or getattr(model, "LEDGER", "")):
        yield (
            "E001",
            "is neither a Record or Fact nor says OPERATIONAL = “why the ledger need not hold it”",
        )
    if issubclass(model, Fact):
        yield from _fact_faults(model)


def _record_faults(model: type[Record]) -> Iterator[Fault]:
    if hasattr(model, "OPERATIONAL"):
        yield "E002", "is a Record, so it cannot be OPERATIONAL too"
    for constraint in model._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint) and (
            constraint.condition or not constraint.fields
        ):
            yield (
                "E003",
                f"{constraint.name}: only a unique constraint of plain columns can be guarded "
                "against INSERT OR REPLACE",
            )
    for name, (fact, column) in model.TRACKS.items():
        if not _tells(fact_of(fact), model, column):
            yield "E004", f"TRACKS[{name!r}] is no column of a fact whose one KEY is this model"


def _tells(fact: type[Fact], model: type[Record], column: str) -> bool:
    try:
        fact._meta.get_field(column)
        key = fact._meta.get_field(fact.KEY[0])
    except FieldDoesNotExist:
        return False
    return len(fact.KEY) == 1 and key.related_model is model


def _fact_faults(model: type[Fact]) -> Iterator[Fault]:
    indexed = {getattr(each, "fields", ()) for each in model._meta.constraints}
    if not model.KEY or (*model.KEY, "effective_on", "entry") not in indexed:
        yield "E005", "needs a KEY and the constraint track(name, *KEY), which as_at reads"
    for name in model.KEY:
        if getattr(model._meta.get_field(name), "null", False):
            yield "E006", f"KEY column {name} may be NULL, and as_at never finds NULL"
