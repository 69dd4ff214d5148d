from django.urls import include, path

from goldenthread.plans.views import lists, reading, record, since, thread

urlpatterns = [
    path("plans/", reading.plans, name="plans"),
    path("plans/<int:pk>/", reading.plan, name="plan"),
    path("plans/<int:pk>/actions/", lists.actions, name="actions"),
    path("", include("goldenthread.plans.urls_findings")),
    path("plans/<int:pk>/exceptions/", lists.stand_outs, name="exceptions"),
    path("plans/<int:pk>/thread/", thread.thread, name="thread"),
    path("plans/<int:pk>/since/", since.since, name="since"),
    path("plans/<int:pk>/record/", record.record, name="record"),
    path("priorities/<int:pk>/", reading.priority, name="priority"),
    path("", include("goldenthread.plans.urls_aims")),
    path("", include("goldenthread.plans.urls_challenges")),
    path("", include("goldenthread.plans.urls_funding")),
    path("", include("goldenthread.plans.urls_risks")),
    path("", include("goldenthread.plans.urls_contingencies")),
    path("", include("goldenthread.plans.urls_keys")),
    path("", include("goldenthread.plans.urls_measures")),
    path("", include("goldenthread.plans.urls_milestones")),
    path("", include("goldenthread.plans.urls_voices")),
    path("", include("goldenthread.plans.urls_work")),
    path("", include("goldenthread.plans.urls_periods")),
    path("", include("goldenthread.plans.urls_edit")),
    path("", include("goldenthread.plans.urls_dates")),
    path("", include("goldenthread.plans.urls_impact")),
    path("", include("goldenthread.plans.urls_drafting")),
    path("", include("goldenthread.plans.urls_versions")),
]
