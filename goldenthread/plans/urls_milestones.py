from django.urls import path

from goldenthread.plans.views import dependencies, milestones, sharing

urlpatterns = [
    path("actions/<int:pk>/milestones/add/", milestones.add, name="milestone-add"),
    path("actions/<int:pk>/milestones/order/", milestones.order, name="milestone-order"),
    path("milestones/<int:pk>/", milestones.edit, name="milestone-edit"),
    path("milestones/<int:pk>/<str:after>/", milestones.state, name="milestone-state"),
    path("actions/<int:pk>/share/", sharing.share, name="action-share"),
    path("actions/<int:pk>/share/<int:plan>/end/", sharing.end, name="action-share-end"),
    path("actions/<int:pk>/waits-for/", dependencies.wait, name="action-waits"),
    path(
        "actions/<int:pk>/waits-for/<int:needed>/end/",
        dependencies.end,
        name="action-waits-end",
    ),
]
