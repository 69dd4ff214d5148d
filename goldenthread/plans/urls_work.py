from django.urls import path

from goldenthread.plans.views import action, decisions, months, my_work

urlpatterns = [
    path("my-work/", my_work.my_work, name="my-work"),
    path("plans/<int:pk>/missing-updates/", months.missing_updates, name="missing-updates"),
    path("plans/<int:pk>/sign-offs/", decisions.body_sign_offs, name="body-sign-offs"),
    path("actions/<int:pk>/", action.action, name="action"),
    path("actions/<int:pk>/history/", action.history, name="action-history"),
    path("actions/<int:pk>/update/<str:month>/", months.update, name="update"),
    path("actions/<int:pk>/new-date/", decisions.ask_new_date, name="new-date"),
    path("actions/<int:pk>/sign-off/", decisions.sign_off, name="sign-off"),
    path("date-requests/<int:pk>/", decisions.date_request, name="date-request"),
]
