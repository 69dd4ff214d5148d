from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "goldenthread.plans"

    def ready(self) -> None:
        from goldenthread.accounts.navigation import section
        from goldenthread.measures.areas import register_areas
        from goldenthread.measures.marks import register_marks
        from goldenthread.plans import (
            events,  # noqa: F401 - registers
            permissions,  # noqa: F401 - registers
            permissions_challenges,  # noqa: F401 - registers
            permissions_contingencies,  # noqa: F401 - registers
            permissions_funding,  # noqa: F401 - registers
            permissions_measures,  # noqa: F401 - registers
            permissions_milestones,  # noqa: F401 - registers
            permissions_periods,  # noqa: F401 - registers
            permissions_risks,  # noqa: F401 - registers
            permissions_voices,  # noqa: F401 - registers
            reminders,  # noqa: F401 - registers
            subjects,  # noqa: F401 - registers
            watching,  # noqa: F401 - registers
        )
        from goldenthread.plans.read_measures import marks_for, practice_areas

        _share_drawings()
        register_marks(marks_for)
        register_areas(practice_areas)
        section(10, "My work", "my-work", "action.view", "/my-work/")
        section(
            *(20, "Actions", "plans", "plan.part", "/plans/", "/actions/", "/evidence/"),
            *("/challenges/", "/milestones/"),
        )
        section(
            *(20, "Plan", "plans", "plan.view", "/plans/", "/priorities/", "/actions/"),
            *("/evidence/", "/challenges/", "/funding/", "/date-requests/", "/cover/", "/keys/"),
            *("/aims/", "/consultations/", "/risks/", "/contingencies/", "/imports/"),
            *("/check-rules/",),
        )


def _share_drawings() -> None:
    """What the templates of every app may call."""
    from goldenthread.accounts.access import decide
    from goldenthread.core.templating import share, url
    from goldenthread.plans import (
        drawings,
        drawings_dates,
        drawings_risks,
        drawings_thread,
        funding,
        ratings,
    )

    share(
        progress_tag=drawings.progress_tag,
        impact_mark=drawings.impact_mark,
        progress_bar=drawings.progress_bar,
        impact_steps=drawings.impact_steps,
        state_pill=drawings.state_pill,
        progress_glyph=drawings.progress_glyph,
        impact_glyph=drawings.impact_glyph,
        pounds=funding.pounds,
        short_key=drawings.short_key,
        frayed_end=drawings.frayed_end,
        date_line=drawings_dates.date_line,
        burn_up_chart=drawings_dates.burn_up_chart,
        risk_moves=drawings_risks.risk_moves,
        risk_mark=drawings_risks.risk_mark,
        evidence_glyph=drawings_thread.evidence_glyph,
        whole_plan=lambda member: decide(member, "plan.view"),
        plan_home=lambda member, pk, **query: url(
            "plan" if decide(member, "plan.view") else "actions", pk, **query
        ),
        say=lambda text: ratings.in_force().say(text),
    )
