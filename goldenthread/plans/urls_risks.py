from django.urls import path

from goldenthread.plans.views import risk_changes, risks

urlpatterns = [
    path("plans/<int:pk>/risks/", risks.register, name="risks"),
    path("plans/<int:pk>/risks/matrix/", risks.matrix, name="risk-matrix"),
    path("plans/<int:pk>/risks/add/", risk_changes.add, {"kind": "plan"}, name="plan-risk"),
    path("priorities/<int:pk>/risk/", risk_changes.add, {"kind": "priority"}, name="priority-risk"),
    path("actions/<int:pk>/risk/", risk_changes.add, {"kind": "action"}, name="action-risk"),
    path("risks/<int:pk>/", risks.risk, name="risk"),
    path("risks/<int:pk>/edit/", risk_changes.edit, name="risk-edit"),
    path("risks/<int:pk>/score/", risk_changes.score, name="risk-score"),
    path("risks/<int:pk>/links/", risk_changes.links, name="risk-links"),
    path("risks/<int:pk>/close/", risk_changes.close, name="risk-close"),
    path("risks/<int:pk>/reopen/", risk_changes.reopen, name="risk-reopen"),
]
