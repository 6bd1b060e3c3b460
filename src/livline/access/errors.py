"""What can go wrong with a case, said so that people know what to do next."""

from __future__ import annotations


class CaseError(Exception):
    """Something that somebody asked of a case cannot be done.  `reason` and `next_step` are Danish sentences."""

    def __init__(self, reason: str, next_step: str) -> None:
        super().__init__(reason)
        self.reason, self.next_step = reason, next_step


class NotFound(CaseError):
    """There is no such thing, or it is not yours: the two are told alike."""

    def __init__(self) -> None:
        super().__init__(
            "Det, du leder efter, findes ikke, eller du har ikke adgang til det.",
            "Kontrollér, at du har den rigtige sag, eller spørg din leder, om du skal have adgang.",
        )


class Unfitting(CaseError):
    """A fact that its kind cannot hold."""


class Overtaken(CaseError):
    """Somebody else corrected the same fact meanwhile; `theirs` is what it says now."""

    def __init__(self, theirs: object) -> None:
        super().__init__(
            "En anden har rettet den samme oplysning, siden du åbnede den.",
            "Se begge udgaver, og vælg, hvad der skal stå.",
        )
        self.theirs = theirs
