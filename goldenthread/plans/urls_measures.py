from django.urls import path

from goldenthread.plans.views import measures

urlpatterns = [
    path("plans/<int:pk>/measures/", measures.plan_measures, name="plan-measures"),
    path("actions/<int:pk>/measures/", measures.action_measures, name="action-measures"),
    path("priorities/<int:pk>/measures/", measures.priority_measures, name="priority-measures"),
    path("findings/<int:pk>/measures/", measures.finding_measures, name="finding-measures"),
    path("measures/<int:pk>/actions/", measures.subjects, name="measure-actions"),
]
