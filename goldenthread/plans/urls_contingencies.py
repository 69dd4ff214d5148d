from django.urls import path

from goldenthread.plans.views import contingencies, triggers

urlpatterns = [
    path("my-work/contingencies/", contingencies.mine, name="my-contingencies"),
    path("plans/<int:pk>/contingencies/", contingencies.contingencies, name="contingencies"),
    path("plans/<int:pk>/triggers/", triggers.triggers, name="triggers"),
    path("plans/<int:pk>/triggers/<str:kind>/", triggers.edit, name="trigger"),
    path("contingencies/<int:pk>/", contingencies.contingency, name="contingency"),
    path("contingencies/<int:pk>/answer/", contingencies.answer, name="contingency-answer"),
    path("contingencies/<int:pk>/close/", contingencies.close, name="contingency-close"),
]
