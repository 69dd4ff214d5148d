from django.urls import path

from goldenthread.accounts.pages import open_page
from goldenthread.core import health
from goldenthread.web import views

urlpatterns = [
    path("", views.home, name="home"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("privacy/", views.privacy, name="privacy"),
    path("healthz", open_page(health.alive), name="alive"),
    path("readyz", open_page(health.ready), name="ready"),
]
