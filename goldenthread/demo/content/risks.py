"""The risks of Wyremouth's plan: raised, scored again and again, closed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Scoring:
    """A score on its day; `kind` is a code of `plans.risks.Kind`."""

    on: date
    by: str
    likelihood: int
    severity: int
    why: str
    kind: str = "current"


@dataclass(frozen=True, slots=True)
class End:
    """The risk is closed, or (`closed` False) open again."""

    on: date
    by: str
    why: str
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Risk:
    """`scores`: likelihood and severity, inherent, current and target. `touches` are subjects
    as "action 1.6" or "priority 2"."""

    on: date
    by: str
    title: str
    cause: str
    consequence: str
    response: str
    owner: str
    scores: tuple[tuple[int, int], tuple[int, int], tuple[int, int]]
    why: str
    touches: tuple[str, ...] = ()
    scorings: tuple[Scoring, ...] = field(default=())
    ends: tuple[End, ...] = ()


FLATS = Risk(
    date(2026, 3, 4),
    "programme_manager",
    "The supported flats are not ready before winter",
    "Wyremouth Homes depends on one small contractor, and the upper floors need fire doors that "
    "have a long delivery time.",
    "Eight young people stay in bed and breakfast or on friends' sofas, and the promise of 1.7 "
    "cannot be kept.",
    "A monthly site meeting with the contractor; a second contractor on the framework by May; "
    "supported lodgings as the place to fall back on.",
    "homes_manager",
    ((4, 4), (3, 4), (2, 3)),
    "Inherent: one firm in three on this framework has been late. Current: the site meeting has "
    "begun, the second contractor is not yet there.",
    ("action 1.6", "action 1.7"),
    (
        Scoring(
            date(2026, 6, 8),
            "homes_manager",
            3,
            4,
            "The lower floor is on time. No second contractor has answered yet, so it stays.",
        ),
        Scoring(
            date(2026, 8, 24),
            "programme_manager",
            5,
            4,
            "The contractor left the site on 14 August. Eight flats have nobody working on them.",
        ),
        Scoring(
            date(2026, 11, 9),
            "programme_manager",
            5,
            5,
            "Winter is here, and two of the eight young people sleep in bed and breakfast.",
        ),
    ),
)

NIGHT = Risk(
    date(2026, 2, 18),
    "programme_manager",
    "One social worker is alone at night for the whole of Wyremouth",
    "Four night posts, of which two have been empty since autumn, and no rota of managers.",
    "A child in danger waits for a visit, or a worker decides alone and is not safe.",
    "A manager on call each night; the police sit in for joint visits; two posts advertised with "
    "a night allowance.",
    "head_front_door",
    ((5, 5), (4, 5), (2, 4)),
    "There were 31 nights with one worker between October and January. On each of three of them "
    "two visits were needed at once.",
    ("action 2.6", "priority 2"),
    (
        Scoring(
            date(2026, 5, 20),
            "head_front_door",
            3,
            5,
            "The managers' rota has worked for six weeks: nobody has decided alone since.",
        ),
        Scoring(
            date(2026, 9, 22),
            "programme_manager",
            4,
            5,
            "A night worker left in August. Nine nights in September had one worker.",
        ),
        Scoring(
            date(2026, 11, 12),
            "head_front_door",
            3,
            5,
            "Two of four posts are filled, and both begin in November.",
        ),
    ),
)

AGENCY = Risk(
    date(2026, 2, 18),
    "ad_workforce",
    "Agency workers leave faster than permanent ones arrive",
    "Neighbouring councils pay more by the hour, and two have left the regional agreement.",
    "Children have a fourth and fifth worker in a year, and caseloads rise above 18 again.",
    "Retention payments; twelve workers from abroad; exit talks within a week, with what they say "
    "taken to the board.",
    "ad_workforce",
    ((5, 4), (4, 4), (2, 4)),
    "31 of 118 social work posts are held by agency workers. Ten of them gave notice in 2025.",
    ("action 6.3", "action 6.4", "action 6.5"),
    (
        Scoring(
            date(2026, 7, 15),
            "ad_workforce",
            4,
            4,
            "Five workers from abroad have arrived; six agency workers have left. No change.",
        ),
        Scoring(
            date(2026, 10, 14),
            "ad_workforce",
            4,
            3,
            "Teams hand over in person now, so fewer children notice a change. As many leave.",
        ),
    ),
)

MONEY = Risk(
    date(2026, 4, 20),
    "programme_manager",
    "Money for the plan ends in March 2027",
    "The improvement grant is for one year, and no part of it is in the council's base budget.",
    "Posts that began this year end, and what has got better goes back: caseloads, supervision, "
    "the duty line.",
    "A bid to the transformation reserve for the recurrent part; the three-year forecast (7.7) "
    "before the budget round in January.",
    "director",
    ((4, 4), (4, 4), (2, 3)),
    "£1.1 million of the plan's money is one-off. Nothing was decided when the risk was raised.",
    ("action 7.7", "priority 7"),
    (
        Scoring(
            date(2026, 9, 14),
            "director",
            3,
            4,
            "The Section 151 Officer has put the recurrent part into the draft budget.",
        ),
    ),
)

SYSTEM = Risk(
    date(2026, 3, 16),
    "head_performance",
    "The case system goes down while it is moved",
    "The supplier moves the case system to another host on a weekend in June.",
    "Workers cannot see chronologies or write decisions, and the month's figures are late.",
    "A rehearsal in May; printed lists of children at risk for the emergency duty team; a day on "
    "which to turn back.",
    "head_performance",
    ((3, 4), (2, 4), (1, 3)),
    "Two councils lost a day in the same move. The rehearsal is agreed.",
    ("action 7.1",),
    (
        Scoring(
            date(2026, 6, 22),
            "head_performance",
            1,
            3,
            "The move took place on 13 and 14 June. Forty minutes were lost, all at night.",
        ),
    ),
    (
        End(
            date(2026, 7, 1),
            "programme_manager",
            "The move is done and the old host is switched off. The board saw the report on "
            "1 July.",
        ),
    ),
)

FOSTERING = Risk(
    date(2026, 5, 11),
    "head_fostering",
    "Fewer foster carers join than leave",
    "Carers retire, and independent agencies pay more for teenagers.",
    "Brothers and sisters are placed apart, teenagers live far from Wyremouth, and the two new "
    "homes are full from the first day.",
    "A carers' charter; enquiries answered within a day; respite from the first placement on.",
    "head_fostering",
    ((4, 4), (4, 4), (2, 3)),
    "Eleven households left in the year to April and seven joined.",
    ("action 4.1", "action 4.8", "priority 4"),
    (
        Scoring(
            date(2026, 8, 17),
            "head_fostering",
            5,
            4,
            "Three more households have given notice; two assessments stopped.",
        ),
        Scoring(
            date(2026, 10, 19),
            "head_fostering",
            2,
            2,
            "We aim higher: the regional hub answers enquiries for us from January.",
            kind="target",
        ),
    ),
)

IMPACT = Risk(
    date(2026, 6, 10),
    "deputy_director",
    "Actions are called complete and nobody looks whether children are better off",
    "Two assessors for ninety actions, who also run the audits.",
    "The next visit finds what the last one found: done on paper, no difference for children.",
    "A third assessor from November; the longest complete first; the board reads the list at "
    "each meeting.",
    "deputy_director",
    ((5, 4), (4, 4), (2, 3)),
    "Eleven complete actions had no assessment in June, the oldest since March.",
    ("priority 7", "priority 5"),
    (
        Scoring(
            date(2026, 9, 28),
            "deputy_director",
            4,
            4,
            "The committee asked about it on 21 September. The list has not become shorter.",
        ),
        Scoring(
            date(2026, 11, 13),
            "deputy_director",
            3,
            4,
            "The third assessor has begun and has taken the four oldest.",
        ),
    ),
)

PARTNERS = Risk(
    date(2026, 4, 22),
    "programme_manager",
    "Partners' own reorganisations take their people out of joint work",
    "The NHS board merges in July, and the police change their districts in September.",
    "Strategy discussions without health, and audits that partners no longer join.",
    "A named deputy in each partner; the board's chair writes before each change.",
    "ad_help_protection",
    ((3, 3), (3, 3), (2, 2)),
    "Both reorganisations have a date, and neither has a plan for safeguarding.",
    ("action 2.2", "action 7.5"),
    (
        Scoring(
            date(2026, 7, 27),
            "ad_help_protection",
            2,
            3,
            "The NHS board has named its people for each meeting, and they came.",
        ),
    ),
    (
        End(
            date(2026, 8, 3),
            "programme_manager",
            "The NHS board has merged without a gap. The police change no districts after all.",
        ),
        End(
            date(2026, 10, 5),
            "programme_manager",
            "The police change their districts in January 2027 now, and have named nobody yet.",
            closed=False,
        ),
    ),
)

RISKS = (FLATS, NIGHT, AGENCY, MONEY, SYSTEM, FOSTERING, IMPACT, PARTNERS)
