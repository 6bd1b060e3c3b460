"""What did the writer of an unknown word probably mean?"""

from __future__ import annotations

from functools import lru_cache

from lawcode.facts import KINDS


def _near(word: str, known: tuple[str, ...]) -> list[str]:
    from difflib import get_close_matches

    return get_close_matches(word[:60].lower(), known, n=3, cutoff=0.6)


@lru_cache(maxsize=1000)
def known_fields(name: str, known: tuple[str, ...]) -> str:
    """A hint for an unknown field: the names that look like it, else all of them."""
    return _hint(_near(name, known), known)


@lru_cache(maxsize=1000)
def known_kinds(word: str) -> str:
    """A hint for an unknown kind; Danish names are known too."""
    by_name = {kind.name: kind.name for kind in KINDS} | {kind.danish: kind.name for kind in KINDS}
    near = [by_name[found] for found in _near(word, tuple(by_name))]
    near += [kind.name for kind in KINDS if len(word) > 3 and word.lower() in kind.danish]
    return _hint(list(dict.fromkeys(near))[:3], tuple(kind.name for kind in KINDS))


def _hint(near: list[str], known: tuple[str, ...]) -> str:
    return ", ".join(near or known)
