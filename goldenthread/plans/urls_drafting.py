from django.urls import path

from goldenthread.plans.views import answers, beginning, drafting, promises

urlpatterns = [
    path("plans/draft/", beginning.begin, name="plan-draft"),
    path("plans/draft/<int:pk>/", drafting.priorities, name="plan-draft-priorities"),
    path("plans/draft/<int:pk>/actions/", drafting.actions, name="plan-draft-actions"),
    path("plans/draft/<int:pk>/discard/", beginning.discard, name="plan-draft-discard"),
    path("inspections/<int:pk>/answers/", answers.answers, name="inspection-answers"),
    path("findings/<int:pk>/promises/", promises.promises, name="finding-promises"),
]
