"""Why does no library check the values on the command line?  Because it takes longer to load than a small audit.

Typer hands every value to pydantic, an eighth of a second before anything is read.  All parameters here are text, paths
or flags, and the commands read dates, numbers and words themselves, with sentences of their own.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, get_args


class AsWritten:
    """Stands in for Typer's coercion of one parameter: the text as it was written, or the path of that name."""

    def __init__(self, annotation: Any) -> None:
        self.make: type[Path] | type[str] = Path if Path in (annotation, *get_args(annotation)) else str

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        """The values of a parameter that takes several are a list, a flag is itself, else one text or path."""
        if param.multiple or param.nargs != 1:
            return [self.make(one) for one in value] if value else None
        return value if value is None or isinstance(value, bool) else self.make(value)


def as_written(parameters: Iterable[Any]) -> list[Any]:
    """The parameters, each taking its value as it is written."""
    taken = list(parameters)
    for parameter in taken:
        plain = AsWritten(parameter.type_descriptor.annotation)
        parameter.get_runtime_param = lambda plain=plain: plain
    return taken
