"""What happened to tokens, past tense, each with its sentence."""

from datetime import date

from goldenthread.core.days import long_date
from goldenthread.ledger.events import Rows, event


def _made(rows: Rows) -> str:
    token = rows["api.token"]
    ends_on = long_date(date.fromisoformat(token["ends_on"]))
    return f"Token for the API made: {token['name']}, until {ends_on}"


event("token.made", _made)
event("token.revoked", "Token for the API revoked")
