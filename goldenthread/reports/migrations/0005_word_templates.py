import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import goldenthread.ledger.models


class Migration(migrations.Migration):

    dependencies = [
        ("documents", "0001_initial"),
        ("ledger", "0002_keys_entry"),
        ("reports", "0004_what_is_frozen"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='paperedition',
            name='template',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storedfile'),
        ),
        migrations.CreateModel(
            name='WordTemplate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('entry', models.PositiveBigIntegerField(editable=False)),
                ('effective_on', models.DateField()),
                ('kind', models.CharField(max_length=20)),
                ('why', goldenthread.ledger.models.CommittedText(blank=True, default='')),
                ('why_salt', goldenthread.ledger.models.Salt(editable=False, max_length=64, null=True)),
                ('authority', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.authority')),
                ('file', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storedfile')),
                ('set_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('authority', 'kind', 'effective_on', 'entry'), name='word_template_track'), models.CheckConstraint(condition=models.Q(('file__isnull', False), models.Q(('why', ''), _negated=True), _connector='OR'), name='word_template_dropped_for_a_reason')],
            },
        ),
    ]
