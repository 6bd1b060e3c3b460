"""Which sentences do the pages have, and which of them stand in English?

`python -m scripts.messages` collects every sentence of templates and code (Danish is the source), brings
`locale/en/LC_MESSAGES/django.po` up to date and compiles it.  It ends with 1 and names what has no English yet.
Sentences that are gone leave the file; nothing is guessed from sentences that look alike.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "livline"
ENGLISH = SOURCE / "web" / "locale" / "en" / "LC_MESSAGES" / "django.po"

KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
USES_GETTEXT = re.compile(r"^from django\.utils\.translation import |^from django\.utils import translation", re.M)


def sources() -> Iterator[tuple[str, str]]:
    """Every file that may hold sentences, as Python: a template is turned into calls of gettext first."""
    for path in sorted([*SOURCE.rglob("*.html"), *SOURCE.rglob("templates/**/*.txt")]):
        yield str(path.relative_to(ROOT)), templatize(path.read_text("utf-8"), str(path))
    for path in sorted(SOURCE.rglob("*.py")):
        text = path.read_text("utf-8")
        if USES_GETTEXT.search(text):
            yield str(path.relative_to(ROOT)), text


def collected() -> Catalog:
    """All sentences, each with the files where it stands.  No line numbers: they would change with every edit."""
    catalog = Catalog(charset="utf-8")
    for name, python in sources():
        options = {"encoding": "utf-8"}
        for _, found, _, context in extract("python", io.BytesIO(python.encode()), KEYWORDS, (), options):
            catalog.add(found, locations=[(name, None)], context=context)  # type: ignore[list-item]
    return catalog


def kept(path: Path = ENGLISH) -> Catalog:
    """The English that is written down."""
    if not path.exists():
        return Catalog(locale="en", charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale="en", charset="utf-8")


def joined(found: Catalog, before: Catalog) -> Catalog:
    """The sentences found, with the English that was there; where there is none it is left empty."""
    catalog = Catalog(locale="en", charset="utf-8", header_comment="# English beside the Danish of the pages.")
    for message in sorted(found, key=lambda message: (str(message.id), message.context or "")):
        if not message.id:
            continue
        old = before.get(message.id, message.context)
        catalog.add(
            message.id, old.string if old else None, sorted(set(message.locations)), context=message.context
        )  # fmt: skip
    return catalog


def missing(catalog: Catalog) -> list[str]:
    """The sentences without English."""
    return [str(message.id) for message in catalog if message.id and not _said(message.string)]


def _said(string: object) -> bool:
    parts = string if isinstance(string, tuple | list) else [string]
    return bool(parts) and all(parts)


def unused(found: Catalog, before: Catalog) -> list[str]:
    """English for sentences that are nowhere."""
    return [str(message.id) for message in before if message.id and found.get(message.id, message.context) is None]


def as_po(catalog: Catalog) -> bytes:
    """The file as text, the same each time: it bears no date."""
    out = io.BytesIO()
    write_po(out, catalog, width=120, omit_header=True)
    head = 'msgid ""\nmsgstr ""\n"Language: en\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    head += '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
    return head.encode() + out.getvalue()


def as_mo(po: bytes) -> bytes:
    """What gettext reads, of what people read."""
    out = io.BytesIO()
    catalog = read_po(io.BytesIO(po), locale="en", charset="utf-8")
    # Babel would write the time of day into the head.
    catalog.creation_date = catalog.revision_date = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    write_mo(out, catalog)
    return out.getvalue()


def main() -> int:
    """Collect, write, compile; 1 where English is missing."""
    catalog = joined(collected(), kept())
    po = as_po(catalog)
    ENGLISH.write_bytes(po)
    ENGLISH.with_suffix(".mo").write_bytes(as_mo(po))
    without = missing(catalog)
    for sentence in without:
        sys.stdout.write(f"no English: {sentence}\n")
    return int(bool(without))


if __name__ == "__main__":
    sys.exit(main())
