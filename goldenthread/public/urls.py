from django.urls import path

from goldenthread.public import views

urlpatterns = [
    path("public/", views.authorities, name="public"),
    path("public/<slug:slug>/", views.authority, name="public-authority"),
    path("public/<slug:slug>/papers/<int:pk>/", views.paper, name="public-paper"),
    path(
        "public/<slug:slug>/papers/<int:pk>/edition-<int:number>.<str:kind>",
        views.paper_file,
        name="public-paper-file",
    ),
]
