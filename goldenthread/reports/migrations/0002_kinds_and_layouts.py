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
            field=models.CharField(choices=[('committee_report', 'Committee report'), ('board_pack', 'Improvement board pack'), ('highlight_report', 'Highlight and exception report'), ('annual_review', 'Annual review by recommendation'), ('ofsted_submission', 'Submission to Ofsted'), ('dfe_review', 'DfE review pack'), ('monitoring_visit', 'Monitoring-visit pack'), ('presenters_note', 'Presenter’s note for a meeting'), ('plan_on_a_page', 'Plan on a page'), ('public_summary', 'Public summary')], default='committee_report', max_length=20),
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
                ('kind', models.CharField(choices=[('committee_report', 'Committee report'), ('board_pack', 'Improvement board pack'), ('highlight_report', 'Highlight and exception report'), ('annual_review', 'Annual review by recommendation'), ('ofsted_submission', 'Submission to Ofsted'), ('dfe_review', 'DfE review pack'), ('monitoring_visit', 'Monitoring-visit pack'), ('presenters_note', 'Presenter’s note for a meeting'), ('plan_on_a_page', 'Plan on a page'), ('public_summary', 'Public summary')], max_length=20)),
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
        migrations.AlterField(
            model_name='papertext',
            name='section',
            field=models.CharField(choices=[('purpose', 'Purpose'), ('recommendations', 'Recommendations'), ('summary', 'Summary'), ('reasons', 'Reasons for the recommendations'), ('other_options', 'Other options considered'), ('background', 'Background'), ('consultation', 'Consultation and engagement'), ('legal', 'Legal'), ('finance', 'Finance'), ('policy', 'Policy'), ('equality', 'Equality'), ('human_resources', 'Human resources'), ('risk', 'Risk management'), ('rural', 'Rural communities'), ('children', 'Children and young people, cared for children and care leavers'), ('public_health', 'Public health'), ('climate', 'Climate change'), ('contact_details', 'Contact details'), ('background_papers', 'Background papers'), ('foreword', 'Statement by the director'), ('assurance', 'How the plan is governed and assured'), ('self_assessment', 'What we know about our practice'), ('found', 'What inspectors found'), ('next_steps', 'What happens next'), ('speaking', 'What to say'), ('own_1', 'First part of your own'), ('own_2', 'Second part of your own'), ('own_3', 'Third part of your own')], max_length=20),
        ),
    ]
