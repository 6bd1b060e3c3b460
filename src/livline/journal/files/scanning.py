"""Is there a virus in a file?  ClamAV is asked where it is named; without an answer the file is refused."""

from __future__ import annotations

import contextlib
import socket
import struct

from django.conf import settings

from livline.access.errors import Unfitting

PIECE, PATIENCE = 64 * 1024, 30.0


def scan(content: bytes) -> None:
    """Raises `Unfitting` for a virus, and where the scanner is named and does not answer."""
    if not settings.CLAMD:
        return
    try:
        answer = answered(settings.CLAMD, content)
    except (OSError, ValueError):
        raise Unfitting("Filen kan ikke kontrolleres for virus lige nu.", "Prøv igen om lidt.") from None
    if answer == b"stream: OK":
        return
    if answer.endswith(b" FOUND"):
        raise Unfitting("Der er fundet virus i filen.", "Åbn den ikke, og kontakt it-afdelingen.")
    raise Unfitting("Filen kan ikke kontrolleres for virus lige nu.", "Prøv igen om lidt.")


def answered(where: str, content: bytes) -> bytes:
    """What the scanner says of a stream (clamd's INSTREAM)."""
    with contextlib.closing(connected(where)) as line:
        line.sendall(b"zINSTREAM\0")
        for begin in range(0, len(content), PIECE):
            piece = content[begin : begin + PIECE]
            line.sendall(struct.pack("!I", len(piece)) + piece)
        line.sendall(struct.pack("!I", 0))
        answer = b""
        while got := line.recv(4_096):
            answer += got
    return answer.rstrip(b"\0\n")


def connected(where: str) -> socket.socket:
    """`unix:/run/clamav/clamd.ctl` or `tcp:host:port`; raises `OSError` or `ValueError`."""
    way, _, place = where.partition(":")
    if way == "unix":
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(PATIENCE)
        try:
            line.connect(place)
        except OSError:
            line.close()
            raise
        return line
    host, _, port = place.rpartition(":")
    return socket.create_connection((host, int(port)), PATIENCE)
