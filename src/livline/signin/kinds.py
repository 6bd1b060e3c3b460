"""Which kinds of account are there to sign-in?  Each has its idle time, and what a broker must say of it at least."""

from __future__ import annotations

from enum import Enum
from typing import Any


class AccountKind(Enum):
    """Staff work for a municipality; citizens are children, parents and those who stand by them."""

    STAFF = "staff"
    CITIZEN = "citizen"


def kind_of(account: Any) -> AccountKind:
    """Who belongs to a municipality works for it."""
    return AccountKind.CITIZEN if account.municipality_id is None else AccountKind.STAFF
