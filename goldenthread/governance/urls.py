from django.urls import path

from goldenthread.governance.views import bodies, decisions, history, meetings, undertakings

urlpatterns = [
    path("bodies/", bodies.bodies, name="bodies"),
    path("bodies/add/", bodies.add, name="body-add"),
    path("bodies/<int:pk>/", bodies.body, name="body"),
    path("bodies/<int:pk>/edit/", bodies.edit, name="body-edit"),
    path("bodies/<int:pk>/seats/add/", bodies.seat_add, name="seat-add"),
    path("bodies/<int:pk>/meetings/add/", meetings.add, name="meeting-add"),
    path("seats/<int:pk>/", bodies.seat_edit, name="seat-edit"),
    path("meetings/<int:pk>/", meetings.meeting, name="meeting"),
    path("meetings/<int:pk>/edit/", meetings.edit, name="meeting-edit"),
    path("meetings/<int:pk>/minutes/", meetings.minutes, name="meeting-minutes"),
    path("meetings/<int:pk>/items/add/", meetings.item_add, name="item-add"),
    path("items/<int:pk>/", meetings.item, name="item"),
    path("items/<int:pk>/edit/", meetings.item_edit, name="item-edit"),
    path("items/<int:pk>/decisions/add/", decisions.add, name="decision-add"),
    path("items/<int:pk>/undertakings/add/", undertakings.add, name="undertaking-add"),
    path("decisions/", decisions.decisions, name="decisions"),
    path("decisions/<int:pk>/", decisions.decision, name="decision"),
    path("decisions/<int:pk>/edit/", decisions.edit, name="decision-edit"),
    path("decisions/<int:pk>/send/", decisions.send, name="decision-send"),
    path("undertakings/", undertakings.undertakings, name="undertakings"),
    path("undertakings/<int:pk>/", undertakings.undertaking, name="undertaking"),
    path("undertakings/<int:pk>/edit/", undertakings.edit, name="undertaking-edit"),
    path("undertakings/<int:pk>/answer/", undertakings.answer, name="undertaking-answer"),
    path("undertakings/<int:pk>/settle/", undertakings.settle, name="undertaking-settle"),
    path("plans/<int:pk>/issue-history/", history.plan, name="plan-issue-history"),
    path(
        "inspections/<int:pk>/issue-history/",
        history.inspection,
        name="inspection-issue-history",
    ),
    path("responses/<int:pk>/", undertakings.publish, name="response-publish"),
]
