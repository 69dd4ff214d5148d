from django.urls import path

from goldenthread.plans.views import dependencies, milestones

urlpatterns = [
    path("actions/<int:pk>/milestones/add/", milestones.add, name="milestone-add"),
    path("actions/<int:pk>/milestones/order/", milestones.order, name="milestone-order"),
    path("milestones/<int:pk>/", milestones.edit, name="milestone-edit"),
    path("milestones/<int:pk>/<str:after>/", milestones.state, name="milestone-state"),
    path("actions/<int:pk>/waits-for/", dependencies.wait, name="action-waits"),
    path(
        "actions/<int:pk>/waits-for/<int:needed>/end/",
        dependencies.end,
        name="action-waits-end",
    ),
]
