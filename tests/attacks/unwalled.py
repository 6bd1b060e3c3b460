"""Somebody at the pages for whom the wall in the database is down, so that the door must hold alone."""

from __future__ import annotations

import uuid
from typing import Any

from tests.web.pages.visiting import Visitor


class Unwalled(Visitor):
    """Asks as the superuser, whom no policy stops; the account that acts is still named."""

    def get(self, path: str, **query: Any) -> Any:
        return self.client.get(path, query)

    def post(self, path: str, again: str = "", **data: Any) -> Any:
        return self.client.post(path, {"submission": again or str(uuid.uuid4())} | data)
