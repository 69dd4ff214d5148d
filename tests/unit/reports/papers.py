"""Papers to render in tests: a plan of any size, the same each time for the same numbers."""

from datetime import date, timedelta
from decimal import Decimal

from goldenthread.governance.intervention import Happening
from goldenthread.plans.challenges import ChallengeRow, Standing
from goldenthread.plans.contingencies import ContingencyRow
from goldenthread.plans.contingencies import Standing as Contingent
from goldenthread.plans.exceptions import exceptions
from goldenthread.plans.funding import LineRow, MonthRow
from goldenthread.plans.milestones import DueDay, MilestoneRow
from goldenthread.plans.ratings import Impact, Progress
from goldenthread.plans.risks import RiskRow, Score
from goldenthread.reports.dataset import (
    ActionRow,
    CommitteePaper,
    DateMove,
    FindingRow,
    Heard,
    Highlight,
    Implication,
    Measured,
    Piece,
    Position,
    PriorityRow,
    Visited,
)

PRIORITIES = (
    "Care leavers",
    "Front door",
    "Assessments and plans",
    "Children in care",
    "Supervision",
    "Workforce",
    "Leadership and audit",
)
TITLES = (
    "Find and visit every care leaver who has no home of their own",
    "Answer each contact within one working day, with its reason written down",
    "Review pathway plans every six months with the young person",
    "Give every social worker supervision each month, and write it up within five days",
    "Open twelve supported flats with the housing association",
)
P, I = Progress, Impact  # noqa: E741
PROGRESS = (P.COMPLETE,) * 4 + (P.ON_TRACK,) * 8 + (P.AT_RISK,) * 3 + (P.OFF_TRACK,) * 1
PROGRESS = (*PROGRESS, P.NOT_STARTED, P.NOT_STARTED)
IMPACT = (I.NOT_ASSESSED,) * 9 + (I.NO_EVIDENCE,) * 2 + (I.EARLY,) * 3
IMPACT = (*IMPACT, I.WORSE, I.CLEAR, I.SUSTAINED)
AS_AT = date(2025, 11, 10)


def action(n: int, as_at: date = AS_AT) -> ActionRow:
    """The n-th action: levels, dates and words vary with n."""
    progress, impact = PROGRESS[n * 7 % 18], IMPACT[n * 5 % 17]
    start = date(2025, 1, 6) + timedelta(days=n % 200)
    original = start + timedelta(days=200 + n * 13 % 400)
    moves = (0, 1, 0, 0, 2)[n % 5]
    gone_back = Impact.CLEAR if impact is Impact.EARLY and n % 4 == 0 else None
    judged = impact is Impact.CLEAR and n % 2 == 0
    return ActionRow(
        ref=f"{n % 7 + 1}.{n // 7 + 1}",
        title=TITLES[n % 5],
        priority=str(n % 7 + 1),
        lead="Director of Children’s Services",
        owner="Head of Service, Care Leavers",
        progress=progress,
        starts_on=start,
        original_due=original,
        due=original + timedelta(days=moves * 46),
        moves=moves,
        should_have_started=progress is Progress.NOT_STARTED and start < as_at,
        state=("", "", "Awaiting sign-off", "", "Withdrawn", "Paused")[n % 6],
        counted=n % 6 != 4,
        signed_off_on=as_at - timedelta(days=n % 90) if progress is Progress.COMPLETE else None,
        impact=impact,
        impact_was=gone_back,
        below_standard=judged,
        judgement_reason="One audit only; the second is due in March." if judged else "",
        latest_update=(
            "Six flats are agreed at Quay Street from February. "
            "Contracts for the other six go to the partners’ board in December."
        ),
        updated_on=as_at - timedelta(days=n % 30),
    )


def position(count: int = 90, as_at: date = AS_AT, entry: int = 4213) -> Position:
    return Position(
        as_at=as_at,
        entry=entry,
        actions=tuple(action(n, as_at) for n in range(count)),
        priorities=tuple(
            PriorityRow(str(n), title, Impact.EARLY if n == 1 else None)
            for n, title in enumerate(PRIORITIES, 1)
        ),
        findings=(
            FindingRow(
                "1",
                "The help that care leavers get to find and keep a home",
                "Area for improvement",
                "ILACS inspection, May 2025",
                "Partly met",
                ("1.1", "1.2"),
            ),
            FindingRow(
                "2",
                "How well and how often social workers are supervised",
                "Area for priority action",
                "ILACS inspection, May 2025",
                "Open",
            ),
        ),
    )


