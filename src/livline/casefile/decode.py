"""In which encoding is a text file written?  UTF-8, UTF-16 or UTF-32 with a mark, and for CSV Windows-1252."""

from __future__ import annotations

import codecs

from livline.casefile.findings import Findings
from livline.casefile.raw import Place

_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def marked(start: bytes) -> str:
    """The encoding that the first bytes of a file announce; UTF-8 when they announce none."""
    return next((name for mark, name in _MARKS if start.startswith(mark)), "utf-8")


def text(data: bytes, place: Place, findings: Findings) -> str | None:
    """The text of a whole YAML or JSON file; None, with a finding, when it is not what it announces."""
    encoding = marked(data)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1 if encoding.startswith("utf-8") else None
        findings.add("encoding", place.at(line=line), detail=encoding.upper().removesuffix("-SIG"))
        return None
