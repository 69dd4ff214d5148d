from django.urls import path

from goldenthread.plans.views import keys

urlpatterns = [
    path("keys/", keys.keys, name="keys"),
    path("keys/progress/change/", keys.change, {"kind": "progress"}, name="progress-key"),
    path("keys/impact/change/", keys.change, {"kind": "impact"}, name="impact-key"),
    path("keys/<str:kind>/confirm/<str:about>/<int:pk>/", keys.confirm, name="rating-confirm"),
    path("plans/<int:pk>/look-again/", keys.look_again, name="look-again"),
]
