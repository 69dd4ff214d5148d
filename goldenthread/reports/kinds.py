"""The kinds of paper: for whom each is, which parts it has, and what it cannot do without. Pure.

A kind is no program of its own: it is a list of parts (`parts.py`) with their headings, and one
composer (`composing.py`) walks it. An authority's own layout of a kind takes its place.
"""

from collections.abc import Mapping
from dataclasses import dataclass

Placed = tuple[str, str]  # the code of a part, and its heading in a kind of paper


@dataclass(frozen=True, slots=True)
class House:
    """How a council's papers look: the words and the colour that are its own.

    `asks` stands between the body and its recommendations. `organisation` replaces the name of
    the authority at the head of each page; `strapline` stands above the title. `accent` is the
    colour of the lines.
    """

    asks: str = "is recommended to"
    numbered: bool = True
    organisation: str = ""
    strapline: str = ""
    accent: str = "#a06c00"


@dataclass(frozen=True, slots=True)
class Layout:
    """Which parts a paper has, in which order, under which headings, in which style.

    `{last_met}` in a heading stands for the day of the meeting before. `version` 1 is the one
    that comes with us.
    """

    parts: tuple[Placed, ...]
    house: House = House()
    version: int = 1

    def has(self, part: str) -> bool:
        return any(code == part for code, _ in self.parts)


@dataclass(frozen=True, slots=True)
class Kind:
    """`what` says for whom it is and what it answers.

    `title` follows the plan’s in the title of a paper. `needs`: the parts without whose text it
    is not published. `clear_days`: a public meeting takes it, so the law says until when it is
    to be published. `legal` and `marking`: as what a paper of the kind begins, unless the authority
    says otherwise. `internal`: it stands beside the paper that was published for the same
    meeting, and is never published itself. `body`: to whom it goes, where it is always the same.
    """

    code: str
    name: str
    what: str
    title: str
    layout: Layout
    needs: tuple[str, ...] = ()
    clear_days: bool = False
    internal: bool = False
    body: str = ""
    legal: str = "open"
    marking: str = "official"


PROGRESS: Placed = ("progress", "Progress: is the work done?")
IMPACT: Placed = ("impact", "Impact: is it better for children?")
COMPLETE: Placed = ("complete", "Complete, impact not yet assessed: read this first")
SINCE: Placed = ("since", "Since you last met on {last_met}")
MEASURES: Placed = ("measures", "Measures: is the change real?")
VISITS: Placed = ("visits", "Visits to the front line")
APPENDICES: tuple[Placed, ...] = (
    ("actions", "all actions"),
    ("moved", "due dates that moved"),
    ("charts", "charts of the measures"),
)

COMMITTEE_REPORT = Kind(
    "committee_report",
    "Committee report",
    "For a committee of councillors that decides in public: what it is asked to decide, why, and "
    "what the record shows.",
    "progress and impact",
    Layout(
        (
            ("purpose", "Purpose"),
            ("recommendations", "Recommendations"),
            ("summary", "Executive summary"),
            SINCE,
            PROGRESS,
            IMPACT,
            MEASURES,
            ("dates", "Dates"),
            ("exceptions", "Exceptions"),
            ("finding_status", "Findings: status"),
            ("findings", "Findings and the actions that answer them"),
            ("questions", "Questions asked and answered"),
            ("promised", "What you were promised"),
            ("aims", "How this serves the council’s aims"),
            ("reasons", "Reasons for the recommendations"),
            ("other_options", "Other options considered"),
            ("background", "Background"),
            ("consultation", "Consultation and engagement"),
            ("implications", "Implications"),
            ("access", "Access to information"),
            *APPENDICES,
        )
    ),
    needs=("recommendations", "summary"),
    clear_days=True,
)

BOARD_PACK = Kind(
    "board_pack",
    "Improvement board pack",
    "For an improvement board that steers the plan each month: what changed, what stands out, "
    "and what it must decide.",
    "board pack",
    Layout(
        (
            ("summary", "In short"),
            ("recommendations", "Decisions needed"),
            ("one_page", "The plan on a page"),
            SINCE,
            COMPLETE,
            ("exceptions", "Exceptions"),
            ("contingencies", "Contingencies"),
            ("risks", "Risks"),
            ("funding", "Funding"),
            PROGRESS,
            IMPACT,
            MEASURES,
            ("dates", "Dates"),
            VISITS,
            ("questions", "Questions asked and answered"),
            ("promised", "Undertakings to the board"),
            *APPENDICES,
        ),
        House(asks="is asked to"),
    ),
    needs=("summary",),
    legal="private",
)

HIGHLIGHT_REPORT = Kind(
    "highlight_report",
    "Highlight and exception report",
    "For the programme’s sponsors between meetings: what went well, what stands out, what is due.",
    "highlights and exceptions",
    Layout(
        (
            ("summary", "In short"),
            ("highlights", "Highlights from the priorities’ leads"),
            ("exceptions", "Exceptions"),
            ("due_next", "Due in the next period"),
            PROGRESS,
            IMPACT,
        )
    ),
    legal="private",
)

