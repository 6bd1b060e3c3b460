"""Who wants to know that the facts of cases changed?  The ledger, which cases know nothing of.

One place to register, so that a package that changes facts need not import the law.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from uuid import UUID

Hook = Callable[[Sequence[UUID]], None]
_HOOKS: dict[Hook, frozenset[str]] = {}


def on_change_of_facts(hook: Hook, kinds: Collection[str] = ()) -> None:
    """Call the hook with the ids of cases whose facts changed, in the transaction that changes them.

    `kinds`: only when facts of these kinds may have changed; of all where none is named.
    """
    _HOOKS[hook] = frozenset(kinds)


def facts_changed(cases: Sequence[UUID], kinds: Collection[str] = ()) -> None:
    """Tell all who want to know; `kinds`: of which kinds the facts are, where that is known."""
    for hook, about in _HOOKS.items():
        if not kinds or not about or about.intersection(kinds):
            hook(cases)
