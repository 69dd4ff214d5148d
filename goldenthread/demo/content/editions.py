"""What happens to papers once they are published: a correction, a part 2, a copy brought back."""

from datetime import date

# The report of July, corrected before its meeting.
CORRECTED = "cfc-2026-07"
CORRECTED_ON = date(2026, 7, 7)
WHY = (
    "The finance officer found that the grant was given as £350,000; it is £310,000, since £40,000 "
    "of it was paid in the year before."
)
SECTION = "finance"
SAID, SAYS = "a grant of £350,000", "a grant of £310,000"

# Part 2 of the report of September: prices while a tender is open.
WITH_PART_TWO = "cfc-2026-09"
PART_TWO = "cfc-2026-09-part-2"
PARAGRAPH = "3"
REASON = (
    "The prices that two providers of supported lodgings have offered are still being negotiated. "
    "To publish them would weaken the council’s hand, which outweighs the public’s interest in them."
)
PART_TWO_TEXTS = {
    "purpose": "To tell members what two providers of supported lodgings have offered, so that they "
    "can weigh the later date for action 1.7 in part 1.",
    "summary": "Provider A offers twelve lodgings from January at £412 a week each, provider B ten "
    "from December at £455. A night in a hotel costs £96 on average, £672 a week.\n\n"
    "Both offers lapse on 30 September. Officers think that A will go down by about 5% if "
    "the council takes all twelve for two years.",
    "recommendations": "Authorise the Director to negotiate with provider A up to £412 a week.\n"
    "Keep provider B’s offer in reserve until the contract is signed.",
    "reasons": "Each week in which lodgings replace a hotel saves about £260 a young person.",
    "other_options": "To wait for the flats at Harbour Road. Rejected: no builder has taken them on.",
    "background": "Five providers were asked in July; three did not answer.",
    "consultation": "The care leavers’ forum would rather live in lodgings than in a hotel, if the "
    "host is met first.",
    "legal": "The contract is below the threshold for a full tender; standing orders ask for three "
    "quotations, or a report of why there are fewer.",
    "finance": "£257,000 a year for twelve lodgings, from the £1.9 million agreed in February.",
    "policy": "As in part 1.",
    "equality": "Two of the lodgings are step-free.",
    "human_resources": "None.",
    "risk": "That provider A withdraws when it learns that B’s price is higher.",
    "rural": "Four of the twelve lodgings are in market towns.",
    "children": "Twelve young people would leave hotels by the end of January.",
    "public_health": "None.",
    "climate": "None.",
    "background_papers": "Offers of providers A and B, August 2026",
}

# The report of September as the committee system published it, three days later.
BROUGHT_BACK = "cfc-2026-09"
BROUGHT_ON = date(2026, 9, 14)
BROUGHT_NAME = "Improvement plan report as published.docx"
CHANGED = (
    ("Hotels cost £71,000 from April to August.", "Hotels cost £73,500 from April to August."),
    ("Two of them have been moved before.", "All three have been moved before."),
)
