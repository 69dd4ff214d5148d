import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import goldenthread.core.clock
import goldenthread.ledger.models


class Migration(migrations.Migration):
    dependencies = [
        ("inspections", "0001_initial"),
        ("ledger", "0001_initial"),
        ("plans", "0004_periods"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="FindingReview",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("entry", models.PositiveBigIntegerField(editable=False)),
                ("year", models.PositiveSmallIntegerField()),
                ("body", models.CharField(max_length=120)),
                ("held_on", models.DateField()),
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
                        related_name="finding_reviews",
                        to="plans.plan",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="FindingStatus",
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
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("partly_met", "Partly met"),
                            ("fully_met", "Fully met"),
                            ("reopened", "Reopened"),
                        ],
                        max_length=10,
                    ),
                ),
                ("body", models.CharField(blank=True, max_length=120)),
                ("basis", goldenthread.ledger.models.CommittedText(blank=True, default="")),
                ("reason", goldenthread.ledger.models.CommittedText(blank=True, default="")),
                (
                    "basis_salt",
                    goldenthread.ledger.models.Salt(editable=False, max_length=64, null=True),
                ),
                (
                    "reason_salt",
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
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statuses",
                        to="inspections.finding",
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statuses",
                        to="plans.findingreview",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="FindingAnswerer",
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
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "status",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answerers",
                        to="plans.findingstatus",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RatingConfirmed",
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
                        choices=[("progress", "Progress"), ("impact", "Impact")], max_length=10
                    ),
                ),
                ("level", models.CharField(max_length=20)),
                ("confirmed_on", models.DateField()),
                ("why", goldenthread.ledger.models.CommittedText(blank=True, default="")),
                (
                    "why_salt",
                    goldenthread.ledger.models.Salt(editable=False, max_length=64, null=True),
                ),
                (
                    "action",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
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
                    "confirmed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "finding",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="inspections.finding",
                    ),
                ),
                (
                    "not_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
        ),
        migrations.CreateModel(
            name="RatingKey",
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
                        choices=[("progress", "Progress"), ("impact", "Impact")], max_length=10
                    ),
                ),
                ("version", models.PositiveSmallIntegerField()),
                ("levels", models.JSONField()),
                ("body", models.CharField(blank=True, max_length=120)),
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
                    "set_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="LevelDecision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("entry", models.PositiveBigIntegerField(editable=False)),
                ("level", models.CharField(max_length=20)),
                ("look_again", models.BooleanField()),
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
                    "key",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="plans.ratingkey",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="StatusProposal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("partly_met", "Partly met"),
                            ("fully_met", "Fully met"),
                            ("reopened", "Reopened"),
                        ],
                        max_length=10,
                    ),
                ),
                ("basis", models.TextField()),
                ("reason", models.TextField(blank=True)),
                ("touched_at", models.DateTimeField(default=goldenthread.core.clock.now)),
                (
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="inspections.finding",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plans.plan",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="findingreview",
            constraint=models.CheckConstraint(
                condition=models.Q(("body", ""), _negated=True), name="review_is_by_a_named_body"
            ),
        ),
        migrations.AddConstraint(
            model_name="findingstatus",
            constraint=models.UniqueConstraint(
                fields=("finding", "effective_on", "entry"), name="finding_status_track"
            ),
        ),
        migrations.AddConstraint(
            model_name="findingstatus",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("review", None), models.Q(("body", ""), _negated=True), _connector="OR"
                ),
                name="reviewed_status_is_a_bodys",
            ),
        ),
        migrations.AddConstraint(
            model_name="findinganswerer",
            constraint=models.UniqueConstraint(
                fields=("status", "person"), name="finding_answerer_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="findinganswerer",
            constraint=models.CheckConstraint(
                condition=models.Q(("person", models.F("decided_by")), _negated=True),
                name="finding_is_not_decided_by_who_answers_it",
            ),
        ),
        migrations.AddConstraint(
            model_name="ratingconfirmed",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("action__isnull", False), ("finding", None), ("priority", None)),
                    models.Q(("action", None), ("finding", None), ("priority__isnull", False)),
                    models.Q(("action", None), ("finding__isnull", False), ("priority", None)),
                    _connector="OR",
                ),
                name="confirmed_rating_is_of_one",
            ),
        ),
        migrations.AddConstraint(
            model_name="ratingconfirmed",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("not_by", None),
                    models.Q(("confirmed_by", models.F("not_by")), _negated=True),
                    _connector="OR",
                ),
                name="rating_is_not_confirmed_by_its_own",
            ),
        ),
        migrations.AddConstraint(
            model_name="ratingconfirmed",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind", "impact"), ("action__isnull", False), _connector="OR"),
                name="progress_is_of_an_action",
            ),
        ),
        migrations.AddConstraint(
            model_name="ratingkey",
            constraint=models.UniqueConstraint(
                fields=("authority", "kind", "effective_on", "entry"), name="rating_key_track"
            ),
        ),
        migrations.AddConstraint(
            model_name="ratingkey",
            constraint=models.UniqueConstraint(
                fields=("authority", "kind", "version"), name="rating_key_version_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="ratingkey",
            constraint=models.CheckConstraint(
                condition=models.Q(("version__gte", 2)), name="rating_key_after_ours"
            ),
        ),
        migrations.AddConstraint(
            model_name="leveldecision",
            constraint=models.UniqueConstraint(fields=("key", "level"), name="level_decided_once"),
        ),
        migrations.AddConstraint(
            model_name="statusproposal",
            constraint=models.UniqueConstraint(
                fields=("plan", "year", "finding"), name="status_proposal_once"
            ),
        ),
    ]
