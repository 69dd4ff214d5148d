"""Codes of practice areas: that of each action of Wyremouth's plan: its priority's, but for these."""

AREA_OF_PRIORITY = {
    "Care leavers": "care_leavers",
    "Front door": "front_door",
    "Assessments and plans": "assessment",
    "Children in care": "children_in_care",
    "Supervision": "supervision",
    "Workforce": "workforce",
    "Leadership and audit": "leadership",
    "Domestic abuse": "domestic_abuse",
}
AREA_OF_ACTION = {
    "2.6": "out_of_hours",
    "2.7": "domestic_abuse",
    "2.9": "domestic_abuse",
    "2.10": "exploitation",
    "2.13": "domestic_abuse",
    "3.2": "child_in_need",
    "3.6": "child_in_need",
    "3.8": "child_protection",
    "3.10": "child_protection",
    "3.12": "exploitation",
    "4.11": "health",
}


def area_of(priority: str, reference: str) -> str:
    """Of an action, by its priority's title; "" in the earlier plan, where nobody chose any."""
    if priority not in AREA_OF_PRIORITY:
        return ""
    return AREA_OF_ACTION.get(reference, AREA_OF_PRIORITY[priority])
