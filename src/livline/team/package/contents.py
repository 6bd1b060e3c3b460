"""What is in a package?  A folder of files with a manifest that names each by its hash; nothing else is taken out."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from typing import Any

from livline.team.package.envelope import ASK_AGAIN, Refused

MANIFEST = "manifest.json"
LARGEST = 64 << 20
"""Bytes that a package holds unpacked."""
MOST_FILES = 2_000
TORN = Refused("Pakkens indhold passer ikke til dens fortegnelse.", ASK_AGAIN)


def packed(files: Mapping[str, bytes], about: Mapping[str, Any]) -> bytes:
    """The files with their manifest, as one."""
    hashes = {name: hashlib.sha256(content).hexdigest() for name, content in sorted(files.items())}
    manifest = json.dumps(dict(about) | {"files": hashes}, ensure_ascii=False, indent=1).encode()
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {MANIFEST: manifest, **files}.items():
            archive.writestr(name, content)
    return written.getvalue()


def unpacked(content: bytes) -> tuple[dict[str, Any], dict[str, bytes]]:
    """The manifest and the files that it names, all of them and no other; raises `Refused`."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            found = _read(archive)
        manifest: dict[str, Any] = json.loads(found.pop(MANIFEST))
        hashes: dict[str, str] = manifest["files"]
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, RuntimeError, NotImplementedError, EOFError):
        raise TORN from None
    if hashes != {name: hashlib.sha256(data).hexdigest() for name, data in found.items()}:
        raise TORN
    return manifest, found


def _read(archive: zipfile.ZipFile) -> dict[str, bytes]:
    """Everything in it, as long as that is not too much: sizes are counted, not believed."""
    infos, left = archive.infolist(), LARGEST
    if len(infos) > MOST_FILES or len({info.filename for info in infos}) != len(infos):
        raise TORN
    found: dict[str, bytes] = {}
    for info in infos:
        with archive.open(info) as file:
            found[info.filename] = file.read(left + 1)
        left -= len(found[info.filename])
        if left < 0:
            raise TORN
    return found
