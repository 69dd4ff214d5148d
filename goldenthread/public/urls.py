from django.urls import path

from goldenthread.public.views import papers, site, verifying

urlpatterns = [
    path("public/", papers.authorities, name="public"),
    path("public/<slug:slug>/", papers.authority, name="public-authority"),
    path("public/<slug:slug>/papers.atom", papers.feed, name="public-feed"),
    path("public/<slug:slug>/papers/<int:pk>/", papers.paper, name="public-paper"),
    path(
        "public/<slug:slug>/papers/<int:pk>/edition-<int:number>/",
        papers.edition,
        name="public-edition",
    ),
    path(
        "public/<slug:slug>/papers/<int:pk>/edition-<int:number>.<str:kind>",
        papers.paper_file,
        name="public-paper-file",
    ),
    path("public/<slug:slug>/plans/<int:pk>/", site.plan, name="public-plan"),
    path("public/<slug:slug>/plans/<int:pk>/decisions/", site.decisions, name="public-decisions"),
    path("public/<slug:slug>/plans/<int:pk>/rows/", site.rows, name="public-rows"),
    path("public/<slug:slug>/plans/<int:pk>/data/", site.data, name="public-data"),
    path(
        "public/<slug:slug>/plans/<int:pk>/data/<slug:code>.<str:kind>",
        site.data_file,
        name="public-data-file",
    ),
    path("public/<slug:slug>/plans/<int:pk>/<slug:code>/", site.page, name="public-page"),
    path("v/", verifying.check, name="verify"),
    path("v/<slug:code>/", verifying.verify, name="verify-edition"),
]
