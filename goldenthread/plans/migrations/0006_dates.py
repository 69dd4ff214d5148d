import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q

import goldenthread.ledger.models


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0005_finding_status"),
        ("ledger", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ReviewDates",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("entry", models.PositiveBigIntegerField(editable=False)),
                ("effective_on", models.DateField()),
                ("next_on", models.DateField(null=True)),
                ("every_months", models.PositiveSmallIntegerField(default=0)),
                ("found", goldenthread.ledger.models.CommittedText(blank=True, default="")),
                ("found_salt", goldenthread.ledger.models.Salt(editable=False, max_length=64, null=True)),
                ("action", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="review_dates", to="plans.action")),
                ("authority", models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="ledger.authority")),
                ("told_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.AddConstraint(
            model_name="reviewdates",
            constraint=models.UniqueConstraint(fields=("action", "effective_on", "entry"), name="review_dates_track"),
        ),
        migrations.AddConstraint(
            model_name="reviewdates",
            constraint=models.CheckConstraint(condition=Q(every_months__lte=24), name="reviews_at_least_every_two_years"),
        ),
        migrations.AddConstraint(
            model_name="reviewdates",
            constraint=models.CheckConstraint(
                condition=Q(next_on__isnull=False) | Q(every_months=0), name="repeated_reviews_have_a_next_date"
            ),
        ),
        migrations.AddField("state", "decided_by", models.CharField(blank=True, default="", max_length=120)),
        migrations.AddField("state", "moved_to", models.CharField(blank=True, default="", max_length=120)),
        migrations.AddField("state", "review_on", models.DateField(null=True)),
        migrations.AddConstraint(
            model_name="state",
            constraint=models.CheckConstraint(
                condition=~Q(state="paused") | Q(review_on__isnull=False), name="paused_has_a_review_date"
            ),
        ),
        migrations.AddConstraint(
            model_name="state",
            constraint=models.CheckConstraint(
                condition=~Q(state="withdrawn") | ~Q(decided_by=""), name="withdrawn_by_somebody_named"
            ),
        ),
        migrations.AddConstraint(
            model_name="state",
            constraint=models.CheckConstraint(
                condition=~Q(state="transferred") | ~Q(moved_to=""), name="transferred_to_somewhere_named"
            ),
        ),
        migrations.AddField(
            "update",
            "confidence",
            models.CharField(
                blank=True, choices=[("high", "High"), ("medium", "Medium"), ("low", "Low")], default="", max_length=10
            ),
        ),
        migrations.AddField("update", "due_on", models.DateField(null=True)),
        migrations.AddField("update", "expected_on", models.DateField(null=True)),
        migrations.AddConstraint(
            model_name="update",
            constraint=models.CheckConstraint(
                condition=Q(confidence="", due_on=None, expected_on=None)
                | Q(confidence__in=["high", "medium", "low"], due_on__isnull=False),
                name="confidence_is_of_a_date",
            ),
        ),
    ]
