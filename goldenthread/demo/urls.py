from django.urls import path

from goldenthread.demo import views

urlpatterns = [
    path("demo/sign-in/", views.sign_in_as, name="demo-sign-in"),
    path("demo/sign-in-again/", views.sign_in_as_before, name="demo-sign-in-again"),
]
