from django.urls import path

from goldenthread.plans.views import pace, states

urlpatterns = [
    path("plans/<int:pk>/pace/", pace.pace, name="pace"),
    path("actions/<int:pk>/state/<str:after>/", states.state, name="action-state"),
    path("actions/<int:pk>/reopen/", states.reopen, name="action-reopen"),
    path("actions/<int:pk>/reviews/", states.reviews, name="action-reviews"),
    path("actions/<int:pk>/review/", states.hold_review, name="action-review"),
]
