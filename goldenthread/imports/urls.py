from django.urls import path

from goldenthread.imports.views import beginning, done, looking

urlpatterns = [
    path("imports/", beginning.begin, name="import-begin"),
    path("imports/<int:pk>/", looking.look, name="import"),
    path("imports/<int:pk>/rows/", looking.rows, name="import-rows"),
    path("imports/<int:pk>/discard/", beginning.discard, name="import-discard"),
    path("imports/<int:pk>/<slug:step>/", looking.step, name="import-step"),
    path("imports/done/<int:pk>/", done.batch, name="import-done"),
    path("imports/done/<int:pk>/withdraw/", done.withdraw, name="import-withdraw"),
]
