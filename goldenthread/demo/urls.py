from django.urls import path

from goldenthread.demo import views

urlpatterns = [path("demo/sign-in/", views.sign_in_as, name="demo-sign-in")]
