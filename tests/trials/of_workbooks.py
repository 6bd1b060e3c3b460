"""What can be wrong in a workbook?  It is an archive of XML: bombs, entities, paths out of it, formulas, odd cells."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from functools import cache
from random import Random

Parts = dict[str, bytes]
Change = Callable[[Parts, Random], None]

BOMB = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
DOCTYPES = {
    "a bomb of entities": f'<!DOCTYPE s [<!ENTITY l0 "lol">{BOMB}]>',
    "one large entity": f'<!DOCTYPE s [<!ENTITY l9 "{"x" * 100_000}">]>',
    "a file of this machine": '<!DOCTYPE s [<!ENTITY l9 SYSTEM "file:///etc/passwd">]>',
    "a page of elsewhere": '<!DOCTYPE s SYSTEM "http://127.0.0.1:9/x.dtd">',
}


def opened(data: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def closed(parts: Parts, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return file.getvalue()


def sheet(parts: Parts, rng: Random) -> str:
    """The name of some sheet's part."""
    return rng.choice([name for name in parts if name.startswith("xl/worksheets/") and name.endswith(".xml")])


def entities(parts: Parts, rng: Random) -> None:
    """XML that defines entities, and uses one many times."""
    name = rng.choice([sheet(parts, rng), "xl/sharedStrings.xml", "xl/workbook.xml", "[Content_Types].xml"])
    doctype = rng.choice(list(DOCTYPES.values())).encode()
    body = re.sub(rb"^<\?xml[^>]*\?>\s*", b"", parts.get(name, b"<a/>"))
    parts[name] = (
        b'<?xml version="1.0"?>' + doctype + body.replace(b"<t>", b"<t>" + b"&l9;" * 50).replace(b"<v>", b"<v>&l9;", 3)
    )


@cache
def blanks(megabytes: int) -> bytes:
    return b" " * (megabytes << 20)


def zip_bomb(parts: Parts, rng: Random) -> None:
    """A part that unpacks to a thousand times its size; in a sheet or in the texts."""
    where = rng.choice([sheet(parts, rng), "xl/sharedStrings.xml", "xl/styles.xml", "xl/media/image1.png"])
    head, tail = parts.get(where, b"<a></a>").rsplit(b"<", 1)
    parts[where] = head + blanks(rng.choice([5, 5, 60, 250])) + b"<" + tail


def text_bomb(parts: Parts, rng: Random) -> None:
    """A million short texts, or one that is very long."""
    texts = rng.choice([b"<si><t>x</t></si>" * 2_000_000, b"<si><t>" + b"x" * (60 << 20) + b"</t></si>"])
    parts["xl/sharedStrings.xml"] = (
        b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' + texts + b"</sst>"
    )


def row_bomb(parts: Parts, rng: Random) -> None:
    """Very many rows of nothing, or of one letter."""
    row = rng.choice([b"<row/>", b'<row><c t="inlineStr"><is><t>x</t></is></c></row>'])
    name = sheet(parts, rng)
    parts[name] = parts[name].replace(b"</sheetData>", row * rng.choice([1_000, 20_000, 1_000_000]) + b"</sheetData>")


def out_of_the_archive(parts: Parts, rng: Random) -> None:
    parts[
        rng.choice(["../../evil.xml", "/etc/evil", "xl\\..\\..\\evil", "xl/worksheets/../../../evil.xml", "C:evil"])
    ] = b"x"


def part_gone(parts: Parts, rng: Random) -> None:
    del parts[rng.choice(list(parts))]


def part_broken(parts: Parts, rng: Random) -> None:
    name = rng.choice(list(parts))
    data = parts[name]
    parts[name] = rng.choice([b"", data[: len(data) // 2], data.replace(b"<", b"&lt;", 1), b"\0" * 10, data[::-1]])


def part_of_another(parts: Parts, rng: Random) -> None:
    a, b = rng.sample(list(parts), 2)
    parts[a], parts[b] = parts[b], parts[a]


CELLS = {
    "formula": b"<f>1+1</f><v>2</v>",
    "formula without value": b"<f>1+1</f>",
    "serial of no day": b"<v>60</v>",
    "serial far off": b"<v>99999999999</v>",
    "not a number": b"<v>NaN</v>",
    "infinity": b"<v>1e999</v>",
    "minus": b"<v>-5</v>",
    "huge": b"<v>" + b"9" * 5_000 + b"</v>",
    "text that is not there": b"<v>999999</v>",
    "no number": b"<v>abc</v>",
    "nothing": b"<v></v>",
}
TYPES = [
    b"",
    b' t="n"',
    b' t="s"',
    b' t="b"',
    b' t="e"',
    b' t="d"',
    b' t="str"',
    b' t="inlineStr"',
    b' t="x"',
    b' s="99999"',
]


def odd_cells(parts: Parts, rng: Random) -> None:
    """Some cells are formulas, errors, days that are none, or claim a type that they are not."""
    name = sheet(parts, rng)
    for found in rng.sample(cells := re.findall(rb"<c [^>]*?>.*?</c>", parts[name]), min(5, len(cells))):
        place = re.search(rb'r="[A-Z]+\d+"', found)
        said = (
            b"<c "
            + (place[0] if place else b"")
            + rng.choice(TYPES)
            + b">"
            + rng.choice(list(CELLS.values()))
            + b"</c>"
        )
        parts[name] = parts[name].replace(found, said, 1)


def odd_places(parts: Parts, rng: Random) -> None:
    """Cells and rows that claim to stand elsewhere."""
    name = sheet(parts, rng)
    to = rng.choice(
        [b'r="XFD1048576"', b'r="ZZZZ1"', b'r="A0"', b'r="A99999999999"', b'r=""', b'r="1"', b'r="A1"', b""]
    )
    places = re.findall(rb'r="[A-Z]*\d+"', parts[name])
    parts[name] = parts[name].replace(rng.choice(places), to, 1) if places else b""


def odd_size(parts: Parts, rng: Random) -> None:
    name = sheet(parts, rng)
    ref = rng.choice([b"A1:XFD1048576", b"A1", b"", b"B9:A1", b"A1:ZZZZZ99999999999"])
    parts[name] = re.sub(rb'<dimension ref="[^"]*"/>', b'<dimension ref="' + ref + b'"/>', parts[name])


def sheets_renamed(parts: Parts, rng: Random) -> None:
    to = rng.choice([b"Events ", b"EVENTS", b"cases", b"Ark1", b"", b"a" * 300, b"events&#0;", b"h\xc3\xa6ndelser"])
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(rng.choice([b'"events"', b'"cases"']), b'"' + to + b'"')


def sheets_hidden(parts: Parts, rng: Random) -> None:
    state = rng.choice([b"hidden", b"veryHidden", b"odd"])
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(b"<sheet ", b'<sheet state="' + state + b'" ')


def other_calendar(parts: Parts, rng: Random) -> None:
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(b"<workbookPr", b'<workbookPr date1904="1"')


CHANGES: dict[str, Change] = {
    change.__name__: change
    for change in (
        entities, zip_bomb, text_bomb, row_bomb, out_of_the_archive, part_gone, part_broken, part_of_another, odd_cells,
        odd_places, odd_size, sheets_renamed, sheets_hidden, other_calendar,
    )
}  # fmt: skip