ANNUAL_REVIEW = Kind(
    "annual_review",
    "Annual review by recommendation",
    "For a committee once a year: how each recommendation of the inspectors stands, on what basis.",
    "annual review",
    Layout(
        (
            ("purpose", "Purpose"),
            ("recommendations", "Recommendations"),
            ("summary", "Executive summary"),
            ("finding_status", "Findings: status"),
            ("objectives", "Findings fully met, by priority"),
            ("review", "Each recommendation: how it stands, and why"),
            PROGRESS,
            IMPACT,
            MEASURES,
            ("voices", "You said, we did"),
            VISITS,
            ("next_steps", "What the next plan should do"),
            ("consultation", "Consultation and engagement"),
            ("implications", "Implications"),
            ("access", "Access to information"),
            ("figures", "quantitative measures"),
            *APPENDICES,
        )
    ),
    needs=("recommendations", "summary"),
    clear_days=True,
)

OFSTED_SUBMISSION = Kind(
    "ofsted_submission",
    "Submission to Ofsted",
    "For Ofsted, as the written statement of action: each finding with what will be done, by whom, "
    "by when, and how it is measured.",
    "written statement of action",
    Layout(
        (
            ("foreword", "Statement by the director"),
            ("answers", "What we will do about each finding"),
            ("assurance", "How the plan is governed and assured"),
            ("consultation", "Who was consulted"),
            ("funding", "What it costs, and where the money comes from"),
            ("risks", "Risks to delivery"),
        )
    ),
    needs=("foreword", "assurance"),
    body="Ofsted",
)

DFE_REVIEW = Kind(
    "dfe_review",
    "DfE review pack",
    "For the department’s reviewer and adviser: progress since the last review, against the "
    "notice and against others.",
    "pack for the department’s review",
    Layout(
        (
            ("summary", "In short"),
            ("intervention", "Inspection and intervention"),
            ("since", "Since the last review on {last_met}"),
            ("finding_status", "Findings: status"),
            PROGRESS,
            IMPACT,
            COMPLETE,
            ("exceptions", "Exceptions"),
            ("measures", "Measures, against neighbours and England"),
            ("contingencies", "Contingencies"),
            ("risks", "Risks"),
            ("funding", "Funding"),
            ("promised", "Undertakings"),
            ("next_steps", "What happens before the next review"),
            *APPENDICES,
        )
    ),
    needs=("summary",),
    body="Department for Education",
    legal="private",
    marking="official_sensitive",
)

MONITORING_VISIT = Kind(
    "monitoring_visit",
    "Monitoring-visit pack",
    "For inspectors who come back: the last letter’s points and what was done, by practice area, "
    "with an index of the evidence.",
    "pack for the monitoring visit",
    Layout(
        (
            ("self_assessment", "What we know about our practice"),
            ("letter", "The last letter’s points, and what was done"),
            ("areas", "What we know, by practice area"),
            PROGRESS,
            IMPACT,
            MEASURES,
            ("gaps", "Gaps"),
            ("voices", "What children and families told us"),
            VISITS,
            ("evidence", "index of evidence"),
            ("charts", "charts of the measures"),
        )
    ),
    needs=("self_assessment",),
    body="Ofsted",
    legal="private",
    marking="official_sensitive",
)

PRESENTERS_NOTE = Kind(
    "presenters_note",
    "Presenter’s note for a meeting",
    "For who presents a paper, and nobody else: what changed since it was published, and what may "
    "be asked. It is never published.",
    "presenter’s note",
    Layout(
        (
            ("speaking", "What to say"),
            ("since", "What changed since the paper was published"),
            ("promised", "Undertakings to this body"),
            ("likely", "Likely questions"),
            ("keys", "What the two ratings mean"),
        )
    ),
    internal=True,
    legal="private",
    marking="official_sensitive",
)

PLAN_ON_A_PAGE = Kind(
    "plan_on_a_page",
    "Plan on a page",
    "For anybody who has one minute: each priority with how much is done and how much it helped.",
    "plan on a page",
    Layout((("one_page", "Progress and impact by priority"),), House(numbered=False)),
)

PUBLIC_SUMMARY = Kind(
    "public_summary",
    "Public summary",
    "For residents, in plain English: what was found, what is being done, whether it helps.",
    "a summary for everybody",
    Layout(
        (
            ("found", "What inspectors found"),
            ("doing", "Is the work being done?"),
            ("helps", "Is it better for children?"),
            ("heard", "What children and young people told us, and what we did"),
            ("next_steps", "What happens next"),
        ),
        House(numbered=False),
    ),
    needs=("found",),
)

KINDS: Mapping[str, Kind] = {
    each.code: each
    for each in (
        COMMITTEE_REPORT,
        BOARD_PACK,
        HIGHLIGHT_REPORT,
        ANNUAL_REVIEW,
        OFSTED_SUBMISSION,
        DFE_REVIEW,
        MONITORING_VISIT,
        PRESENTERS_NOTE,
        PLAN_ON_A_PAGE,
        PUBLIC_SUMMARY,
    )
}
