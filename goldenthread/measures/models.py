"""Measures: what is counted, the figures of each period, and how their chart is reckoned.

A figure takes effect on the last day of its period and is known from its entry on: so a revision,
which restates the same period, leaves what was known before to be seen.
"""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q

from goldenthread.accounts.access import Member, visible
from goldenthread.accounts.models import Person
from goldenthread.ledger.models import CommittedText, Fact, Record, track
from goldenthread.ledger.tracks import TrackedQuerySet
from goldenthread.measures.periods import FREQUENCIES
from goldenthread.measures.spc import Direction, Screening
from goldenthread.measures.units import UNITS


def _number(**more: Any) -> Any:
    return models.DecimalField(max_digits=14, decimal_places=4, null=True, **more)


class Polarity(models.TextChoices):
    HIGHER = Direction.INCREASE.value, "Higher is better"
    LOWER = Direction.DECREASE.value, "Lower is better"
    NEITHER = Direction.NEUTRAL.value, "Neither: for information"


class TargetForm(models.TextChoices):
    AT_LEAST = "at_least", "At least a value"
    AT_MOST = "at_most", "At most a value"
    BETWEEN = "between", "Between two values"
    NEIGHBOURS = "neighbours", "As good as the median of statistical neighbours, or better"
    ENGLAND = "england", "As good as England, or better"
    INFORMATION = "information", "For information: no value is to be reached"


class ReadingStatus(models.TextChoices):
    PROVISIONAL = "provisional", "Provisional"
    FINAL = "final", "Final"
    REVISED = "revised", "Revised"
    MISSING = "missing", "Missing"


class MeasureQuerySet(TrackedQuerySet["Measure"]):
    def visible_to(self, member: Member) -> Self:
        return self.filter(visible(member, "measure.view"))


class Measure(Record):
    """Something that is counted. `library`: its name in the library that it was taken from."""

    TRACKS: ClassVar = {
        "reference": ("measures.Definition", "reference"),
        "name": ("measures.Definition", "name"),
        "owner": ("measures.Definition", "owner"),
        "present": ("measures.Definition", "present"),
        "practice_area": ("measures.Definition", "practice_area"),
    }

    library = models.CharField(max_length=40, blank=True)

    objects: ClassVar[Any] = MeasureQuerySet.as_manager()


class Definition(Fact):
    """What is counted and how, from a day on. Not `present`: no longer measured.

    `baseline_on` is the day or the end of the period that the baseline is of. `tolerance`: how
    far beside its target, in the measure's unit, a figure may be and still count as near it.
    """

    KEY = ("measure",)

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="definitions")
    reference = models.CharField(max_length=20)
    name = models.CharField(max_length=200)
    numerator = models.CharField(max_length=300, blank=True)
    denominator = models.CharField(max_length=300, blank=True)
    unit = models.CharField(max_length=12, choices=list(UNITS.items()))
    polarity = models.CharField(max_length=10, choices=Polarity)
    caution = models.CharField(max_length=200, blank=True)
    frequency = models.CharField(max_length=10, choices=list(FREQUENCIES.items()))
    source = models.CharField(max_length=200, blank=True)
    timescale = models.CharField(max_length=200, blank=True)
    owner = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    baseline = _number()
    baseline_on = models.DateField(null=True)
    tolerance = _number()
    practice_area = models.CharField(max_length=60, blank=True, default="")
    present = models.BooleanField(default=True)

    class Meta:
        constraints = [
            track("measure_definition", "measure"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(reference=""), name="measure_named"),
            models.CheckConstraint(
                condition=Q(baseline=None, baseline_on=None)
                | Q(baseline__isnull=False, baseline_on__isnull=False),
                name="measure_baseline_has_its_date",
            ),
            models.CheckConstraint(
                condition=Q(tolerance=None) | Q(tolerance__gte=0), name="measure_tolerance"
            ),
        ]


