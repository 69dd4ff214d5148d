import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import goldenthread.core.clock
import goldenthread.ledger.models


class Migration(migrations.Migration):

    dependencies = [
        ("reports", "0002_kinds_and_layouts"),
        ("ledger", "0002_keys_entry"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Clearance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('entry', models.PositiveBigIntegerField(editable=False)),
                ('effective_on', models.DateField()),
                ('edition', models.PositiveSmallIntegerField()),
                ('step', models.CharField(max_length=60)),
                ('section', models.CharField(blank=True, max_length=20)),
                ('is_cleared', models.BooleanField()),
                ('words', goldenthread.ledger.models.CommittedText(blank=True, default='')),
                ('words_salt', goldenthread.ledger.models.Salt(editable=False, max_length=64, null=True)),
                ('authority', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.authority')),
                ('given_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('paper', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='clearances', to='reports.paper')),
            ],
        ),
        migrations.CreateModel(
            name='ClearanceAuthor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('entry', models.PositiveBigIntegerField(editable=False)),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('authority', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.authority')),
                ('clearance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='authors', to='reports.clearance')),
                ('given_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='ClearanceSteps',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('entry', models.PositiveBigIntegerField(editable=False)),
                ('effective_on', models.DateField()),
                ('kind', models.CharField(blank=True, max_length=20)),
                ('drafts_days', models.PositiveSmallIntegerField()),
                ('is_advisory', models.BooleanField(default=False)),
                ('authority', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.authority')),
                ('set_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='ClearanceStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('entry', models.PositiveBigIntegerField(editable=False)),
                ('place', models.PositiveSmallIntegerField()),
                ('name', models.CharField(max_length=60)),
                ('role', models.CharField(blank=True, choices=[('administrator', 'Administrator'), ('programme_manager', 'Programme manager'), ('director', 'Director'), ('lead', 'Accountable lead'), ('owner', 'Action owner'), ('assurer', 'Quality assurer'), ('board_member', 'Board member'), ('councillor', 'Councillor'), ('democratic_services', 'Democratic services officer'), ('finance', 'Finance officer'), ('adviser', 'DfE adviser'), ('guest', 'Guest reader'), ('monitoring_officer', 'Monitoring officer'), ('partner', 'Partner')], max_length=30)),
                ('section', models.CharField(blank=True, max_length=20)),
                ('days', models.PositiveSmallIntegerField()),
                ('authority', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.authority')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('setting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='reports.clearancesteps')),
            ],
        ),
        migrations.CreateModel(
            name='PaperReminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('about', models.CharField(max_length=80)),
                ('kind', models.CharField(max_length=10)),
                ('due_on', models.DateField()),
                ('claimed_at', models.DateTimeField(default=goldenthread.core.clock.now)),
                ('paper', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='reports.paper')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='SectionComment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('entry', models.PositiveBigIntegerField(editable=False)),
                ('section', models.CharField(max_length=20)),
                ('text', goldenthread.ledger.models.CommittedText(blank=True, default='')),
                ('made_on', models.DateField()),
                ('text_salt', goldenthread.ledger.models.Salt(editable=False, max_length=64, null=True)),
                ('authority', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.authority')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('paper', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='comments', to='reports.paper')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CommentResolved',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('entry', models.PositiveBigIntegerField(editable=False)),
                ('note', goldenthread.ledger.models.CommittedText(blank=True, default='')),
                ('resolved_on', models.DateField()),
                ('note_salt', goldenthread.ledger.models.Salt(editable=False, max_length=64, null=True)),
                ('authority', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.authority')),
                ('resolved_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('comment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='resolved', to='reports.sectioncomment')),
            ],
        ),
        migrations.CreateModel(
            name='SectionDuty',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('entry', models.PositiveBigIntegerField(editable=False)),
                ('effective_on', models.DateField()),
                ('section', models.CharField(max_length=20)),
                ('due_on', models.DateField(null=True)),
                ('authority', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.authority')),
                ('paper', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='duties', to='reports.paper')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.AddConstraint(
            model_name='clearance',
            constraint=models.UniqueConstraint(fields=('paper', 'edition', 'step', 'effective_on', 'entry'), name='clearance_track'),
        ),
        migrations.AddConstraint(
            model_name='clearanceauthor',
            constraint=models.UniqueConstraint(fields=('clearance', 'author'), name='clearance_author_once'),
        ),
        migrations.AddConstraint(
            model_name='clearanceauthor',
            constraint=models.CheckConstraint(condition=models.Q(('author', models.F('given_by')), _negated=True), name='clearer_is_no_author'),
        ),
        migrations.AddConstraint(
            model_name='clearancesteps',
            constraint=models.UniqueConstraint(fields=('authority', 'kind', 'effective_on', 'entry'), name='clearance_steps_track'),
        ),
        migrations.AddConstraint(
            model_name='clearancestep',
            constraint=models.UniqueConstraint(fields=('setting', 'place'), name='clearance_step_in_order'),
        ),
        migrations.AddConstraint(
            model_name='clearancestep',
            constraint=models.UniqueConstraint(fields=('setting', 'name'), name='clearance_step_name_once'),
        ),
        migrations.AddConstraint(
            model_name='clearancestep',
            constraint=models.CheckConstraint(condition=models.Q(('person', None), ('role', ''), _connector='XOR'), name='clearance_step_is_of_one'),
        ),
        migrations.AddConstraint(
            model_name='paperreminder',
            constraint=models.UniqueConstraint(fields=('paper', 'person', 'about', 'kind', 'due_on'), name='paper_reminder_once'),
        ),
        migrations.AddConstraint(
            model_name='commentresolved',
            constraint=models.UniqueConstraint(fields=('comment',), name='comment_resolved_once'),
        ),
        migrations.AddConstraint(
            model_name='sectionduty',
            constraint=models.UniqueConstraint(fields=('paper', 'section', 'effective_on', 'entry'), name='section_duty_track'),
        ),
        migrations.AddConstraint(
            model_name='sectionduty',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('due_on', None), ('person', None)), models.Q(('due_on__isnull', False), ('person__isnull', False)), _connector='OR'), name='section_duty_has_a_day'),
        ),
    ]
