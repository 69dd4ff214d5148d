import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import goldenthread.ledger.models


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0001_initial"),
        ("plans", "0006_dates"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="FundingLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("entry", models.PositiveBigIntegerField(editable=False)),
                (
                    "action",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="funding",
                        to="plans.action",
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "authority",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="ledger.authority",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="funding",
                        to="plans.plan",
                    ),
                ),
                (
                    "priority",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="funding",
                        to="plans.priority",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="FundingMonth",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("entry", models.PositiveBigIntegerField(editable=False)),
                ("effective_on", models.DateField()),
                ("month", models.DateField()),
                ("forecast", models.DecimalField(decimal_places=2, max_digits=12, null=True)),
                ("spent", models.DecimalField(decimal_places=2, max_digits=12, null=True)),
                (
                    "authority",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="ledger.authority",
                    ),
                ),
                (
                    "forecast_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="months",
                        to="plans.fundingline",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="FundingNeed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("entry", models.PositiveBigIntegerField(editable=False)),
                ("effective_on", models.DateField()),
                ("needed", models.BooleanField()),
                ("estimate", models.DecimalField(decimal_places=2, max_digits=12, null=True)),
                ("by_priority", models.BooleanField(default=False)),
                ("note", goldenthread.ledger.models.CommittedText(blank=True, default="")),
                (
                    "note_salt",
                    goldenthread.ledger.models.Salt(editable=False, max_length=64, null=True),
                ),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="funding_needs",
                        to="plans.action",
                    ),
                ),
                (
                    "authority",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="ledger.authority",
                    ),
                ),
                (
                    "told_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="FundingStage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("entry", models.PositiveBigIntegerField(editable=False)),
                ("effective_on", models.DateField()),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("bid", "Bid: not yet approved"),
                            ("approved", "Approved"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        max_length=10,
                    ),
                ),
                ("amount", models.DecimalField(decimal_places=2, max_digits=12, null=True)),
                ("body", models.CharField(blank=True, max_length=120)),
                ("note", goldenthread.ledger.models.CommittedText(blank=True, default="")),
                (
                    "note_salt",
                    goldenthread.ledger.models.Salt(editable=False, max_length=64, null=True),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "authority",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="ledger.authority",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stages",
                        to="plans.fundingline",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="FundingTerms",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("entry", models.PositiveBigIntegerField(editable=False)),
                ("effective_on", models.DateField()),
                ("title", models.CharField(max_length=200)),
                ("source", models.CharField(max_length=120)),
                (
                    "recurrence",
                    models.CharField(
                        choices=[("one_off", "One-off"), ("recurrent", "Recurrent")], max_length=10
                    ),
                ),
                ("note", goldenthread.ledger.models.CommittedText(blank=True, default="")),
                (
                    "note_salt",
                    goldenthread.ledger.models.Salt(editable=False, max_length=64, null=True),
                ),
                (
                    "authority",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="ledger.authority",
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="terms",
                        to="plans.fundingline",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="fundingline",
            constraint=models.CheckConstraint(
                condition=models.Q(("action", None), ("priority", None), _connector="OR"),
                name="funding_of_one_subject",
            ),
        ),
        migrations.AddConstraint(
            model_name="fundingmonth",
            constraint=models.UniqueConstraint(
                fields=("line", "month", "effective_on", "entry"), name="funding_month_track"
            ),
        ),
        migrations.AddConstraint(
            model_name="fundingmonth",
            constraint=models.CheckConstraint(
                condition=models.Q(("month__day", 1)), name="funding_is_by_month"
            ),
        ),
        migrations.AddConstraint(
            model_name="fundingmonth",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("forecast", None), ("forecast_by", None)),
                    models.Q(
                        ("forecast__gte", 0),
                        ("forecast__isnull", False),
                        ("forecast_by__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="funding_forecast_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="fundingneed",
            constraint=models.UniqueConstraint(
                fields=("action", "effective_on", "entry"), name="funding_need_track"
            ),
        ),
        migrations.AddConstraint(
            model_name="fundingneed",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("needed", True),
                        models.Q(("estimate", None), ("estimate__gt", 0), _connector="OR"),
                    ),
                    models.Q(("by_priority", False), ("estimate", None), ("needed", False)),
                    _connector="OR",
                ),
                name="funding_estimate_is_of_a_need",
            ),
        ),
        migrations.AddConstraint(
            model_name="fundingstage",
            constraint=models.UniqueConstraint(
                fields=("line", "effective_on", "entry"), name="funding_stage_track"
            ),
        ),
        migrations.AddConstraint(
            model_name="fundingstage",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("stage", "approved"), _negated=True),
                    models.Q(("decided_by", models.F("asked_by")), _negated=True),
                    _connector="OR",
                ),
                name="funding_not_approved_by_who_asked",
            ),
        ),
        migrations.AddConstraint(
            model_name="fundingstage",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("amount__gt", 0),
                        ("amount__isnull", False),
                        ("stage", "approved"),
                        models.Q(("body", ""), _negated=True),
                    ),
                    models.Q(models.Q(("stage", "approved"), _negated=True), ("amount", None)),
                    _connector="OR",
                ),
                name="funding_approved_by_somebody_named",
            ),
        ),
        migrations.AddConstraint(
            model_name="fundingstage",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("stage", "withdrawn"), _negated=True),
                    models.Q(("note", ""), _negated=True),
                    _connector="OR",
                ),
                name="funding_withdrawn_for_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="fundingterms",
            constraint=models.UniqueConstraint(
                fields=("line", "effective_on", "entry"), name="funding_terms_track"
            ),
        ),
        migrations.AddConstraint(
            model_name="fundingterms",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("title", ""), _negated=True), models.Q(("source", ""), _negated=True)
                ),
                name="funding_is_named",
            ),
        ),
    ]
