"""What do the spec tests say?  A folder of tests as a book: folder a chapter, module a section, test a paragraph.

The tests are called with a recorder in the place of an engine; no source text is read.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from lawcode.manual.example import Example, example
from lawcode.rule import Duty


@dataclass(frozen=True)
class Paragraph:
    """One test: a heading and its examples."""

    number: str
    heading: str
    name: str
    examples: tuple[Example, ...]


@dataclass(frozen=True)
class Section:
    """One module of tests: a duty, or a rule that all duties share."""

    number: str
    name: str
    title: str
    lead: str
    duty: Duty | None
    paragraphs: tuple[Paragraph, ...]
    path: str
    """Of its page, beneath the folder of the manual."""


@dataclass(frozen=True)
class Chapter:
    """One folder of tests."""

    number: int
    title: str
    sections: tuple[Section, ...]


def read_book(spec: Path) -> tuple[Chapter, ...]:
    """The chapters in the order of `toc.py` in the folder of spec tests."""
    contents = load(spec / "toc.py").CHAPTERS
    return tuple(chapter(spec, number, *entry) for number, entry in enumerate(contents, 1))


def chapter(spec: Path, number: int, folder: str, title: str, names: tuple[str, ...]) -> Chapter:
    """A chapter from its folder."""
    sections = [section(spec / folder, f"{number}.{place}", name) for place, name in enumerate(names, 1)]
    return Chapter(number, title, tuple(sections))


def section(folder: Path, number: str, name: str) -> Section:
    """A section from its module: `DUTY`, or `title` where it is about no single duty."""
    module = load(folder / f"test_{name}.py")
    duty: Duty | None = getattr(module, "DUTY", None)
    tests = [value for key, value in vars(module).items() if key.startswith("test_") and callable(value)]
    return Section(
        number=number,
        name=name,
        title=module.title if duty is None else duty.title,
        lead=said(module),
        duty=duty,
        paragraphs=tuple(paragraph(f"{number}.{place}", test) for place, test in enumerate(tests, 1)),
        path=f"{folder.name}/{name}.md",
    )


def paragraph(number: str, test: Callable[..., Any]) -> Paragraph:
    """A paragraph from a test, which is run once with a recorder."""
    recorded: list[Example] = []
    test(lambda duty, **tables: recorded.append(example(duty, **tables)))
    return Paragraph(number, said(test).removesuffix("."), test.__name__, tuple(recorded))


def said(thing: Any) -> str:
    """The docstring; one that is missing is a fault of the spec."""
    if not thing.__doc__:
        raise LookupError(f"{thing.__name__} has no docstring, so the manual has no heading for it")
    return " ".join(thing.__doc__.split())


def load(path: Path) -> ModuleType:
    """A module by its file, under a name of its own, so that no other `tests` can take its place."""
    name = f"lawcode_spec.{path.parent.name}.{path.stem}"
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    kept, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        spec.loader.exec_module(module)
    finally:
        sys.dont_write_bytecode = kept
    return module
