import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_overruled_warning"),
        ("ledger", "0002_keys_entry"),
    ]

    operations = [
        migrations.AlterField(
            model_name="grant",
            name="role",
            field=models.CharField(
                choices=[
                    ("administrator", "Administrator"),
                    ("programme_manager", "Programme manager"),
                    ("director", "Director"),
                    ("lead", "Accountable lead"),
                    ("owner", "Action owner"),
                    ("assurer", "Quality assurer"),
                    ("board_member", "Board member"),
                    ("councillor", "Councillor"),
                    ("democratic_services", "Democratic services officer"),
                    ("finance", "Finance officer"),
                    ("adviser", "DfE adviser"),
                    ("guest", "Guest reader"),
                    ("monitoring_officer", "Monitoring officer"),
                    ("partner", "Partner"),
                ],
                max_length=30,
            ),
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("entry", models.PositiveBigIntegerField(editable=False)),
                ("name", models.CharField(max_length=120)),
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
        ),
        migrations.AddField(
            model_name="grant",
            name="organisation",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="grants",
                to="accounts.organisation",
            ),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("organisation__isnull", False), ("role", "partner")),
                    models.Q(models.Q(("role", "partner"), _negated=True), ("organisation", None)),
                    _connector="OR",
                ),
                name="partner_has_an_organisation",
            ),
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.UniqueConstraint(
                fields=("authority", "name"), name="organisation_name_once"
            ),
        ),
    ]
