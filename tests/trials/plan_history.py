"""Is what the writers of a plan were told in its history: each text, once, in order, and nothing put over unseen?"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from uuid import UUID

from tests.trials.plan_log import Kept, Log, Saved, as_read, plain


@dataclass(frozen=True)
class Row:
    """A wording as the database has it."""

    id: UUID
    part: UUID
    field: str
    version: int
    by: UUID
    text: str
    replaces: UUID | None


Drafts = Mapping[tuple[UUID, str, str], tuple[int, Mapping[str, list[str]]]]
"""By person, form and writer, the version of a draft and what it says."""


@dataclass(frozen=True)
class History:
    """All wordings of a plan, all drafts that are kept, and the notes of who wrote."""

    rows: Sequence[Row]
    drafts: Drafts
    log: Log
    found: dict[int, Saved] = field(default_factory=dict)
    """By version, the form that it came of."""

    @cached_property
    def by_id(self) -> dict[UUID, Row]:
        return {row.id: row for row in self.rows}

    @cached_property
    def next_of(self) -> dict[tuple[UUID, str, UUID | None], Row]:
        """What stands after a wording of a field; after nothing, the first."""
        return {(row.part, row.field, row.replaces): row for row in self.rows}

    def faults(self) -> Iterator[str]:
        """Everything that is not as the writers were told; nothing where all is well."""
        yield from self.log.odd
        yield from self.lost()
        yield from self.unasked()
        yield from self.unseen()
        yield from self.broken()
        yield from self.disordered()
        yield from self.drafts_lost()

    def lost(self) -> Iterator[str]:
        """Texts of a form that was told saved, and that the history does not have after what their writer saw."""
        for saved in self.log.saved:
            versions: set[int] = set()
            for name, (text, was) in saved.says.items():
                row = self.next_of.get((saved.part, name, was))
                if plain(self.text_of(was)) == text:
                    continue  # nobody changed it
                if row is None or plain(row.text) != text or row.by != saved.who:
                    yield f"lost: {name}, {text[:20]!r}"
                    continue
                versions.add(row.version)
            if len(versions) > 1 or versions & self.found.keys():
                yield f"a form is not one version: {sorted(versions)}"
            self.found.update(dict.fromkeys(versions, saved))

    def text_of(self, wording: UUID | None) -> str:
        return self.by_id[wording].text if wording in self.by_id else ""

    def unasked(self) -> Iterator[str]:
        """Versions that nobody was told of: something was saved twice, or refused and saved all the same."""
        for version in sorted({row.version for row in self.rows} - self.found.keys()):
            if any(plain(row.text) != plain(self.text_of(row.replaces)) for row in self.rows if row.version == version):
                yield f"version {version} is there, and nobody was told so"

    def unseen(self) -> Iterator[str]:
        """Texts that somebody put another over without having been shown them."""
        shown: dict[tuple[UUID, UUID], set[str]] = defaultdict(set)
        for one in self.log.shown:
            shown[one.who, one.wording] |= {as_read(text) for text in one.texts}
        for row in self.rows:
            if row.replaces and as_read(self.text_of(row.replaces)) not in shown[row.by, row.replaces]:
                yield f"unseen: {row.field}, version {row.version}"

    def broken(self) -> Iterator[str]:
        """Fields whose wordings do not follow each other one by one."""
        fields: dict[tuple[UUID, str], list[Row]] = defaultdict(list)
        for row in sorted(self.rows, key=lambda row: row.version):
            fields[row.part, row.field].append(row)
        for (_part, name), rows in fields.items():
            if rows[0].replaces is not None or any(new.replaces != old.id for old, new in pairwise(rows)):
                yield f"broken: {name}, versions {[row.version for row in rows]}"

    def disordered(self) -> Iterator[str]:
        """Versions that came before one of which somebody had been told before they were sent."""
        latest = 0.0
        for version, saved in sorted(self.found.items()):
            if saved.told < latest:
                yield f"version {version} was told before an earlier one was sent"
            latest = max(latest, saved.asked)

    def drafts_lost(self) -> Iterator[str]:
        """Last pauses that are not kept to the last letter, and drafts that outlived their form."""
        for key, kept in self.log.kept.items():
            is_here = self.drafts.get(key)
            if key in self.log.ended:
                if is_here is not None:
                    yield f"a draft outlived its form: version {is_here[0]}"
            elif (kept.writer, kept.version) not in self.log.gone_on_from and not is_same(kept, is_here):
                yield f"a draft is not what was typed: {'none' if is_here is None else is_here[0]} for {kept.version}"


def is_same(kept: Kept, is_here: tuple[int, Mapping[str, list[str]]] | None) -> bool:
    """Is the draft what was typed at the last pause?"""
    if is_here is None or is_here[0] != kept.version:
        return False
    return all([plain(one) for one in is_here[1].get(name, [])] == [plain(one) for one in texts]
               for name, texts in kept.fields.items())  # fmt: skip


def kinds(faults: Sequence[str]) -> Counter[str]:
    """How many of each kind, for a page."""
    return Counter(fault.partition(":")[0] for fault in faults)
