import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import goldenthread.ledger.models


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0002_keys_entry"),
        ("plans", "0015_risks"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="reminder",
            name="kind",
            field=models.CharField(
                choices=[
                    ("week", "A week before"),
                    ("day", "A day before"),
                    ("overdue", "Overdue"),
                    ("lead", "Overdue, to the lead"),
                    ("asked", "A contingency is asked for"),
                    ("late", "A contingency is overdue"),
                ],
                max_length=10,
            ),
        ),
        migrations.CreateModel(
            name="Contingency",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("entry", models.PositiveBigIntegerField(editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("off_track", "Off track for several periods running"),
                            ("missing", "Updates missing several times running"),
                            ("unfunded", "Funding not approved by a date"),
                        ],
                        max_length=12,
                    ),
                ),
                ("since", models.DateField()),
                ("periods", models.PositiveSmallIntegerField()),
                ("fired_on", models.DateField()),
                ("due_on", models.DateField()),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contingencies",
                        to="plans.action",
                    ),
                ),
                (
                    "asked_of",
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
                        related_name="contingencies",
                        to="plans.plan",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ContingencyClosed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("entry", models.PositiveBigIntegerField(editable=False)),
                ("effective_on", models.DateField()),
                ("closed", models.BooleanField()),
                ("why", goldenthread.ledger.models.CommittedText(blank=True, default="")),
                ("due_on", models.DateField(null=True)),
                (
                    "why_salt",
                    goldenthread.ledger.models.Salt(editable=False, max_length=64, null=True),
                ),
                (
                    "answered_by",
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
                    "closed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "contingency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="closings",
                        to="plans.contingency",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ContingencyResponse",
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
                ("response", goldenthread.ledger.models.CommittedText(blank=True, default="")),
                ("done_by", models.DateField(null=True)),
                (
                    "response_salt",
                    goldenthread.ledger.models.Salt(editable=False, max_length=64, null=True),
                ),
                (
                    "answered_by",
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
                    "contingency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="responses",
                        to="plans.contingency",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="TriggerSetting",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("off_track", "Off track for several periods running"),
                            ("missing", "Updates missing several times running"),
                            ("unfunded", "Funding not approved by a date"),
                        ],
                        max_length=12,
                    ),
                ),
                ("is_watched", models.BooleanField()),
                ("periods", models.PositiveSmallIntegerField(null=True)),
                ("by_on", models.DateField(null=True)),
                ("answer_days", models.PositiveSmallIntegerField(default=10)),
                ("why", goldenthread.ledger.models.CommittedText(blank=True, default="")),
                (
                    "why_salt",
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
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="triggers",
                        to="plans.plan",
                    ),
                ),
                (
                    "set_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="contingency",
            constraint=models.UniqueConstraint(
                fields=("action", "kind", "since"), name="contingency_fires_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="contingency",
            constraint=models.CheckConstraint(
                condition=models.Q(("due_on__gt", models.F("fired_on"))),
                name="contingency_leaves_time_to_answer",
            ),
        ),
        migrations.AddConstraint(
            model_name="contingencyclosed",
            constraint=models.UniqueConstraint(
                fields=("contingency", "effective_on", "entry"), name="contingency_closed_track"
            ),
        ),
        migrations.AddConstraint(
            model_name="contingencyclosed",
            constraint=models.CheckConstraint(
                condition=models.Q(("why", ""), _negated=True),
                name="contingency_closed_for_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="contingencyclosed",
            constraint=models.CheckConstraint(
                condition=models.Q(("closed_by", models.F("answered_by")), _negated=True),
                name="contingency_not_closed_by_who_answers",
            ),
        ),
        migrations.AddConstraint(
            model_name="contingencyclosed",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed", True), ("due_on", None)),
                    models.Q(("closed", False), ("due_on__isnull", False)),
                    _connector="OR",
                ),
                name="contingency_goes_on_to_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="contingencyresponse",
            constraint=models.UniqueConstraint(
                fields=("contingency", "effective_on", "entry"), name="contingency_response_track"
            ),
        ),
        migrations.AddConstraint(
            model_name="contingencyresponse",
            constraint=models.CheckConstraint(
                condition=models.Q(("response", ""), _negated=True),
                name="contingency_response_in_words",
            ),
        ),
        migrations.AddConstraint(
            model_name="contingencyresponse",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("done_by__gte", models.F("effective_on")),
                        ("done_by__isnull", False),
                        ("needed", True),
                    ),
                    models.Q(("done_by", None), ("needed", False)),
                    _connector="OR",
                ),
                name="contingency_response_has_its_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="triggersetting",
            constraint=models.UniqueConstraint(
                fields=("plan", "kind", "effective_on", "entry"), name="trigger_setting_track"
            ),
        ),
        migrations.AddConstraint(
            model_name="triggersetting",
            constraint=models.CheckConstraint(
                condition=models.Q(("why", ""), _negated=True), name="trigger_is_set_for_a_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="triggersetting",
            constraint=models.CheckConstraint(
                condition=models.Q(("answer_days__gte", 1), ("answer_days__lte", 40)),
                name="trigger_leaves_time_to_answer",
            ),
        ),
        migrations.AddConstraint(
            model_name="triggersetting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("is_watched", False),
                    models.Q(
                        ("by_on__isnull", False), ("kind__in", ["unfunded"]), ("periods", None)
                    ),
                    models.Q(
                        models.Q(("kind__in", ["unfunded"]), _negated=True),
                        ("by_on", None),
                        ("periods__gte", 1),
                        ("periods__isnull", False),
                        ("periods__lte", 12),
                    ),
                    _connector="OR",
                ),
                name="trigger_has_its_threshold",
            ),
        ),
    ]
