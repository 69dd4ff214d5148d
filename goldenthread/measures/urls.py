from django.urls import path

from goldenthread.measures.views import defining, entering, events, reading

urlpatterns = [
    path("measures/", reading.measures, name="measures"),
    path("measures/board/", reading.board, name="measures-board"),
    path("measures/library/", defining.choose, name="measure-library"),
    path("measures/add/", defining.add, name="measure-add"),
    path("measures/compared/", defining.compared, name="measures-compared"),
    path("measures/enter/", entering.enter, name="figures-enter"),
    path("measures/<int:pk>/", reading.measure, name="measure"),
    path("measures/<int:pk>/edit/", defining.edit, name="measure-edit"),
    path("measures/<int:pk>/target/", defining.target, name="measure-target"),
    path("measures/<int:pk>/figures/", entering.figures, name="measure-figures"),
    path("measures/<int:pk>/events/", events.events, name="measure-events"),
    path("measures/<int:pk>/rebase/", defining.rebase, name="measure-rebase"),
    path("measures/<int:pk>/chart/", defining.settings, name="measure-chart"),
]
