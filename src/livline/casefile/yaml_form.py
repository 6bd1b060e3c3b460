"""How is YAML read?  Every scalar as it is written; no tags, no construction, no doubled keys, bounded nesting."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from livline.casefile.findings import Findings
from livline.casefile.nested import Object
from livline.casefile.raw import Place

DEEPEST = 12
"""Levels of nesting; a list of cases with lists in their events has six."""

REPEATS = 10_000
"""Nodes that aliases may repeat beyond ten times what is written out."""

_NULLS = frozenset(("", "~", "null", "Null", "NULL"))


class _TooDeep(Exception):
    pass


class _TooMuch(Exception):
    pass


@cache
def _loader() -> type:
    """A loader of nodes only: the C parser where there is one, without resolving what a scalar might be."""
    import yaml

    base: Any = vars(yaml.cyaml)["CParser"] if yaml.__with_libyaml__ else _python_composer(yaml)

    class NodeLoader(base):  # type: ignore[misc]
        """Composes nodes; tags stay empty unless somebody wrote one."""

        def __init__(self, text: str) -> None:
            super().__init__(text)
            self.depth = 0

        def resolve(self, kind: Any, value: Any, implicit: Any) -> str:
            return ""

        def descend_resolver(self, parent: Any, index: Any) -> None:
            self.depth += 1
            if self.depth > DEEPEST:
                raise _TooDeep

        def ascend_resolver(self) -> None:
            self.depth -= 1

    return NodeLoader


def _python_composer(yaml: Any) -> type:
    class Composer(yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser, yaml.composer.Composer):  # type: ignore[misc]
        """The same in Python, where libyaml is missing."""

        def __init__(self, text: str) -> None:
            yaml.reader.Reader.__init__(self, text)
            yaml.scanner.Scanner.__init__(self)
            yaml.parser.Parser.__init__(self)
            yaml.composer.Composer.__init__(self)

    return Composer


def documents(text: str, file: str, findings: Findings) -> list[Any]:
    """The documents of a file as plain values; what cannot be read is named in the findings."""
    import yaml

    place = Place(file, by_row=False)
    try:
        return list(_documents(text, place, findings))
    except _TooDeep:
        findings.add("too_deep", place.at())
    except _TooMuch:
        findings.add("aliases", place.at())
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        problem = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
        findings.add("bad_syntax", place.at(line=mark.line + 1 if mark else None), detail=problem)
    return []


def _documents(text: str, place: Place, findings: Findings) -> Iterator[Any]:
    loader = _loader()(text)
    while loader.check_node():
        node = loader.get_node()
        if node is not None:
            value = _Values(place, findings).of(node)
            if value is not None:
                yield value


class _Values:
    """Turns the nodes of one document into plain values, at most so many as it may repeat by aliases."""

    def __init__(self, place: Place, findings: Findings) -> None:
        self.place, self.findings = place, findings
        self.made = 0
        self.seen: set[int] = set()
        self.open: set[int] = set()

    def of(self, node: Any) -> Any:
        """The value of a node."""
        self.made += 1
        self.seen.add(id(node))
        if self.made > 10 * len(self.seen) + REPEATS:
            raise _TooMuch
        if node.tag:
            self._refuse_tag(node)
            return None
        if node.id == "scalar":
            return None if not node.style and node.value in _NULLS else node.value
        return self._collection(node)

    def _collection(self, node: Any) -> Any:
        """A list or mapping; one that holds itself by an alias would never end."""
        if id(node) in self.open:
            raise _TooMuch
        self.open.add(id(node))
        value = [self.of(item) for item in node.value] if node.id == "sequence" else self._mapping(node)
        self.open.remove(id(node))
        return value

    def _refuse_tag(self, node: Any) -> None:
        tag = node.tag.replace("tag:yaml.org,2002:", "!!")
        self.findings.add("tag", self.place.at(line=node.start_mark.line + 1), value=tag)

    def _mapping(self, node: Any) -> Object:
        result = Object()
        for key, value in node.value:
            if key.tag:
                self._refuse_tag(key)
            if key.id != "scalar":
                line = key.start_mark.line + 1
                self.findings.add("not_a_name", self.place.at(line=line))
                continue
            if key.value in result:
                result.doubled += (key.value,)
            result[key.value] = self.of(value)
        return result
