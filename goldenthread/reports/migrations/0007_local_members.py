from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reports", "0006_status_of_kinds")]

    operations = [
        migrations.AddField(
            model_name="paperterms",
            name="local_members",
            field=models.CharField(blank=True, default="", max_length=200),
        ),
    ]
