from django.urls import path

from goldenthread.inspections.views import (
    areas,
    checking,
    corrections,
    inspections,
    marking,
    others,
    reading,
    repeats,
)

urlpatterns = [
    path("practice-areas/", areas.practice_areas, name="practice-areas"),
    path("inspections/", inspections.inspections, name="inspections"),
    path("inspections/read/", reading.read_report, name="inspection-read"),
    path("inspections/by-hand/", reading.record_by_hand, name="inspection-by-hand"),
    path("inspections/drafts/<int:pk>/", checking.check_report, name="inspection-draft"),
    path("inspections/drafts/<int:pk>/repeats/", repeats.draft_repeats, name="draft-repeats"),
    path("inspections/drafts/<int:pk>/discard/", reading.discard, name="inspection-draft-discard"),
    path(
        "inspections/drafts/<int:pk>/pages/<int:number>/",
        marking.mark_passages,
        name="inspection-draft-page",
    ),
    path(
        "inspections/drafts/<int:pk>/pages/<int:number>.png",
        reading.draft_picture,
        name="inspection-draft-picture",
    ),
    path("inspections/<int:pk>/", inspections.inspection, name="inspection"),
    path("inspections/<int:pk>/repeats/", repeats.inspection_repeats, name="inspection-repeats"),
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
    path("findings/<int:pk>/repeats/", repeats.finding_repeats, name="finding-repeats"),
    path("findings/<int:pk>/elsewhere/", repeats.finding_elsewhere, name="finding-elsewhere"),
    path("inspections/elsewhere/", others.other_reports, name="other-reports"),
    path("inspections/elsewhere/<int:pk>/", others.other_report, name="other-report"),
]
