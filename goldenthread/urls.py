from django.urls import include, path

handler400 = "goldenthread.core.errors_views.bad_request"
handler404 = "goldenthread.core.errors_views.not_found"
handler500 = "goldenthread.core.errors_views.server_error"

urlpatterns = [
    path("", include("goldenthread.web.urls")),
    path("", include("goldenthread.accounts.urls")),
    path("", include("goldenthread.documents.urls")),
    path("", include("goldenthread.inspections.urls")),
    path("", include("goldenthread.measures.urls")),
    path("", include("goldenthread.plans.urls")),
    path("", include("goldenthread.governance.urls")),
    path("", include("goldenthread.reports.urls")),
    path("", include("goldenthread.imports.urls")),
    path("", include("goldenthread.public.urls")),
    path("", include("goldenthread.api.urls")),
    path("", include("goldenthread.demo.urls")),
]
