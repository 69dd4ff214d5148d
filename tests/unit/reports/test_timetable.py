"""When each stage of a paper is due, and what would miss the last lawful day."""

from datetime import date

from goldenthread.core.calendars import CLEAR_DAYS
from goldenthread.reports.clearance import TERMS, Given, Setting, Standing, Step, asked, not_cleared
from goldenthread.reports.timetable import Clock, Duty, Pace, timetable

FINANCE = Step("Finance", "Finance officer", 4, role="finance", section="finance")
DIRECTOR = Step("Director", "Director", 2, role="director")
SETTING = Setting((FINANCE, DIRECTOR), drafts_days=5)
LAST = date(2026, 11, 20)  # a Friday
CLEARED = Given("Finance", True, "", "Finance Manager", date(2026, 11, 12), 40)


def clock(day: int) -> Clock:
    return Clock(date(2026, 11, day), LAST, CLEAR_DAYS)


def test_each_stage_is_due_so_many_working_days_before_the_last_lawful_day() -> None:
    made = timetable(clock(2), SETTING, [], asked(SETTING.steps, [], {}), 3)
    assert [(each.what, each.due_on.day, each.pace) for each in made.stages] == [
        ("All sections written", 13, Pace.TO_COME),
        ("Finance: clearance", 16, Pace.TO_COME),
        ("Director: clearance", 18, Pace.TO_COME),
        ("Publish", 20, Pace.TO_COME),
    ]
    assert (made.late, made.slips) == ((), ())


def test_what_is_never_published_is_due_to_be_written_only() -> None:
    made = timetable(clock(2), Setting(drafts_days=0), [], (), 0, internal=True)
    assert [each.what for each in made.stages] == ["All sections written"]


def test_what_is_late_would_miss_the_day_unless_later_steps_are_quicker() -> None:
    steps = asked(SETTING.steps, [], {})
    assert timetable(clock(16), SETTING, [], steps, 0).late == ()  # due today is not late
    made = timetable(clock(17), SETTING, [], steps, 0)
    assert made.late == ("Finance: clearance",)
    assert made.stages[1].late == 1
    assert [(each.what, each.likely_on) for each in made.slips] == [
        ("Finance: clearance", date(2026, 11, 23))
    ]
    done = timetable(clock(17), SETTING, [], asked(SETTING.steps, [CLEARED], {}), 0)
    assert (done.stages[1].pace, done.late) == (Pace.DONE, ())


def test_a_section_that_is_given_too_late_a_day_is_told_before_it_is_late() -> None:
    late = Duty("risk", "Risk management", 7, "Head of Service", date(2026, 11, 17), False)
    made = timetable(clock(2), SETTING, [late], (), 1)
    assert made.late == ()
    assert [(each.what, each.likely_on.day) for each in made.slips] == [("Risk management", 24)]
    assert timetable(clock(18), SETTING, [late], (), 1).duties == (late,)


def test_a_later_text_asks_the_step_again_and_only_the_steps_that_it_is_of() -> None:
    director = Given("Director", True, "", "Director", date(2026, 11, 12), 41)
    written = {"finance": 12, "risk": 44, TERMS: 10}
    finance, whole = asked(SETTING.steps, [CLEARED, director], written)
    assert (finance.standing, finance.changed) == (Standing.CLEARED, ())
    assert (whole.standing, whole.changed) == (Standing.CHANGED, ("risk",))
    assert not_cleared((finance, whole)) == ("Director",)


def test_the_last_answer_counts() -> None:
    back = Given("Finance", False, "Which year?", "Finance Manager", date(2026, 11, 13), 50)
    (found,) = asked((FINANCE,), [back, CLEARED], {})
    assert (found.standing, found.given) == (Standing.RETURNED, back)
