from django.apps import AppConfig


class GovernanceConfig(AppConfig):
    name = "goldenthread.governance"

    def ready(self) -> None:
        from goldenthread.accounts.navigation import section
        from goldenthread.governance import (
            events,  # noqa: F401 - registers
            invitations,  # noqa: F401 - registers
            permissions,  # noqa: F401 - registers
            polling,  # noqa: F401 - registers
            reminders,  # noqa: F401 - registers
            reminders_papers,  # noqa: F401 - registers
            subjects,  # noqa: F401 - registers
        )
        from goldenthread.governance.read_marks import decision_marks
        from goldenthread.measures.marks import register_marks

        register_marks(decision_marks)
        section(
            *(30, "Meetings", "bodies", "body.view", "/bodies/", "/seats/", "/meetings/"),
            *(
                "/items/",
                "/decisions/",
                "/undertakings/",
                "/responses/",
                "/item-papers/",
                "/minutes/",
                "/feeds/",
                "/programme/",
                "/intervention/",
                "/visits/",
            ),
        )
