"""What happened to people's roles, past tense, each with its sentence."""

from goldenthread.accounts.models import Role
from goldenthread.ledger.events import Rows, event


def _role(rows: Rows) -> str:
    return Role(rows["accounts.grant"]["role"]).label


event("role.granted", lambda rows: f"Role given: {_role(rows)}")
event("role.withdrawn", lambda rows: f"Role withdrawn: {_role(rows)}")
