import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0001_initial'),
        ('ledger', '0002_keys_entry'),
        ('reports', '0003_narrative'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='BroughtCopy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('entry', models.PositiveBigIntegerField(editable=False)),
                ('brought_on', models.DateField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='paper',
            name='part_one',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='part_two', to='reports.paper'),
        ),
        migrations.AddField(
            model_name='paperedition',
            name='code',
            field=models.CharField(max_length=12, null=True, unique=True),
        ),
        migrations.AddField(
            model_name='paperedition',
            name='dataset',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storedfile'),
        ),
        migrations.AddField(
            model_name='paperedition',
            name='root',
            field=models.CharField(blank=True, default='', max_length=64),
        ),
        migrations.AddField(
            model_name='paperedition',
            name='xlsx',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storedfile'),
        ),
        migrations.AddConstraint(
            model_name='paperedition',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('code', None), ('dataset', None), ('root', ''), ('xlsx', None)), models.Q(models.Q(('root', ''), _negated=True), ('code__isnull', False), ('dataset__isnull', False), ('xlsx__isnull', False)), _connector='OR'), name='edition_frozen_whole'),
        ),
        migrations.AddField(
            model_name='broughtcopy',
            name='authority',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.authority'),
        ),
        migrations.AddField(
            model_name='broughtcopy',
            name='brought_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='broughtcopy',
            name='edition',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='brought', to='reports.paperedition'),
        ),
        migrations.AddField(
            model_name='broughtcopy',
            name='file',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storedfile'),
        ),
    ]
