
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('inspections', '0005_practice_areas'),
        ('ledger', '0002_keys_entry'),
        ('measures', '0002_comparing_and_rare_events'),
        ('plans', '0022_worsening'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='challenge',
            name='challenge_of_one_subject',
        ),
        migrations.RemoveConstraint(
            model_name='challenge',
            name='challenge_of_what_its_subject_has',
        ),
        migrations.RemoveConstraint(
            model_name='contingency',
            name='contingency_fires_once_for_a_measure',
        ),
        migrations.AddField(
            model_name='challenge',
            name='measure',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='challenges', to='measures.measure'),
        ),
        migrations.AlterField(
            model_name='challenge',
            name='about',
            field=models.CharField(choices=[('work', 'The work'), ('progress', 'The progress rating'), ('impact', 'The impact rating'), ('date', 'The date'), ('evidence', 'The evidence'), ('figures', 'The figures'), ('target', 'The target'), ('counts', 'What it counts')], max_length=10),
        ),
        migrations.AddConstraint(
            model_name='challenge',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('finding', None), ('measure', None), ('priority', None)), models.Q(('action', None), ('finding', None), ('measure', None)), models.Q(('action', None), ('measure', None), ('priority', None)), models.Q(('action', None), ('finding', None), ('priority', None)), _connector='OR'), name='challenge_of_one_subject'),
        ),
        migrations.AddConstraint(
            model_name='challenge',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('about__in', ['counts', 'figures', 'target']), ('measure__isnull', False)), models.Q(('action__isnull', False), ('measure', None), models.Q(('about__in', ['counts', 'figures', 'target']), _negated=True)), models.Q(('action', None), ('measure', None), models.Q(('about__in', ['date', 'progress', 'counts', 'figures', 'target']), _negated=True)), _connector='OR'), name='challenge_of_what_its_subject_has'),
        ),
        migrations.AddConstraint(
            model_name='contingency',
            constraint=models.UniqueConstraint(fields=('plan', 'measure', 'priority', 'since'), name='contingency_fires_once_for_a_measure'),
        ),
    ]
