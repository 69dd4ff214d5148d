import django.db.models.deletion
from django.db import migrations, models

import goldenthread.ledger.models


class Migration(migrations.Migration):
    dependencies = [("plans", "0016_contingency")]

    operations = [
        migrations.CreateModel(
            name="Aim",
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AimOfPriority",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("entry", models.PositiveBigIntegerField(editable=False)),
                ("effective_on", models.DateField()),
                ("present", models.BooleanField(default=True)),
                (
                    "aim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="priority_links",
                        to="plans.aim",
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
                    "priority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="aim_links",
                        to="plans.priority",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("priority", "aim", "effective_on", "entry"),
                        name="aim_of_priority_track",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AimTerms",
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
                            ("aim", "Corporate aim"),
                            ("strategy", "Strategy"),
                            ("pledge_in_care", "Pledge to children in care"),
                            ("pledge_leavers", "Pledge to care leavers"),
                        ],
                        max_length=20,
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("words", goldenthread.ledger.models.CommittedText(blank=True, default="")),
                ("source", models.CharField(max_length=200)),
                ("url", models.URLField(blank=True, max_length=500)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField(null=True)),
                (
                    "words_salt",
                    goldenthread.ledger.models.Salt(editable=False, max_length=64, null=True),
                ),
                (
                    "aim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="terms",
                        to="plans.aim",
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
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("aim", "effective_on", "entry"), name="aim_terms_track"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("title", ""), _negated=True),
                            models.Q(("source", ""), _negated=True),
                        ),
                        name="aim_is_named",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on", None),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="aim_ends_after_it_starts",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="actiontext",
            name="practice_area",
            field=models.CharField(blank=True, default="", max_length=60),
        ),
        migrations.AddField(
            model_name="evidencetext",
            name="practice_area",
            field=models.CharField(blank=True, default="", max_length=60),
        ),
    ]
