from django.urls import path

from goldenthread.plans.views import findings, review

urlpatterns = [
    path("plans/<int:pk>/findings/", findings.findings, name="findings"),
    path("plans/<int:pk>/findings/status/", findings.statuses, name="finding-statuses"),
    path("findings/<int:pk>/status/", findings.status, name="finding-status"),
    path("plans/<int:pk>/review/<int:year>/", review.review, name="finding-review"),
    path(
        "plans/<int:pk>/review/<int:year>/findings/<int:finding_pk>/",
        review.propose,
        name="finding-propose",
    ),
    path("plans/<int:pk>/review/<int:year>/decision/", review.record, name="finding-review-record"),
]
