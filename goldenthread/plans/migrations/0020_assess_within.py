from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("plans", "0019_evidence_life")]

    operations = [
        migrations.AddField("planterms", "assess_within", models.PositiveSmallIntegerField(default=3)),
        migrations.AddConstraint(
            "planterms",
            models.CheckConstraint(
                condition=models.Q(("assess_within__gte", 1), ("assess_within__lte", 12)),
                name="impact_is_assessed_within_a_year",
            ),
        ),
    ]
