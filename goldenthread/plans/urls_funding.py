from django.urls import path

from goldenthread.plans.views import funding
from goldenthread.plans.views import funding_changes as changing

urlpatterns = [
    path("plans/<int:pk>/funding/", funding.funding, name="funding"),
    path("plans/<int:pk>/funding/add/", changing.add, {"kind": "plan"}, name="plan-fund"),
    path("priorities/<int:pk>/fund/", changing.add, {"kind": "priority"}, name="priority-fund"),
    path("actions/<int:pk>/fund/", changing.add, {"kind": "action"}, name="action-fund"),
    path("actions/<int:pk>/money/", changing.need, name="funding-need"),
    path("funding/<int:pk>/", funding.funding_line, name="funding-line"),
    path("funding/<int:pk>/change/", changing.edit, name="funding-edit"),
    path("funding/<int:pk>/months/<int:year>/", changing.months, name="funding-months"),
    path("funding/<int:pk>/approve/", changing.approve, name="funding-approve"),
    path("funding/<int:pk>/withdraw/", changing.withdraw, name="funding-withdraw"),
]
