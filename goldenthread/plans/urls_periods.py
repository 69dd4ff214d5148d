from django.urls import path

from goldenthread.plans.views import bulk, no_change, periods, standing_in

urlpatterns = [
    path("plans/<int:pk>/months/", periods.months, name="months"),
    path("plans/<int:pk>/months/<str:month>/", periods.month, name="month"),
    path("plans/<int:pk>/months/<str:month>/lock/", periods.lock, name="month-lock"),
    path("plans/<int:pk>/months/<str:month>/reopen/", periods.reopen, name="month-reopen"),
    path("plans/<int:pk>/months/<str:month>/check/", periods.check, name="month-check"),
    path("plans/<int:pk>/months/<str:month>/updates/", bulk.grid, name="month-updates"),
    path("plans/<int:pk>/months/<str:month>/paste/", bulk.paste, name="month-paste"),
    path("plans/<int:pk>/hand-over/", standing_in.hand_over, name="hand-over"),
    path("actions/<int:pk>/update/<str:month>/send-back/", periods.send_back, name="send-back"),
    path("actions/<int:pk>/update/<str:month>/no-change/", no_change.press, name="no-change"),
    path("priorities/<int:pk>/highlight/<str:month>/", periods.highlight, name="highlight"),
    path("cover/", standing_in.covers, name="covers"),
    path("cover/<int:pk>/end/", standing_in.end, name="cover-end"),
]
