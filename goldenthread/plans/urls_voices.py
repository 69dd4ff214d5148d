from django.urls import path

from goldenthread.plans.views import consultations, voices

urlpatterns = [
    path("plans/<int:pk>/voice/", voices.voices, name="voices"),
    path("plans/<int:pk>/voice/add/", voices.add, name="voice-add"),
    path("evidence/<int:pk>/said/", voices.describe, name="voice-edit"),
    path("evidence/<int:pk>/answer/", voices.answer, name="voice-answer"),
    path("plans/<int:pk>/consultations/", consultations.consultations, name="consultations"),
    path("plans/<int:pk>/consultations/add/", consultations.add, name="consultation-add"),
    path("consultations/<int:pk>/", consultations.consultation, name="consultation"),
    path("consultations/<int:pk>/edit/", consultations.edit, name="consultation-edit"),
]
