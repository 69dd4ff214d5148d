from django.urls import path

from goldenthread.inspections.views import checking, corrections, inspections, reading

urlpatterns = [
    path("inspections/", inspections.inspections, name="inspections"),
    path("inspections/read/", reading.read_report, name="inspection-read"),
    path("inspections/by-hand/", reading.record_by_hand, name="inspection-by-hand"),
    path("inspections/drafts/<int:pk>/", checking.check_report, name="inspection-draft"),
    path("inspections/drafts/<int:pk>/discard/", reading.discard, name="inspection-draft-discard"),
    path(
        "inspections/drafts/<int:pk>/pages/<int:number>.png",
        reading.draft_picture,
        name="inspection-draft-picture",
    ),
    path("inspections/<int:pk>/", inspections.inspection, name="inspection"),
    path("inspections/<int:pk>/dates/<str:kind>/", corrections.set_date, name="inspection-date"),
    path("inspections/<int:pk>/readers/", corrections.readers, name="inspection-readers"),
    path("inspections/<int:pk>/findings/add/", corrections.add_finding, name="finding-add"),
    path(
        "inspections/<int:pk>/pages/<int:number>/", inspections.report_page, name="inspection-page"
    ),
    path(
        "inspections/<int:pk>/pages/<int:number>.png",
        inspections.report_picture,
        name="inspection-picture",
    ),
    path("findings/<int:pk>/edit/", corrections.edit_finding, name="finding-edit"),
]
