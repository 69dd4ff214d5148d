import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import goldenthread.ledger.models


class Migration(migrations.Migration):
    dependencies = [("plans", "0018_voice")]

    operations = [
        migrations.CreateModel(
            name="EvidenceVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("entry", models.PositiveBigIntegerField(editable=False)),
                ("effective_on", models.DateField()),
                ("number", models.PositiveSmallIntegerField()),
                ("url", models.URLField(blank=True, max_length=500)),
                ("why", goldenthread.ledger.models.CommittedText(blank=True, default="")),
                (
                    "why_salt",
                    goldenthread.ledger.models.Salt(editable=False, max_length=64, null=True),
                ),
            ],
        ),
        migrations.AddField(
            model_name="evidencetext",
            name="marking",
            field=models.CharField(
                choices=[
                    ("open", "Open: it may be shown to anybody"),
                    ("internal", "Internal: whoever may see the plan"),
                    ("exempt", "Exempt: only those who work on the plan"),
                ],
                default="internal",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="evidencetext",
            name="marking_why",
            field=goldenthread.ledger.models.CommittedText(blank=True, default=""),
        ),
        migrations.AddField(
            model_name="evidencetext",
            name="marking_why_salt",
            field=goldenthread.ledger.models.Salt(editable=False, max_length=64, null=True),
        ),
        migrations.AddField(
            model_name="evidencetext",
            name="review_by",
            field=models.DateField(null=True),
        ),
        migrations.AddConstraint(
            model_name="evidencetext",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("marking", "exempt"), _negated=True),
                    ("marking_why", None),
                    models.Q(("marking_why", ""), _negated=True),
                    _connector="OR",
                ),
                name="evidence_exempt_for_a_reason",
            ),
        ),
        migrations.AddField(
            model_name="evidenceversion",
            name="added_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="evidenceversion",
            name="authority",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="ledger.authority",
            ),
        ),
        migrations.AddField(
            model_name="evidenceversion",
            name="evidence",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="versions",
                to="plans.evidence",
            ),
        ),
        migrations.AddField(
            model_name="evidenceversion",
            name="file",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="documents.storedfile",
            ),
        ),
        migrations.AddConstraint(
            model_name="evidenceversion",
            constraint=models.UniqueConstraint(
                fields=("evidence", "effective_on", "entry"), name="evidence_version_track"
            ),
        ),
        migrations.AddConstraint(
            model_name="evidenceversion",
            constraint=models.UniqueConstraint(
                fields=("evidence", "number"), name="evidence_version_number_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="evidenceversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("number__gte", 2)), name="evidence_version_after_first"
            ),
        ),
        migrations.AddConstraint(
            model_name="evidenceversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("file", None), models.Q(("url", ""), _negated=True)),
                    models.Q(("file__isnull", False), ("url", "")),
                    _connector="OR",
                ),
                name="evidence_version_is_a_file_or_a_link",
            ),
        ),
    ]
