"""Where is a page?  Django's `reverse`, asked once for each page: a long case names hundreds of addresses."""

from __future__ import annotations

from functools import cache
from uuid import UUID

from django.urls import reverse

LAST = {UUID: (1 << 128) - 1, int: 987_654_321}
"""Of each type the value that stands for the last argument; those before it count down."""


def address(name: str, *args: UUID | int) -> str:
    """The address of a page; neither ids nor numbers are quoted in one."""
    return _form(name, tuple(type(arg) for arg in args)).format(*args)


@cache
def _form(name: str, kinds: tuple[type, ...]) -> str:
    """The address with `{}` for each argument."""
    stand_ins = [UUID(int=LAST[kind] - n) if kind is UUID else LAST[kind] - n for n, kind in enumerate(kinds)]
    found = reverse(name, args=stand_ins)
    for one in stand_ins:
        found = found.replace(str(one), "{}")
    return found
