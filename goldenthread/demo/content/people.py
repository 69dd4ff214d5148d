"""The cast, as posts. Role codes are those of `accounts.models.Role`."""

from datetime import date

from goldenthread.demo.content.shapes import Authority, Body, Meeting, Post

WYREMOUTH = Authority("wyremouth", "Wyremouth Council", "Wyremouth", "committee system")
EASTMERE = Authority("eastmere", "Eastmere Council", "Eastmere", "leader and cabinet")
AUTHORITIES = (WYREMOUTH, EASTMERE)


def _post(key: str, title: str, mail: str, team: str, *roles: str) -> Post:
    return Post(key, title, f"{mail}@wyremouth.example", roles, team)


CS = "Children's services"
CORPORATE = "Corporate services"
PROGRAMME = (
    _post(
        "programme_manager",
        "Improvement Programme Manager",
        "improvement.programme",
        CS,
        "programme_manager",
        "owner",
    ),
    _post(
        "director",
        "Director of Children's Services",
        "director.childrens-services",
        CS,
        "director",
        "lead",
        "owner",
        "board_member",
    ),
    _post(
        "deputy_director",
        "Deputy Director, Quality and Practice",
        "deputy.director",
        CS,
        "lead",
        "owner",
        "board_member",
    ),
    _post(
        "ad_corporate_parenting",
        "Assistant Director, Corporate Parenting",
        "ad.corporate-parenting",
        CS,
        "lead",
        "owner",
    ),
    _post(
        "ad_help_protection",
        "Assistant Director, Help and Protection",
        "ad.help-protection",
        CS,
        "lead",
    ),
    _post(
        "ad_workforce",
        "Assistant Director, Workforce and Business Support",
        "ad.workforce",
        CS,
        "lead",
    ),
    _post(
        "principal_social_worker",
        "Principal Social Worker",
        "principal.social-worker",
        CS,
        "lead",
        "owner",
    ),
)

_HEADS = (
    ("head_care_leavers", "Head of Service, Care Leavers", "head.care-leavers"),
    ("head_front_door", "Head of Service, Front Door", "head.front-door"),
    ("head_early_help", "Head of Service, Early Help and Family Hubs", "head.early-help"),
    ("head_assessment", "Head of Service, Assessment", "head.assessment"),
    (
        "head_protection",
        "Head of Service, Child Protection and Children in Need",
        "head.protection",
    ),
    ("head_disabled_children", "Head of Service, Disabled Children", "head.disabled-children"),
    ("head_children_in_care", "Head of Service, Children in Care", "head.children-in-care"),
    ("head_fostering", "Head of Service, Fostering and Kinship", "head.fostering"),
    ("head_commissioning", "Head of Commissioning and Placements", "head.commissioning"),
    ("head_review", "Head of Independent Review", "head.independent-review"),
    ("head_virtual_school", "Head of the Virtual School", "head.virtual-school"),
    ("head_adolescents", "Head of Service, Adolescents and Exploitation", "head.adolescents"),
    ("head_workforce", "Head of Workforce Development", "head.workforce-development"),
    ("head_performance", "Head of Performance and Insight", "head.performance"),
)
OWNERS = tuple(_post(key, title, mail, CS, "owner") for key, title, mail in _HEADS)

PARTNERS = (
    Post(
        "homes_manager",
        "Supported Housing Manager, Wyremouth Homes",
        "supported.housing@wyremouth-homes.example",
        ("owner",),
        "Wyremouth Homes",
    ),
    Post(
        "designated_nurse",
        "Designated Nurse for Children in Care, NHS integrated care board",
        "designated.nurse@wyre-icb.example",
        ("partner",),
        "NHS integrated care board",
    ),
)

ASSURERS = (
    _post(
        "quality_assurance_manager",
        "Quality Assurance Manager",
        "quality.assurance",
        CS,
        "assurer",
    ),
    _post(
        "audit_lead",
        "Audit and Practice Improvement Lead",
        "practice.audit",
        CS,
        "assurer",
    ),
)

