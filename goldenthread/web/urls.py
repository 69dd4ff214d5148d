from django.urls import path

from goldenthread.accounts.pages import open_page
from goldenthread.core import health

urlpatterns = [
    path("healthz", open_page(health.alive), name="alive"),
    path("readyz", open_page(health.ready), name="ready"),
]
