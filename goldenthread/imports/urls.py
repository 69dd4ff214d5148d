from django.urls import path

from goldenthread.imports.views import beginning, checking, comparing, done, looking, meeting

urlpatterns = [
    path("imports/", beginning.begin, name="import-begin"),
    path("imports/<int:pk>/", looking.look, name="import"),
    path("imports/<int:pk>/rows/", looking.rows, name="import-rows"),
    path("imports/<int:pk>/compare/", comparing.compare, name="import-compare"),
    path("imports/<int:pk>/discard/", beginning.discard, name="import-discard"),
    path("imports/<int:pk>/<slug:step>/", looking.step, name="import-step"),
    path("imports/done/<int:pk>/", done.batch, name="import-done"),
    path("imports/done/<int:pk>/progress/", comparing.progress, name="import-progress"),
    path("inspections/<int:pk>/meets/<int:plan>/", meeting.meets, name="inspection-meets"),
    path("plans/<int:pk>/check/", checking.plan_check, name="plan-check"),
    path("plans/<int:pk>/check/over-time/", checking.over_time, name="plan-check-results"),
    path("plans/<int:pk>/to-come/", done.to_come, name="plan-to-come"),
    path("check-rules/", checking.rules, name="check-rules"),
    path("check-rules/change/", checking.rule, name="check-rule"),
    path("plans/<int:pk>/sheet.xlsx", comparing.sheet, name="plan-sheet"),
    path("imports/done/<int:pk>/withdraw/", done.withdraw, name="import-withdraw"),
]
