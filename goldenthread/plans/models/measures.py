"""Which measures should move because of an action, a priority, or what answers a finding."""

from __future__ import annotations

from django.db import models

from goldenthread.inspections.models import Finding
from goldenthread.ledger.models import Fact, track
from goldenthread.measures.models import Measure
from goldenthread.plans.models.plan import Action, Priority


class MeasureOn(Fact):
    """A measure should show the difference that a subject makes, or no longer."""

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="+")
    present = models.BooleanField(default=True)

    class Meta:
        abstract = True


class MeasureOnAction(MeasureOn):
    KEY = ("action", "measure")

    action = models.ForeignKey(Action, models.PROTECT, related_name="measure_links")

    class Meta:
        constraints = [track("measure_on_action", "action", "measure")]


class MeasureOnPriority(MeasureOn):
    KEY = ("priority", "measure")

    priority = models.ForeignKey(Priority, models.PROTECT, related_name="measure_links")

    class Meta:
        constraints = [track("measure_on_priority", "priority", "measure")]


class MeasureOnFinding(MeasureOn):
    KEY = ("finding", "measure")

    finding = models.ForeignKey(Finding, models.PROTECT, related_name="measure_links")

    class Meta:
        constraints = [track("measure_on_finding", "finding", "measure")]
