from django.db import migrations, models

OUTCOMES = [
    ("positive", "Typically positive experiences and outcomes"),
    ("inconsistent", "Inconsistent experiences and outcomes"),
    ("widespread_failings", "Widespread or systemic failings"),
]


class Migration(migrations.Migration):
    dependencies = [("inspections", "0003_repeats_and_others")]

    operations = [
        migrations.AddField("findingtext", "heading", models.TextField(blank=True, default="")),
        migrations.AddField("findingtext", "bodies", models.TextField(blank=True, default="")),
        migrations.AddField("findingtext", "of_board", models.BooleanField(default=False)),
        migrations.AddField("inspectiondetails", "outcome", models.TextField(blank=True, default="")),
        migrations.AddField(
            "inspectiondetails",
            "outcome_code",
            models.CharField(blank=True, choices=OUTCOMES, default="", max_length=20),
        ),
    ]
