"""Who wants to know that the facts of cases changed?  The ledger, which cases know nothing of.

One place to register, so that a package that changes facts need not import the law.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

Hook = Callable[[Sequence[UUID]], None]
_HOOKS: list[Hook] = []


def on_change_of_facts(hook: Hook) -> None:
    """Call the hook with the ids of cases whose facts changed, in the transaction that changes them."""
    if hook not in _HOOKS:
        _HOOKS.append(hook)


def facts_changed(cases: Sequence[UUID]) -> None:
    """Tell all who want to know."""
    for hook in _HOOKS:
        hook(cases)
