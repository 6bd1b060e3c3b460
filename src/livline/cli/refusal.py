"""What ends a command without a result?  A reason and what to do next, never a traceback."""

from __future__ import annotations

from livline.verdict_files.wording import Text

USAGE = 2
"""Exit code for unusable input and for faults of usage."""

NOTHING = Text("", "")


class Refused(Exception):
    """The command cannot go on.  `reason` says why, `next_step` what to do; both in both languages."""

    def __init__(self, reason: Text, next_step: Text = NOTHING, **values: object) -> None:
        super().__init__(reason.en)
        self.reason, self.next_step, self.values = reason, next_step, values

    def said(self, lang: str) -> str:
        """The sentences for the user."""
        parts = (part.said(lang, **self.values) for part in (self.reason, self.next_step) if part.da)
        return " ".join(parts)
