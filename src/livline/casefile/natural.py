"""What text does a value of a file's own type stand for, in a field of a certain type?  For JSON and Excel cells."""

from __future__ import annotations

from lawcode.facts import Type

LISTS = (Type.WORDS, Type.TEXTS)


class Digits(str):
    """A number as its digits."""

    __slots__ = ()


class Misfit(TypeError):
    """A value of another type than its field; `problem` and `detail` are the finding's."""

    def __init__(self, problem: str, detail: str = "") -> None:
        super().__init__(problem)
        self.problem, self.detail = problem, detail


def text_of(value: object, kind: Type) -> str | None:
    """The value as it would be written in a table of text; None where nothing is recorded."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        if kind is not Type.YES_NO:
            raise Misfit("not_text", "true/false")
        return "true" if value else "false"
    raise Misfit("not_a_value")


def items_of(value: object) -> list[str | None] | None:
    """A list of text; what is no list, or holds more than text, is a misfit."""
    if value is None:
        return None
    if not isinstance(value, list):
        raise Misfit("not_a_value" if isinstance(value, dict) else "not_a_list")
    return [text_of(item, Type.TEXT) for item in value]
