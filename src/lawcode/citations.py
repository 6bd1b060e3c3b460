"""How is a place in an act written?  Acts and citations as Danish jurists cite them."""

from __future__ import annotations

import re
from dataclasses import dataclass

GAZETTE = re.compile(r"nr\. (\d+) af \d{2}/\d{2}/(\d{4})$")
"""Number and date of signature of what stands in Lovtidende A."""


@dataclass(frozen=True)
class Paragraph:
    """A § of an act as far as the project has read it: what it says in a line, and where that was read."""

    number: str
    says: str
    read_at: str


@dataclass(frozen=True)
class Act:
    """An act: its name in running text, its official number, the time it is in force, and the §§ relied on."""

    name: str
    official: str
    consolidation: str
    verified_on: str
    paragraphs: tuple[Paragraph, ...]

    @property
    def address(self) -> str:
        """Where its own words stand: its European Legislation Identifier, of the year it was signed and its number
        (https://eur-lex.europa.eu/eli-register/denmark.html); "" where no number was noted."""
        found = GAZETTE.search(self.consolidation)
        return f"https://www.retsinformation.dk/eli/lta/{found[2]}/{found[1]}" if found else ""

    def par(self, number: int | str, *, stk: int | str | None = None, nr: int | None = None) -> Law:
        """A citation of this act; the § has to stand among its paragraphs."""
        if str(number) not in {p.number for p in self.paragraphs}:
            raise LookupError(f"{self.name} § {number} is cited but does not stand in lawcode.sources")
        return Law(self, str(number), stk, nr)


@dataclass(frozen=True)
class Law:
    """One citation.  `str(law)`: "barnets lov § 95, stk. 2, nr. 2"."""

    act: Act
    par: str
    stk: int | str | None = None
    nr: int | None = None
    also: Law | None = None

    def __and__(self, other: Law) -> Law:
        return Law(self.act, self.par, self.stk, self.nr, other)

    def place(self) -> str:
        """The place without the act's name: "§ 95, stk. 2, nr. 2"."""
        parts = [f"§ {self.par}"]
        parts += [f"{word}. {n}" for word, n in (("stk", self.stk), ("nr", self.nr)) if n is not None]
        return ", ".join(parts)

    def __str__(self) -> str:
        first = f"{self.act.name} {self.place()}"
        return first if self.also is None else f"{first}, jf. {self.also.place()}"