def paper(count: int = 90, **changes: object) -> CommitteePaper:
    values: dict[str, object] = {
        "title": "Improvement plan: progress and impact at 10 November 2025",
        "authority": "Wyremouth Council",
        "body": "Children and Families Committee",
        "meeting_on": date(2025, 11, 24),
        "item": "9",
        "reference": "CF/31/25-26",
        "report_of": "Director of Children’s Services",
        "published_on": date(2025, 11, 14),
        "position": position(count),
        "purpose": "To tell members whether the work in the improvement plan is being done, and, "
        "as a separate question, whether it is making things better for children.",
        "summary": "Fewer children are referred back to us. Stable homes remain the hardest part.",
        "recommendations": (
            "note progress (section 5) and impact (section 6);",
            "ask the Quality Assurance Manager to assess the impact of the complete actions "
            "that have no assessment, before 9 March 2026.",
        ),
        "implications": (
            Implication("Legal", "The plan answers the inspection under section 136."),
            Implication("Finance", "- Supported flats: £240,000 a year\n- Supervision: none"),
            Implication("Equality"),
        ),
        "background": "The inspectors came in April.\n\nThe plan was approved in July.",
        "contact": "Improvement Programme Manager",
        "contact_details": "improvement@wyremouth.example",
        "background_papers": ("Inspection report, May 2025",),
        "earlier": position(max(count - 6, 0), date(2025, 9, 1), 3120),
        "last_met_on": date(2025, 9, 15),
    }
    values |= changes
    found = tuple(exceptions(values["position"], {}))  # type: ignore[arg-type]
    return CommitteePaper(**({"exceptions": found} | values))  # type: ignore[arg-type]


def of_kind(kind: str, **changes: object) -> CommitteePaper:
    """A paper of a kind, with a row of everything that any kind shows."""
    soon = AS_AT + timedelta(days=9)
    first = action(1)
    values: dict[str, object] = {
        "risks": (
            RiskRow(
                1,
                1,
                "Homes are not ready",
                "Director",
                AS_AT,
                (
                    Score("inherent", 5, 4, AS_AT),
                    Score("current", 4, 4, AS_AT),
                    Score("target", 2, 3, AS_AT),
                ),
                response="A second provider is asked.",
            ),
        ),
        "contingencies": (
            ContingencyRow(
                action=1,
                fired_on=AS_AT,
                standing=Contingent.ASKED,
                due_on=soon,
                pk=1,
                ref="1.4",
                title="Twelve supported flats",
                kind="off_track",
                since=AS_AT,
                periods=2,
                lead="Director",
            ),
        ),
        "funding": (
            LineRow(
                1,
                "Two workers",
                "Base budget",
                "recurrent",
                "approved",
                AS_AT,
                "plan",
                1,
                "Plan",
                "Plan",
                months=(MonthRow(date(2025, 11, 1), Decimal(4000), Decimal(3999)),),
            ),
        ),
        "visits": (
            Visited(
                "Front door", AS_AT, "Improvement Board", "Chair", "Calm; well led", ("1.1 Find",)
            ),
        ),
        "highlights": (Highlight(0, "October 2025", "The flats are open.", "Director", AS_AT),),
        "milestones": (
            MilestoneRow(1, 0, 1, "The lease is signed", (DueDay(soon, AS_AT, "", "Owner"),)),
        ),
        "due_until": AS_AT + timedelta(days=60),
        "voices": (
            Heard(
                "Care leavers",
                "Forum or group",
                AS_AT,
                "We wait too long for a home.",
                "We did",
                "Twelve flats are open.",
                AS_AT,
                of_children=True,
            ),
        ),
        "measured": (Measured(0, "M1.1 Care leavers in touch: at least 92% by 31 March 2027"),),
        "intervention": (
            Happening(date(2025, 6, 2), "Improvement notice", "notice", is_open=True, pk=1),
        ),
        "evidence": (
            Piece("Audit of ten records", "Case audit", AS_AT, ("Action 1.1",), (0,), True, "Open"),
        ),
        "questions": (
            ChallengeRow(
                1,
                "action",
                1,
                "Action 1.1",
                first.title,
                "date",
                "By what day is it done?",
                "Chair",
                AS_AT,
                "Head of Service",
                soon,
                Standing.OPEN,
            ),
        ),
        "moves": (DateMove(first.ref, "Improvement Board", AS_AT, "The builder left."),),
        **changes,
    }
    return paper(kind=kind, **values)
