import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import goldenthread.ledger.models


class Migration(migrations.Migration):

    dependencies = [
        ("ledger", "0002_keys_entry"),
        ("reports", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='paper',
            name='kind',
            field=models.CharField(choices=[('committee_report', 'Committee report')], default='committee_report', max_length=20),
        ),
        migrations.AddField(
            model_name='paperedition',
            name='layout',
            field=models.PositiveSmallIntegerField(default=1),
        ),
        migrations.CreateModel(
            name='PaperLayout',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('entry', models.PositiveBigIntegerField(editable=False)),
                ('effective_on', models.DateField()),
                ('kind', models.CharField(choices=[('committee_report', 'Committee report')], max_length=20)),
                ('version', models.PositiveSmallIntegerField()),
                ('parts', models.JSONField()),
                ('house', models.JSONField()),
                ('why', goldenthread.ledger.models.CommittedText(blank=True, default='')),
                ('why_salt', goldenthread.ledger.models.Salt(editable=False, max_length=64, null=True)),
                ('authority', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.authority')),
                ('set_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('authority', 'kind', 'effective_on', 'entry'), name='paper_layout_track'), models.UniqueConstraint(fields=('authority', 'kind', 'version'), name='paper_layout_version_once'), models.CheckConstraint(condition=models.Q(('version__gte', 2)), name='paper_layout_after_ours')],
            },
        ),
    ]
