from django.urls import path

from goldenthread.plans.views import challenges

urlpatterns = [
    path("plans/<int:pk>/challenges/", challenges.challenges, name="challenges"),
    path("plans/<int:pk>/ask/", challenges.ask, {"kind": "plan"}, name="plan-ask"),
    path("priorities/<int:pk>/ask/", challenges.ask, {"kind": "priority"}, name="priority-ask"),
    path("actions/<int:pk>/ask/", challenges.ask, {"kind": "action"}, name="action-ask"),
    path("findings/<int:pk>/ask/", challenges.ask, {"kind": "finding"}, name="finding-ask"),
    path("measures/<int:pk>/ask/", challenges.ask, {"kind": "measure"}, name="measure-ask"),
    path("measures/<int:pk>/questions/", challenges.measure_questions, name="measure-questions"),
    path("challenges/<int:pk>/", challenges.challenge, name="challenge"),
    path("challenges/<int:pk>/answer/", challenges.answer, name="challenge-answer"),
    path("challenges/<int:pk>/close/", challenges.close, name="challenge-close"),
    path("challenges/<int:pk>/withdraw/", challenges.withdraw, name="challenge-withdraw"),
]
