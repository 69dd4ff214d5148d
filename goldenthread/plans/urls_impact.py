from django.urls import path

from goldenthread.plans.views import areas, evidence, evidence_life, impact

urlpatterns = [
    path("plans/<int:pk>/areas/", areas.overview, name="areas"),
    path("actions/<int:pk>/impact/", impact.action_impact, name="action-impact"),
    path("priorities/<int:pk>/impact/", impact.priority_impact, name="priority-impact"),
    path("findings/<int:pk>/impact/", impact.finding_impact, name="finding-impact"),
    path("plans/<int:pk>/impact/", impact.rounds, name="impact-rounds"),
    path("plans/<int:pk>/evidence/", evidence.library, name="evidence-list"),
    path(
        "actions/<int:pk>/evidence/add/", evidence.action_evidence_add, name="action-evidence-add"
    ),
    path(
        "priorities/<int:pk>/evidence/add/",
        evidence.priority_evidence_add,
        name="priority-evidence-add",
    ),
    path(
        "findings/<int:pk>/evidence/add/",
        evidence.finding_evidence_add,
        name="finding-evidence-add",
    ),
    path("evidence/<int:pk>/", evidence.evidence, name="evidence"),
    path("plans/<int:pk>/evidence/picture/", evidence_life.picture, name="evidence-picture"),
    path("actions/<int:pk>/evidence/use/", evidence_life.use_again, name="action-evidence-use"),
    path("evidence/<int:pk>/edit/", evidence_life.edit, name="evidence-edit"),
    path("evidence/<int:pk>/renew/", evidence_life.renew, name="evidence-renew"),
    path("evidence/<int:pk>/use/", evidence.evidence_use, name="evidence-use"),
    path(
        "evidence/<int:pk>/take-off/action/<int:subject_pk>/",
        evidence.evidence_take_off,
        {"kind": "action"},
        name="action-evidence-take-off",
    ),
    path(
        "evidence/<int:pk>/take-off/priority/<int:subject_pk>/",
        evidence.evidence_take_off,
        {"kind": "priority"},
        name="priority-evidence-take-off",
    ),
    path(
        "evidence/<int:pk>/take-off/finding/<int:subject_pk>/",
        evidence.evidence_take_off,
        {"kind": "finding"},
        name="finding-evidence-take-off",
    ),
]
