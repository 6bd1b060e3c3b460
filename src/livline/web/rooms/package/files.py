"""How does a file leave these pages?  As something to be kept, never to be shown, under a name that tells nothing."""

from __future__ import annotations

from django.http import HttpResponse


def attachment(content: bytes, name: str) -> HttpResponse:
    """A file to be saved."""
    answer = HttpResponse(content, content_type="application/octet-stream")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
