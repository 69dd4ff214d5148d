"""What government did after Wyremouth's inspection. All invented."""

from __future__ import annotations

from datetime import date

from goldenthread.demo.content.governance_shapes import Episode

EPISODES = (
    Episode(
        "adviser",
        "adviser",
        date(2026, 1, 26),
        "DfE Improvement Adviser",
        "Advises the council and tells the department how far it is, every two months.",
    ),
    Episode(
        "notice",
        "notice",
        date(2026, 2, 16),
        "Department for Education",
        "Asks for a plan that answers every finding, an independent chair of the board, and "
        "reviews at least every six months.",
        "adviser",
    ),
    Episode(
        "submission",
        "submission",
        date(2026, 4, 10),
        "Director of Children’s Services",
        "The statement of action, as Council approved it on 8 April 2026.",
    ),
    Episode(
        "response",
        "response",
        date(2026, 5, 20),
        "Ofsted",
        "The plan answers the inspection. Monitoring visits will look at care leavers first.",
        "submission",
    ),
    Episode(
        "review",
        "review",
        date(2026, 8, 12),
        "Department for Education",
        "Some progress: the work is begun, and its effect on young people is not yet seen. The "
        "notice stays.",
        "notice",
    ),
)
