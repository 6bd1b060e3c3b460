"""A long audit gives memory back, wherever it runs; and takes another allocator only where nobody asked for one."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from collections.abc import Iterator

import pytest

from livline.audit_run.memory import heap_trimmer, release_unused
from livline.cli.allocator import ASKED

POOL = """
from livline.cli import main
main(["duties"])
import pyarrow as pa
from livline.audit_run.memory import keep_at_hand
keep_at_hand()
print(pa.default_memory_pool().backend_name)
"""


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


def allocator(**asked: str) -> str:
    """What Arrow takes its memory from once a command has run in a process of its own."""
    environ = {name: value for name, value in os.environ.items() if name != ASKED} | asked
    done = subprocess.run([sys.executable, "-c", POOL], env=environ, capture_output=True, text=True, check=True)
    return done.stdout.split()[-1]


@pytest.mark.skipif(sys.platform != "linux", reason="Arrow may come without it")
def test_a_command_has_arrow_keep_the_memory_that_it_will_want_again():
    assert allocator() == "jemalloc"


def test_an_allocator_that_somebody_asked_for_stays():
    assert allocator(ARROW_DEFAULT_MEMORY_POOL="system") == "system"
