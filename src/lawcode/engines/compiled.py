"""How does the kernel become machine code?  Its own source, function by function, compiled by Numba.

The kernel's modules stay plain Python.  Here their functions are gathered under one set of names and compiled; the
machine code is kept in a cache whose folder carries a hash of the sources, so that a changed kernel is never met by
an old one.
"""

from __future__ import annotations

import hashlib
import os
from functools import cache
from pathlib import Path
from types import FunctionType, ModuleType, SimpleNamespace
from typing import Any

from lawcode import days
from lawcode.engines.kernel import (
    arranging,
    belonging,
    birthdays,
    chairs,
    consenting,
    contents,
    eighteen,
    followups,
    handovers,
    hearings,
    judging,
    layout,
    lines,
    noticing,
    packing,
    periods,
    plans,
    reading,
    returns,
    reviewing,
    runs,
    telling,
    triggering,
    undated,
    visiting,
)

MODULES: tuple[ModuleType, ...] = (
    days, layout, reading, packing, arranging, telling,
    runs, belonging, lines, periods, plans, hearings, contents, handovers, followups, visiting,
    consenting, returns, noticing, chairs, reviewing, eighteen, birthdays, triggering, undated, judging,
)  # fmt: skip
"""The kernel, each module after those it imports."""
NOT_COMPILED = {"to_day", "to_date"}
ENTRIES = frozenset(
    "pack put_sets put_times put_days_of_times arrange note_facts judge_cases rank_unnamed"
    " tell_numbers tell_words tell_answers tell_sets".split()
)
"""The functions that Python calls."""
OPTIONS: dict[str, Any] = {"nogil": True, "_nrt": False, "no_cfunc_wrapper": True}
"""Threads may run it side by side; and since it allocates nothing it does without Numba's reference counting, in which
nine tenths of its time would go."""
ENTRY: dict[str, Any] = {"cache": True}
INNER: dict[str, Any] = {"no_cpython_wrapper": True}
"""An entry is kept with all that it calls.  What only the kernel calls needs neither a file of its own nor a way in
from Python: a fifth of the compiler's time."""
LOADED: list[bool] = []
"""Not empty once the compiled kernel is at hand in this process."""


@cache
def kernel() -> SimpleNamespace:
    """The compiled entries by name; the first call of each in a process loads or compiles its machine code."""
    import numba

    setattr(numba.config, "CACHE_DIR", str(cache_folder()))  # noqa: B010 (Numba makes its settings at run time)
    names: dict[str, Any] = {"__name__": "lawcode.engines.kernel", "__builtins__": __builtins__}
    for module in MODULES:
        for name, value in vars(module).items():
            if isinstance(value, int | tuple) and not name.startswith("_"):
                names[name] = value
    LOADED.append(True)
    for function in functions():
        source = FunctionType(function.__code__, names, function.__name__, function.__defaults__)
        own = ENTRY if function.__name__ in ENTRIES else INNER
        names[function.__name__] = numba.njit(**OPTIONS, **own)(source)
    names["bare"] = address()
    return SimpleNamespace(**{name: names[name] for name in ENTRIES})


def address() -> Any:
    """What `reading.bare` is to the compiler: from an array to the address of its first number.

    An array goes into a call as seven values, and every place in it is looked at for being negative, to be counted from
    the end.  Inside the kernel that is a seventh of the work, and never meant (`tests/generative/test_places.py`).
    """
    from numba import types
    from numba.extending import intrinsic

    pointer: Any = types.CPointer

    def first_number(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        return context.make_array(signature.args[0])(context, builder, given[0]).data

    return intrinsic(lambda _, array: (pointer(array.dtype)(array), first_number))


def functions() -> list[FunctionType]:
    """The kernel's functions, each under its own name."""
    found: dict[str, FunctionType] = {}
    for module in MODULES:
        for name, value in vars(module).items():
            if isinstance(value, FunctionType) and value.__module__ == module.__name__ and name not in NOT_COMPILED:
                if name in found:
                    raise ValueError(f"two functions of the kernel are named {name}")
                found[name] = value
    return list(found.values())


def plain() -> SimpleNamespace:
    """The same entries, not compiled."""
    return SimpleNamespace(**{function.__name__: function for function in functions() if function.__name__ in ENTRIES})


def cache_folder() -> Path:
    """Where the machine code of these sources is kept: beside the user's other caches."""
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "livline" / f"kernel-{fingerprint()}"


@cache
def fingerprint() -> str:
    """A hash of the kernel's sources, of how they are compiled, and of where they lie: Numba finds its machine code by
    the path of the source."""
    digest = hashlib.sha256(str(Path(str(layout.__file__)).resolve()).encode())
    for file in (__file__, *(str(module.__file__) for module in MODULES)):
        digest.update(Path(file).read_bytes())
    return digest.hexdigest()[:16]


def is_loaded() -> bool:
    """Is the compiled kernel at hand in this process?"""
    return bool(LOADED)


def is_ready() -> bool:
    """Has the kernel been compiled before, so that nobody waits for a compiler?"""
    return (cache_folder() / "ready").exists()


@cache
def mark_ready() -> None:
    """Remember that the cache is complete."""
    folder = cache_folder()
    if folder.is_dir():
        (folder / "ready").touch()
