"""Do the promises hold under blows?  Broken files, kills, power cuts, many at once; the long runs are `make long`."""

import tests.conftest
import tests.ground.connecting  # noqa: F401 (sets Django up before any trial imports a model)
