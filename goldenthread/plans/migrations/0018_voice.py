import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import goldenthread.ledger.models


class Migration(migrations.Migration):
    dependencies = [("plans", "0017_aims")]

    operations = [
        migrations.CreateModel(
            name="Consultation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("entry", models.PositiveBigIntegerField(editable=False)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ConsultationOnPriority",
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
            ],
        ),
        migrations.CreateModel(
            name="ConsultationTerms",
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
                ("who", models.CharField(max_length=200)),
                ("method", models.CharField(max_length=200)),
                ("begins_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("asked", models.PositiveIntegerField(null=True)),
                ("answered", models.PositiveIntegerField(null=True)),
                ("question", goldenthread.ledger.models.CommittedText(blank=True, default="")),
                ("changed", goldenthread.ledger.models.CommittedText(blank=True, default="")),
                (
                    "question_salt",
                    goldenthread.ledger.models.Salt(editable=False, max_length=64, null=True),
                ),
                (
                    "changed_salt",
                    goldenthread.ledger.models.Salt(editable=False, max_length=64, null=True),
                ),
            ],
        ),
        migrations.CreateModel(
            name="VoiceAnswer",
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
                    "outcome",
                    models.CharField(
                        choices=[
                            ("done", "We did"),
                            ("doing", "We are doing"),
                            ("cannot", "We cannot, and why"),
                        ],
                        max_length=10,
                    ),
                ),
                ("did", goldenthread.ledger.models.CommittedText(blank=True, default="")),
                ("told_by", models.CharField(max_length=120)),
                ("told_how", models.CharField(max_length=200)),
                (
                    "did_salt",
                    goldenthread.ledger.models.Salt(editable=False, max_length=64, null=True),
                ),
            ],
        ),
        migrations.CreateModel(
            name="VoiceTerms",
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
                    "who",
                    models.CharField(
                        choices=[
                            ("children", "Children and young people"),
                            ("care_leavers", "Care leavers"),
                            ("families", "Parents, carers and families"),
                            ("practitioners", "Practitioners"),
                            ("partners", "Partners"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("survey", "Survey"),
                            ("forum", "Forum or group"),
                            ("visit", "Visit or conversation"),
                            ("complaint", "Theme of complaints"),
                            ("consultation", "Consultation"),
                        ],
                        max_length=20,
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=120)),
                ("people", models.PositiveIntegerField(null=True)),
                ("said", goldenthread.ledger.models.CommittedText(blank=True, default="")),
                (
                    "said_salt",
                    goldenthread.ledger.models.Salt(editable=False, max_length=64, null=True),
                ),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="evidence",
            name="evidence_is_a_file_or_a_link",
        ),
        migrations.AddField(
            model_name="evidence",
            name="by_words",
            field=models.BooleanField(default=False),
        ),
        migrations.AddConstraint(
            model_name="evidence",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("by_words", False), ("file", None), models.Q(("url", ""), _negated=True)
                    ),
                    models.Q(("file__isnull", False), ("url", "")),
                    models.Q(("by_words", True), ("file", None), ("url", "")),
                    _connector="OR",
                ),
                name="evidence_is_a_file_a_link_or_words",
            ),
        ),
        migrations.AddField(
            model_name="consultation",
            name="authority",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="ledger.authority",
            ),
        ),
        migrations.AddField(
            model_name="consultation",
            name="plan",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="consultations",
                to="plans.plan",
            ),
        ),
        migrations.AddField(
            model_name="consultation",
            name="recorded_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="consultationonpriority",
            name="authority",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="ledger.authority",
            ),
        ),
        migrations.AddField(
            model_name="consultationonpriority",
            name="consultation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="priority_links",
                to="plans.consultation",
            ),
        ),
        migrations.AddField(
            model_name="consultationonpriority",
            name="priority",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="consultation_links",
                to="plans.priority",
            ),
        ),
        migrations.AddField(
            model_name="consultationterms",
            name="authority",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="ledger.authority",
            ),
        ),
        migrations.AddField(
            model_name="consultationterms",
            name="consultation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="terms",
                to="plans.consultation",
            ),
        ),
        migrations.AddField(
            model_name="voiceanswer",
            name="authority",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="ledger.authority",
            ),
        ),
        migrations.AddField(
            model_name="voiceanswer",
            name="evidence",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="voice_answers",
                to="plans.evidence",
            ),
        ),
        migrations.AddField(
            model_name="voiceanswer",
            name="recorded_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="voiceterms",
            name="authority",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="ledger.authority",
            ),
        ),
        migrations.AddField(
            model_name="voiceterms",
            name="consultation",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="voices",
                to="plans.consultation",
            ),
        ),
        migrations.AddField(
            model_name="voiceterms",
            name="evidence",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="voices",
                to="plans.evidence",
            ),
        ),
        migrations.AddConstraint(
            model_name="consultationonpriority",
            constraint=models.UniqueConstraint(
                fields=("consultation", "priority", "effective_on", "entry"),
                name="consultation_on_priority_track",
            ),
        ),
        migrations.AddConstraint(
            model_name="consultationterms",
            constraint=models.UniqueConstraint(
                fields=("consultation", "effective_on", "entry"), name="consultation_terms_track"
            ),
        ),
        migrations.AddConstraint(
            model_name="consultationterms",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("title", ""), _negated=True),
                    models.Q(("who", ""), _negated=True),
                    models.Q(("method", ""), _negated=True),
                ),
                name="consultation_is_named",
            ),
        ),
        migrations.AddConstraint(
            model_name="consultationterms",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gte", models.F("begins_on"))),
                name="consultation_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="consultationterms",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("asked", None),
                    ("answered", None),
                    ("answered__lte", models.F("asked")),
                    _connector="OR",
                ),
                name="consultation_answered_by_those_asked",
            ),
        ),
        migrations.AddConstraint(
            model_name="voiceanswer",
            constraint=models.UniqueConstraint(
                fields=("evidence", "effective_on", "entry"), name="voice_answer_track"
            ),
        ),
        migrations.AddConstraint(
            model_name="voiceanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("told_by", ""), _negated=True),
                    models.Q(("told_how", ""), _negated=True),
                ),
                name="voice_told_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="voiceterms",
            constraint=models.UniqueConstraint(
                fields=("evidence", "effective_on", "entry"), name="voice_terms_track"
            ),
        ),
        migrations.AddConstraint(
            model_name="voiceterms",
            constraint=models.CheckConstraint(
                condition=models.Q(("people", None), ("people__gte", 1), _connector="OR"),
                name="voice_of_somebody",
            ),
        ),
    ]
