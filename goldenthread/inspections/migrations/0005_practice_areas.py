import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("inspections", "0004_what_the_reader_gives")]

    operations = [
        migrations.CreateModel(
            name="PracticeAreaList",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("entry", models.PositiveBigIntegerField(editable=False)),
                ("effective_on", models.DateField()),
                ("areas", models.JSONField()),
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
                        fields=("authority", "effective_on", "entry"),
                        name="practice_area_list_track",
                    )
                ],
            },
        ),
    ]