class Target(Fact):
    """What a measure is to reach by a day; taken back where `present` is not.

    `upto` is the upper of two values. What is to be as good as others has no value of its own:
    theirs is read from what is published. `source` says where the target comes from.
    """

    KEY = ("measure", "by")

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="targets")
    by = models.DateField()
    form = models.CharField(max_length=12, choices=TargetForm)
    value = _number()
    upto = _number()
    source = models.CharField(max_length=200, blank=True)
    present = models.BooleanField(default=True)

    class Meta:
        constraints = [
            track("measure_target", "measure", "by"),
            models.CheckConstraint(
                condition=Q(form__in=["at_least", "at_most"], value__isnull=False, upto=None)
                | Q(
                    form="between",
                    value__isnull=False,
                    upto__isnull=False,
                    upto__gt=F("value"),
                )
                | Q(form__in=["neighbours", "england", "information"], value=None, upto=None),
                name="target_has_the_values_of_its_form",
            ),
        ]


class Reading(Fact):
    """The figure of one period, or why there is none. A revision is a later row; the old stays."""

    KEY = ("measure", "period")

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="readings")
    period = models.DateField()
    status = models.CharField(max_length=12, choices=ReadingStatus)
    value = _number()
    numerator = _number()
    denominator = _number()
    commentary = CommittedText()
    entered_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            track("measure_reading", "measure", "period"),
            models.CheckConstraint(condition=Q(period__day=1), name="reading_by_period"),
            models.CheckConstraint(
                condition=Q(status="missing", value=None, numerator=None, denominator=None)
                & ~Q(commentary="")
                | ~Q(status="missing") & Q(value__isnull=False),
                name="reading_or_why_not",
            ),
            models.CheckConstraint(
                condition=Q(numerator=None, denominator=None)
                | Q(
                    numerator__isnull=False,
                    denominator__isnull=False,
                    numerator__gte=0,
                    denominator__gt=0,
                ),
                name="reading_of_two_counts",
            ),
        ]


class Rebase(Fact):
    """A person decided that limits begin anew with a period, and why; or took that back."""

    KEY = ("measure", "period")

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="rebases")
    period = models.DateField()
    reason = CommittedText()
    decided_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    present = models.BooleanField(default=True)

    class Meta:
        constraints = [
            track("measure_rebase", "measure", "period"),
            models.CheckConstraint(condition=~Q(reason=""), name="rebase_has_a_reason"),
        ]


class ChartSettings(Fact):
    """How a measure's chart is reckoned, where not as usual. `shift`, `trend`: None is off."""

    KEY = ("measure",)

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="chart_settings")
    shift = models.PositiveSmallIntegerField(null=True)
    trend = models.PositiveSmallIntegerField(null=True)
    two_of_three = models.BooleanField(default=True)
    screening = models.CharField(
        max_length=10, choices=[(each.value, each.value) for each in Screening]
    )
    fix_after = models.PositiveSmallIntegerField(null=True)
    icons_from = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            track("measure_chart", "measure"),
            models.CheckConstraint(
                condition=Q(shift=None) | Q(shift__gte=3), name="chart_run_of_three"
            ),
            models.CheckConstraint(
                condition=Q(trend=None) | Q(trend__gte=3), name="chart_trend_of_three"
            ),
            models.CheckConstraint(
                condition=Q(fix_after=None) | Q(fix_after__gte=12), name="chart_fixed_after_twelve"
            ),
            models.CheckConstraint(condition=Q(icons_from__gte=7), name="chart_icons_from_seven"),
        ]


class ComparedAs(Fact):
    """Whose published figures an authority's measures stand beside, from a day on.

    `area`: the code of an authority (three digits) or of a region; empty: none. `is_own`: it is
    this authority; otherwise it is compared as that one would be. `model`: the year of the model
    of statistical neighbours, or in each year the one then in force.
    """

    KEY = ("authority",)

    area = models.CharField(max_length=12, blank=True)
    is_own = models.BooleanField()
    model = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints = [
            track("measures_compared_as", "authority"),
            models.CheckConstraint(
                condition=~Q(area="") | Q(is_own=False, model=None), name="compared_as_somebody"
            ),
        ]


class Occurrence(Fact):
    """A rare event of a measure: so many on a day, 0 where none after all; never who it was."""

    KEY = ("measure", "happened_on")

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="occurrences")
    happened_on = models.DateField()
    count = models.PositiveSmallIntegerField()
    entered_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [track("measure_occurrence", "measure", "happened_on")]
