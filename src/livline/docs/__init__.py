"""Which documents are written from the code?  The manual, the help of the command line, and tables of words.

`python -m livline.docs [--out FOLDER]`; deterministic, so that a test can compare them with what is committed.
"""

from __future__ import annotations

from collections.abc import Sequence


def main(argv: Sequence[str] = ()) -> int:
    """Write every generated document; exit code 0, or 2 outside a checkout."""
    from livline.docs.write import run

    return run(list(argv))
