"""How is JSON read?  Numbers as their digits, no doubled keys, bounded nesting."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from livline.casefile.findings import Findings
from livline.casefile.natural import Digits
from livline.casefile.nested import Object
from livline.casefile.raw import Place


def documents(text: str, file: str, findings: Findings) -> list[Any]:
    """The one document of a file, in a list; what cannot be read is named in the findings."""
    place = Place(file, by_row=False)
    try:
        return [
            json.loads(
                text,
                object_pairs_hook=_object,
                parse_int=Digits,
                parse_float=Digits,
                parse_constant=_no_constant,
            )
        ]
    except RecursionError:
        findings.add("too_deep", place.at())
    except json.JSONDecodeError as error:
        findings.add("bad_syntax", place.at(line=error.lineno), detail=f"{error.msg} ({error.colno})")
    except _NoNumber as error:
        findings.add("bad_syntax", place.at(), detail=f"{error}")
    return []


class _NoNumber(ValueError):
    pass


def _no_constant(name: str) -> Any:
    raise _NoNumber(name)


def _object(pairs: list[tuple[str, Any]]) -> Object:
    result = Object(pairs)
    if len(result) < len(pairs):
        result.doubled = tuple(name for name, times in Counter(name for name, _ in pairs).items() if times > 1)
    return result
