"""Do the promises hold under blows?  Broken files, kills, power cuts, many at once; the long runs are `make long`."""

import tests.conftest  # noqa: F401 (sets a key to sign with)
import tests.ground.conftest  # noqa: F401 (sets Django up before any trial imports a model)
