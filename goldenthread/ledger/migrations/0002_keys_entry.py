from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]

    operations = [
        migrations.AddField(
            "authority", "keys_entry", models.PositiveBigIntegerField(default=0, editable=False)
        ),
    ]
