
import goldenthread.core.clock
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("inspections", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="reportdraft",
            name="touched_at",
            field=models.DateTimeField(default=goldenthread.core.clock.now),
        ),
    ]