BOARD = (
    Post(
        "board_chair",
        "Independent Chair of the Improvement Board",
        "chair@wyremouth-improvement-board.example",
        ("board_member",),
        "Improvement Board",
    ),
    Post(
        "board_police",
        "Board member, Wyre Constabulary",
        "public.protection@wyre-constabulary.example",
        ("board_member",),
        "Wyre Constabulary",
    ),
    Post(
        "board_health",
        "Board member, NHS integrated care board",
        "chief.nurse@wyre-icb.example",
        ("board_member",),
        "NHS integrated care board",
    ),
    Post(
        "board_schools",
        "Board member, Schools' Forum",
        "schools.forum@wyremouth-schools.example",
        ("board_member",),
        "Schools' Forum",
    ),
    Post(
        "board_voluntary",
        "Board member, voluntary sector",
        "children@wyre-voluntary-action.example",
        ("board_member",),
        "Wyre Voluntary Action",
    ),
    Post(
        "dfe_adviser",
        "DfE Improvement Adviser",
        "improvement.adviser@education.example",
        ("adviser",),
        "Department for Education",
    ),
)

COUNCIL = (
    _post(
        "committee_chair",
        "Chair of the Children and Families Committee",
        "cllr.committee-chair",
        "Elected members",
        "councillor",
    ),
    _post(
        "committee_member",
        "Member of the Children and Families Committee",
        "cllr.committee-member",
        "Elected members",
        "councillor",
    ),
    _post(
        "democratic_services",
        "Democratic Services Officer",
        "democratic.services",
        CORPORATE,
        "democratic_services",
    ),
    _post("finance", "Director of Finance (S151 Officer)", "s151", CORPORATE, "finance"),
    _post(
        "monitoring_officer",
        "Monitoring Officer",
        "monitoring.officer",
        CORPORATE,
        "monitoring_officer",
    ),
    _post("administrator", "System Administrator", "ict.systems", CORPORATE, "administrator"),
)

GUESTS = (
    Post(
        "guest_reader",
        "Inspector (guest reader)",
        "guest.inspector@inspectorate.example",
        ("guest",),
        "Inspectorate",
        ends=date(2026, 12, 11),
    ),
)

SUPPORTERS = (
    Post(
        "police_partner",
        "Detective Superintendent, Public Protection, Wyre Constabulary",
        "superintendent@wyre-constabulary.example",
        ("partner",),
        "Wyre Constabulary",
    ),
)

OUTSIDERS = (
    Post(
        "eastmere_programme_manager",
        "Improvement Programme Manager, Eastmere",
        "improvement.programme@eastmere.example",
        ("programme_manager",),
        "Eastmere children's services",
        authority="eastmere",
    ),
)

POSTS = (
    *PROGRAMME,
    *OWNERS,
    *PARTNERS,
    *ASSURERS,
    *BOARD,
    *COUNCIL,
    *GUESTS,
    *SUPPORTERS,
    *OUTSIDERS,
)
BY_KEY = {post.key: post for post in POSTS}

BODIES = (
    Body("committee", "Children and Families Committee", "committee"),
    Body("board", "Improvement Board", "board"),
    Body("council", "Full Council", "council"),
)

_COMMITTEE = (
    date(2023, 9, 18),
    date(2024, 3, 18),
    date(2024, 7, 15),
    date(2024, 11, 25),
    date(2025, 3, 24),
    date(2026, 1, 26),
    date(2026, 3, 23),
    date(2026, 5, 18),
    date(2026, 7, 13),
    date(2026, 9, 21),
    date(2026, 11, 30),
)
_BOARD = (
    date(2026, 2, 4),
    date(2026, 3, 11),
    date(2026, 4, 15),
    date(2026, 5, 13),
    date(2026, 6, 10),
    date(2026, 7, 8),
    date(2026, 9, 9),
    date(2026, 10, 14),
    date(2026, 11, 18),
)
MEETINGS = (
    *(Meeting("committee", on) for on in _COMMITTEE),
    *(Meeting("board", on) for on in _BOARD),
    Meeting("council", date(2026, 4, 8)),
)
