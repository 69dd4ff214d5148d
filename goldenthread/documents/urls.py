from django.urls import path

from goldenthread.documents import views

urlpatterns = [path("files/<int:pk>/", views.download, name="file-download")]
