"""A long audit gives memory back, wherever it runs; and takes another allocator only where nobody asked for one."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from collections.abc import Iterator

import pytest

from livline.audit_run.memory import heap_trimmer, release_unused

POOL = "from livline.audit_run.memory import keep_at_hand; import pyarrow as pa; keep_at_hand();"
POOL += " print(pa.default_memory_pool().backend_name)"


@pytest.fixture(autouse=True)
def asked_anew() -> Iterator[None]:
    """What the heap can do is asked once a process, and here once a test."""
    heap_trimmer.cache_clear()
    yield
    heap_trimmer.cache_clear()


def test_where_the_heap_is_not_of_the_gnu_library_only_arrow_gives_back(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(ctypes, "CDLL", lambda _: object())
    assert heap_trimmer() is None
    release_unused()


def test_memory_is_given_back():
    release_unused()


def test_an_allocator_that_somebody_asked_for_stays():
    environ = os.environ | {"ARROW_DEFAULT_MEMORY_POOL": "system"}
    done = subprocess.run([sys.executable, "-c", POOL], env=environ, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "system"
