"""How is it told what is the matter with case files: notes of what was read, and why they cannot be used or written?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from livline.cli.terminal import Terminal
from livline.verdict_files.wording import Text, number

if TYPE_CHECKING:
    from livline.casefile import Note, Unusable

UNUSABLE = Text(
    "Filerne kan ikke bruges: {count}. Intet er gjort op, og intet er skrevet.",
    "The input cannot be used: {count}. Nothing is judged and nothing is written.",
)
ONE_FAULT, FAULTS = Text("1 fejl", "1 fault"), Text("{n} fejl", "{n} faults")
MORE = Text("… og {n} fejl mere af samme slags som ovenfor.", "… and {n} more faults of the kinds above.")


def show_notes(notes: Sequence[Note], terminal: Terminal) -> None:
    """A line on standard error for everything that was read rightly but that the user should know of."""
    for note in notes:
        terminal.note(note.sentence(terminal.lang))


def case_file_fault(fault: Exception, lang: str) -> str | None:
    """The sentences for files that cannot be used or written; None for another fault."""
    from livline.casefile import Unusable, Unwritable

    if isinstance(fault, Unusable):
        return "\n".join(_unusable_lines(fault, lang))
    return fault.sentence(lang) if isinstance(fault, Unwritable) else None


def _unusable_lines(fault: Unusable, lang: str) -> Iterator[str]:
    """Every finding, and how many there are in all when not all are printed."""
    total = sum(fault.totals.values())
    yield from (finding.sentence(lang) for finding in fault.findings)
    if total > len(fault.findings):
        yield MORE.said(lang, n=number(total - len(fault.findings), lang))
    count = ONE_FAULT if total == 1 else FAULTS
    yield UNUSABLE.said(lang, count=count.said(lang, n=number(total, lang)))
