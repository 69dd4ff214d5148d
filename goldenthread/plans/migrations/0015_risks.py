import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import goldenthread.ledger.models


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0002_keys_entry"),
        ("plans", "0014_partners"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Risk",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("entry", models.PositiveBigIntegerField(editable=False)),
                ("number", models.PositiveIntegerField()),
                ("raised_on", models.DateField()),
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
                        related_name="risks",
                        to="plans.plan",
                    ),
                ),
                (
                    "raised_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RiskClosed",
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
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "risk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="closings",
                        to="plans.risk",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RiskOnAction",
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
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="risk_links",
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
                    "risk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="on_actions",
                        to="plans.risk",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RiskOnPriority",
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
                        related_name="risk_links",
                        to="plans.priority",
                    ),
                ),
                (
                    "risk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="on_priorities",
                        to="plans.risk",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RiskScore",
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
                            ("inherent", "Inherent"),
                            ("current", "Current"),
                            ("target", "Target"),
                        ],
                        max_length=10,
                    ),
                ),
                ("likelihood", models.PositiveSmallIntegerField()),
                ("severity", models.PositiveSmallIntegerField()),
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
                    "risk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="scores",
                        to="plans.risk",
                    ),
                ),
                (
                    "scored_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RiskTerms",
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
                ("cause", goldenthread.ledger.models.CommittedText(blank=True, default="")),
                ("consequence", goldenthread.ledger.models.CommittedText(blank=True, default="")),
                ("response", goldenthread.ledger.models.CommittedText(blank=True, default="")),
                (
                    "cause_salt",
                    goldenthread.ledger.models.Salt(editable=False, max_length=64, null=True),
                ),
                (
                    "consequence_salt",
                    goldenthread.ledger.models.Salt(editable=False, max_length=64, null=True),
                ),
                (
                    "response_salt",
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
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "risk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="terms",
                        to="plans.risk",
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
        migrations.AddConstraint(
            model_name="risk",
            constraint=models.UniqueConstraint(
                fields=("authority", "number"), name="risk_number_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="riskclosed",
            constraint=models.UniqueConstraint(
                fields=("risk", "effective_on", "entry"), name="risk_closed_track"
            ),
        ),
        migrations.AddConstraint(
            model_name="riskclosed",
            constraint=models.CheckConstraint(
                condition=models.Q(("why", ""), _negated=True), name="risk_closed_for_a_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="riskclosed",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("closed", False),
                    models.Q(("decided_by", models.F("owner")), _negated=True),
                    _connector="OR",
                ),
                name="risk_not_closed_by_its_owner",
            ),
        ),
        migrations.AddConstraint(
            model_name="riskonaction",
            constraint=models.UniqueConstraint(
                fields=("risk", "action", "effective_on", "entry"), name="risk_on_action_track"
            ),
        ),
        migrations.AddConstraint(
            model_name="riskonpriority",
            constraint=models.UniqueConstraint(
                fields=("risk", "priority", "effective_on", "entry"), name="risk_on_priority_track"
            ),
        ),
        migrations.AddConstraint(
            model_name="riskscore",
            constraint=models.UniqueConstraint(
                fields=("risk", "kind", "effective_on", "entry"), name="risk_score_track"
            ),
        ),
        migrations.AddConstraint(
            model_name="riskscore",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("likelihood__gte", 1),
                    ("likelihood__lte", 5),
                    ("severity__gte", 1),
                    ("severity__lte", 5),
                ),
                name="risk_is_scored_on_five_steps",
            ),
        ),
        migrations.AddConstraint(
            model_name="riskscore",
            constraint=models.CheckConstraint(
                condition=models.Q(("why", ""), _negated=True), name="risk_is_scored_with_a_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="riskterms",
            constraint=models.UniqueConstraint(
                fields=("risk", "effective_on", "entry"), name="risk_terms_track"
            ),
        ),
        migrations.AddConstraint(
            model_name="riskterms",
            constraint=models.CheckConstraint(
                condition=models.Q(("title", ""), _negated=True), name="risk_has_a_title"
            ),
        ),
    ]
