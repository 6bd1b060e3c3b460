"""How do the processes of an installation live and end together?  None outlives the one that started it."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress

STOP_SECONDS = 30.0
PR_SET_PDEATHSIG = 1


@contextmanager
def child(command: Sequence[str], environ: Mapping[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """A process in a group of its own: Ctrl-C reaches us alone, and the whole group ends with the block."""
    launcher = [sys.executable, "-P", "-m", "livline.operations.children", *command]
    process = subprocess.Popen(launcher, env=dict(environ), stdin=subprocess.DEVNULL, start_new_session=True)
    try:
        yield process
    finally:
        end(process)


def end(process: subprocess.Popen[bytes]) -> None:
    """Ask it to end, wait, and end whatever of its group is left."""
    try:
        process.terminate()
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        pass
    finally:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def first_to_end(processes: Sequence[subprocess.Popen[bytes]], every: float = 0.2) -> subprocess.Popen[bytes]:
    """Wait until one of them has ended, and say which."""
    while True:
        for process in processes:
            if process.poll() is not None:
                return process
        time.sleep(every)


def _become(command: list[str]) -> None:
    """Become a program that the system ends when its parent dies, even where the parent is killed."""
    if sys.platform == "linux":
        parent = os.getppid()
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:
            sys.exit(1)
    os.execv(command[0], command)


if __name__ == "__main__":
    _become(sys.argv[1:])
