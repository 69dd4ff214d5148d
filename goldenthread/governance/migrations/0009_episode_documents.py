from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("governance", "0008_committee_site"),
    ]

    operations = [
        migrations.AddField(
            model_name="episodeterms",
            name="document",
            field=models.CharField(blank=True, default="", max_length=500),
        ),
    ]
