from django.urls import path

from goldenthread.reports.views import agenda, exports, papers, publishing, templates, writing

urlpatterns = [
    path("papers/", papers.papers, name="papers"),
    path("papers/add/", writing.add_paper, name="paper-add"),
    path("papers/templates/", templates.templates, name="paper-templates"),
    path("papers/templates/<str:kind>/", templates.template, name="paper-template"),
    path("papers/templates/<str:kind>/begin.docx", templates.begin, name="paper-template-begin"),
    path("papers/templates/<str:kind>/drop/", templates.drop, name="paper-template-drop"),
    path("papers/<int:pk>/", papers.paper, name="paper"),
    path("papers/<int:pk>/preview/", papers.preview, name="paper-preview"),
    path("papers/<int:pk>/draft.<str:kind>", papers.draft_file, name="paper-draft"),
    path("papers/<int:pk>/about/", writing.change_terms, name="paper-terms"),
    path("papers/<int:pk>/write/<str:section>/", writing.write_section, name="paper-section"),
    path("papers/<int:pk>/publish/", publishing.publish, name="paper-publish"),
    path("papers/<int:pk>/withdraw/", publishing.withdraw, name="paper-withdraw"),
    path("papers/<int:pk>/agenda/", agenda.to_agenda, name="paper-agenda"),
    path("papers/<int:pk>/new-edition/", writing.begin_edition, name="paper-edition"),
    path("plans/<int:pk>/findings.<str:kind>", exports.findings, name="findings-export"),
    path("plans/<int:pk>/review/<int:year>.<str:kind>", exports.review, name="review-export"),
    path("plans/<int:pk>/actions.<str:kind>", exports.actions, name="actions-export"),
    path("plans/<int:pk>/challenges.<str:kind>", exports.challenges, name="challenges-export"),
    path("plans/<int:pk>/funding.<str:kind>", exports.funding, name="funding-export"),
    path(
        "plans/<int:pk>/contingencies.<str:kind>",
        exports.contingencies,
        name="contingencies-export",
    ),
    path("plans/<int:pk>/risks.<str:kind>", exports.risks, name="risks-export"),
    path("plans/<int:pk>/voice.<str:kind>", exports.voices, name="voices-export"),
    path("plans/<int:pk>/evidence.<str:kind>", exports.evidence, name="evidence-export"),
    path(
        "plans/<int:pk>/evidence/picture.<str:kind>",
        exports.picture,
        name="evidence-picture-export",
    ),
    path("plans/<int:pk>/exceptions.<str:kind>", exports.exceptions, name="exceptions-export"),
    path("plans/<int:pk>/areas.<str:kind>", exports.areas, name="areas-export"),
    path("plans/<int:pk>/aims.<str:kind>", exports.aims, name="aims-export"),
    path(
        "plans/<int:pk>/consultations.<str:kind>",
        exports.consultations,
        name="consultations-export",
    ),
]
