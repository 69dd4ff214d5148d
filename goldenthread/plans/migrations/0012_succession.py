import django.db.models.deletion
from django.db import migrations, models

import goldenthread.ledger.models


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0001_initial"),
        ("plans", "0011_versions"),
    ]

    operations = [
        migrations.CreateModel(
            name="CarryOver",
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
                    "fate",
                    models.CharField(
                        choices=[
                            ("carried", "Goes on in this plan"),
                            ("merged", "Is merged into another"),
                            ("split", "Is split into others"),
                            ("dropped", "Is dropped"),
                            ("stays", "Is done, and stays behind"),
                        ],
                        max_length=10,
                    ),
                ),
                ("into", models.CharField(blank=True, max_length=120)),
                ("why", goldenthread.ledger.models.CommittedText(blank=True, default="")),
                (
                    "why_salt",
                    goldenthread.ledger.models.Salt(editable=False, max_length=64, null=True),
                ),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="carry_overs",
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
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="carry_overs",
                        to="plans.plan",
                    ),
                ),
                (
                    "priority",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plans.priority",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("plan", "action", "effective_on", "entry"), name="carry_over_track"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("fate", "carried"), ("priority__isnull", False)),
                            models.Q(
                                models.Q(("fate", "carried"), _negated=True), ("priority", None)
                            ),
                            _connector="OR",
                        ),
                        name="carried_to_a_priority",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanSuccession",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("entry", models.PositiveBigIntegerField(editable=False)),
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
                    "former",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="successors",
                        to="plans.plan",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="succeeds",
                        to="plans.plan",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("plan",), name="plan_succeeds_one"),
                    models.CheckConstraint(
                        condition=models.Q(("plan", models.F("former")), _negated=True),
                        name="plan_succeeds_another",
                    ),
                ],
            },
        ),
    ]
