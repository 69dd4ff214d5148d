from django.urls import path

from goldenthread.plans.views import editing

urlpatterns = [
    path("plans/<int:pk>/settings/", editing.settings, name="plan-settings"),
    path("plans/<int:pk>/stage/", editing.stage, name="plan-stage"),
    path("plans/<int:pk>/inspections/", editing.inspections, name="plan-inspections"),
    path("plans/<int:pk>/priorities/add/", editing.add_priority, name="priority-add"),
    path("priorities/<int:pk>/edit/", editing.edit_priority, name="priority-edit"),
    path("priorities/<int:pk>/actions/add/", editing.add_action, name="action-add"),
    path("actions/<int:pk>/edit/", editing.edit_action, name="action-edit"),
]
