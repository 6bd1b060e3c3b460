"""Where do the files of pages lie?  Worked out once for each in a process: a page asks for forty of them."""

from __future__ import annotations

from typing import Any

from django.contrib.staticfiles.storage import StaticFilesStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage


class Found(StaticFilesStorage):
    """Files as they lie in the apps.  Names come from templates, so they are few."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.addresses: dict[str | None, str] = {}

    def url(self, name: str | None, *args: Any, **kwargs: Any) -> str:
        """The address of a file; raises `ValueError` for one that was to be collected and was not."""
        if name not in self.addresses:
            self.addresses[name] = super().url(name, *args, **kwargs)
        return self.addresses[name]


class Collected(Found, CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # whitenoise has no types
    """Files collected in one folder, compressed and named after their content."""
