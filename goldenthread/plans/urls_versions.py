from django.urls import path

from goldenthread.plans.views import succession, versions

urlpatterns = [
    path("plans/<int:pk>/versions/", versions.versions, name="plan-versions"),
    path("plans/<int:pk>/versions/keep/", versions.keep, name="plan-version-keep"),
    path("plans/<int:pk>/compare/", versions.compare, name="plan-compare"),
    path("plans/<int:pk>/refresh/", succession.refresh, name="plan-refresh"),
    path("plans/<int:pk>/carry-over/", succession.carry_over, name="plan-carry-over"),
]
