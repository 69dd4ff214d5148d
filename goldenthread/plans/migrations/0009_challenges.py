import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import goldenthread.ledger.models


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0007_funding"),
        ("inspections", "0001_initial"),
        ("ledger", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Challenge",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("entry", models.PositiveBigIntegerField(editable=False)),
                (
                    "about",
                    models.CharField(
                        choices=[
                            ("work", "The work"),
                            ("progress", "The progress rating"),
                            ("impact", "The impact rating"),
                            ("date", "The date"),
                            ("evidence", "The evidence"),
                        ],
                        max_length=10,
                    ),
                ),
                ("question", goldenthread.ledger.models.CommittedText(blank=True, default="")),
                ("asked_for", models.CharField(blank=True, max_length=120)),
                ("asked_on", models.DateField()),
                ("at_meeting", models.CharField(blank=True, max_length=120)),
                ("due_on", models.DateField()),
                (
                    "question_salt",
                    goldenthread.ledger.models.Salt(editable=False, max_length=64, null=True),
                ),
                (
                    "action",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="challenges",
                        to="plans.action",
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                    "finding",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="challenges",
                        to="inspections.finding",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="challenges",
                        to="plans.plan",
                    ),
                ),
                (
                    "priority",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="challenges",
                        to="plans.priority",
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
            name="ChallengeAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("entry", models.PositiveBigIntegerField(editable=False)),
                ("effective_on", models.DateField()),
                ("answer", goldenthread.ledger.models.CommittedText(blank=True, default="")),
                (
                    "answer_salt",
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
                    "asked_by",
                    models.ForeignKey(
                        null=True,
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
                    "challenge",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="plans.challenge",
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
            name="ChallengeClosed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("entry", models.PositiveBigIntegerField(editable=False)),
                ("effective_on", models.DateField()),
                ("satisfied", models.BooleanField()),
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
                    "asked_by",
                    models.ForeignKey(
                        null=True,
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
                    "challenge",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="closings",
                        to="plans.challenge",
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
            ],
        ),
        migrations.AddConstraint(
            model_name="challenge",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("action", None), ("priority", None)),
                    models.Q(("action", None), ("finding", None)),
                    models.Q(("finding", None), ("priority", None)),
                    _connector="OR",
                ),
                name="challenge_of_one_subject",
            ),
        ),
        migrations.AddConstraint(
            model_name="challenge",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("action__isnull", False),
                    models.Q(("about__in", ["date", "progress"]), _negated=True),
                    _connector="OR",
                ),
                name="challenge_of_what_its_subject_has",
            ),
        ),
        migrations.AddConstraint(
            model_name="challenge",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("asked_by", None), models.Q(("asked_for", ""), _negated=True)),
                    models.Q(("asked_by__isnull", False), ("asked_for", "")),
                    _connector="OR",
                ),
                name="challenge_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="challenge",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("asked_by", None),
                    models.Q(("asked_by", models.F("asked_of")), _negated=True),
                    _connector="OR",
                ),
                name="challenge_of_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="challenge",
            constraint=models.CheckConstraint(
                condition=models.Q(("due_on__gte", models.F("asked_on"))),
                name="challenge_due_after_it_is_asked",
            ),
        ),
        migrations.AddConstraint(
            model_name="challengeanswer",
            constraint=models.UniqueConstraint(
                fields=("challenge", "effective_on", "entry"), name="challenge_answer_track"
            ),
        ),
        migrations.AddConstraint(
            model_name="challengeanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("asked_by", None),
                    models.Q(("asked_by", models.F("answered_by")), _negated=True),
                    _connector="OR",
                ),
                name="challenge_not_answered_by_who_asked",
            ),
        ),
        migrations.AddConstraint(
            model_name="challengeclosed",
            constraint=models.UniqueConstraint(
                fields=("challenge", "effective_on", "entry"), name="challenge_closed_track"
            ),
        ),
        migrations.AddConstraint(
            model_name="challengeclosed",
            constraint=models.CheckConstraint(
                condition=models.Q(("closed_by", models.F("answered_by")), _negated=True),
                name="challenge_not_closed_by_who_answers",
            ),
        ),
        migrations.AddConstraint(
            model_name="challengeclosed",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("asked_by__isnull", False),
                        ("closed_by", models.F("asked_by")),
                        ("satisfied", True),
                    ),
                    models.Q(("why", ""), _negated=True),
                    _connector="OR",
                ),
                name="challenge_closed_with_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="challengeclosed",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("due_on", None), ("satisfied", True)),
                    models.Q(("due_on__isnull", False), ("satisfied", False)),
                    _connector="OR",
                ),
                name="challenge_goes_on_to_a_day",
            ),
        ),
    ]
