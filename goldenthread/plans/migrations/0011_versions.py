import django.db.models.deletion
from django.db import migrations, models

import goldenthread.ledger.models


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial"), ("plans", "0010_draft_touched")]

    operations = [
        migrations.CreateModel(
            name="PlanVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("entry", models.PositiveBigIntegerField(editable=False)),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("approved", "Approved"),
                            ("submitted", "Submitted"),
                            ("kept", "Kept for reference"),
                        ],
                        max_length=10,
                    ),
                ),
                ("on", models.DateField()),
                ("decided_by", models.CharField(max_length=120)),
                ("as_at", models.DateField()),
                ("known", models.PositiveBigIntegerField()),
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
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="plans.plan",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "number"), name="version_number_once")
                ],
            },
        ),
    ]
