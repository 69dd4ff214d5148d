from django.urls import path

from goldenthread.api import views
from goldenthread.api.endpoints import BASE, addresses

urlpatterns = [
    path("tokens/", views.tokens, name="tokens"),
    path("tokens/make/", views.add, name="token-add"),
    path("tokens/<int:pk>/revoke/", views.revoke, name="token-revoke"),
    path(f"{BASE}openapi.json", views.openapi, name="api-description"),
    *addresses(),
]
