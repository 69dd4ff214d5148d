from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("plans", "0017_aims")]

    operations = []
