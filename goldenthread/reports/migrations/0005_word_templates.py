from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ("reports", "0004_what_is_frozen"),
    ]

    operations = []
