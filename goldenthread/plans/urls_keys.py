from django.urls import path

from goldenthread.plans.views import keys

urlpatterns = [
    path("keys/", keys.keys, name="keys"),
    path("keys/<str:kind>/change/", keys.change, name="key-change"),
    path("keys/<str:kind>/confirm/<str:about>/<int:pk>/", keys.confirm, name="rating-confirm"),
    path("plans/<int:pk>/look-again/", keys.look_again, name="look-again"),
]
