"""A plan of a partnership that the programme manager is looking at, and a rule that is tuned."""

from __future__ import annotations

from datetime import date

LOOKED_AT_ON = date(2026, 11, 13)
FILE_NAME = "Joint housing protocol, action plan v3.csv"
# Typed by the housing partnership, with what such plans have: one rating, months for days, "ongoing".
FILE = """Ref,Theme,What Ofsted said,Action,Lead,By when,RAG,Progress update,Success measure
H1,Somewhere to live,"Care leavers wait too long for a home of their own","Sign the joint protocol for homeless 16 and 17 year olds with the five housing providers",Head of Service - Care Leavers,26/02/2027,Amber,"Four of five providers have signed; the fifth meets in December","No 16 or 17 year old in bed and breakfast"
H2,Somewhere to live,"Care leavers wait too long for a home of their own","Set aside twelve council flats a year for care leavers, agreed by the housing committee",Housing Options Manager,Mar 27,Red,"Three flats so far; the committee asked for a paper","12 flats let by March 2028"
H3,Somewhere to live,"Care leavers wait too long for a home of their own","Continue to meet as a housing panel each fortnight",Housing Options Manager,ongoing,Green,,
H4,Keeping the home,"Tenancies break down in the first year","Give each new tenant a named worker for the first twelve months",Head of Service - Care Leavers,30/04/2027,Green,"19 of 24 new tenants have one","Fewer than 3 of 24 tenancies end early"
H5,Keeping the home,"Tenancies break down in the first year","Agree a fund for furniture and deposits and say in the local offer how to ask for it",Finance Manager,May 27,Amber,"The sum is agreed; the words are not","Every care leaver knows of it when asked"
H6,Keeping the home,"Tenancies break down in the first year","Train housing officers in what leaving care means",Principal Social Worker,28/05/2027,Not started,,"All 14 officers trained"
"""

TUNED_ON = date(2026, 9, 15)
TUNED = (
    "too-many-for-one",
    {"most": 15},
    "Heads of service own the steps of their teams, too. Agreed by the Improvement Board.",
)
CHECKED_ON = tuple(date(2026, month, day) for month, day in ((7, 31), (8, 31), (9, 30), (10, 30)))
