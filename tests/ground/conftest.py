"""The tests of the ground share its database with other folders; its fixtures stand in `tests/conftest.py`."""

from __future__ import annotations

import tests.ground.connecting  # noqa: F401 (sets Django up)
