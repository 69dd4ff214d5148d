from django.urls import path

from goldenthread.plans.views import aims

urlpatterns = [
    path("plans/<int:pk>/aims/", aims.aims, name="aims"),
    path("plans/<int:pk>/aims/add/", aims.add, name="aim-add"),
    path("priorities/<int:pk>/aims/", aims.serve, name="priority-aims"),
    path("aims/<int:pk>/", aims.aim, name="aim"),
    path("aims/<int:pk>/edit/", aims.edit, name="aim-edit"),
]
