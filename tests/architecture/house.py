"""The house rules that are about the text of a file, each as a function: a file in, its faults out as sentences.

Kept apart from the tests so that every rule can be tried on the whole house and on a planted fault.
"""

from __future__ import annotations

import ast
import io
import re
import statistics
import subprocess
import sys
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parents[2]

FUNCTION_LINES, FILE_LINES, DUTY_FILE_LINES, MEDIAN_FUNCTION_LINES = 40, 400, 120, 10
KERNEL = "src/lawcode/engines/kernel/"
"""Here, and only here, a function may be long: the one plain loop that Numba compiles."""

VAGUE_NAMES = {"common", "helper", "helpers", "misc", "shared", "stuff", "util", "utils"}
# Put together from halves, so that this file does not find itself.
HOSTS = re.compile(
    "|".join(["py" + r"pi\.org", "python" + "hosted", r"registry\.npm" + "js", r"deb\.deb" + "ian"]), re.I
)
MACHINE_PATH = re.compile(r"(?<![\w.~}$)-])/(?:wor" + "k|roo" + "t|hom" + "e|User" + r"s)/[\w.-]+")

DISTRIBUTIONS = {
    "PIL": "pillow",
    "allauth": "django-allauth",
    "csp": "django-csp",
    "jwt": "django-allauth",
    "requests": "django-allauth",
    "yaml": "pyyaml",
}
"""Import name to distribution, where they differ; `jwt` and `requests` are what allauth's extra `socialaccount` is."""
LAW_MAY_IMPORT = {"lawcode", "numpy", "numba", "pyarrow"}


@dataclass(frozen=True)
class File:
    """A text file of the house; `path` is relative to the root, with slashes."""

    path: str
    text: str

    @property
    def is_python(self) -> bool:
        return self.path.endswith(".py") or self.path == "livline"

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, self.path)

    @cached_property
    def functions(self) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
        return [node for node in ast.walk(self.tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def files(root: Path = ROOT) -> list[File]:
    """Every text file that git has or would add; in a copy without git every file that is not hidden."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=root,
        capture_output=True,
        text=True,
    )
    names = listed.stdout.split("\0")[:-1] if listed.returncode == 0 else sorted(_walk(root))
    found = ((name, _text(root / name)) for name in names)
    return [File(name, text) for name, text in found if text is not None]


def _walk(root: Path) -> Iterator[str]:
    for path in root.rglob("*"):
        parts = path.relative_to(root).parts
        if path.is_file() and not any(part.startswith(".") or part == "__pycache__" for part in parts):
            yield str(PurePosixPath(*parts))


def _text(path: Path) -> str | None:
    try:
        return path.read_text("utf-8")
    except (UnicodeDecodeError, FileNotFoundError, IsADirectoryError):
        return None


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from `def` to the last one, docstring included, decorators not."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def median_function(house: list[File]) -> float:
    """Median length in lines of the functions of `src`."""
    return statistics.median(length(f) for file in house if _in(file, "src/") for f in file.functions)


def _in(file: File, *folders: str) -> bool:
    return file.is_python and file.path.startswith(folders) and not is_migration(file)


def is_migration(file: File) -> bool:
    """Migrations are written by Django from the models, and read by nobody but it."""
    return re.search(r"/migrations/[^/]*$", file.path) is not None


# The rules


def long_functions(file: File) -> list[str]:
    if not file.is_python or file.path.startswith(KERNEL):
        return []
    return [
        f"{file.path}:{f.lineno} {f.name} has {length(f)} lines, at most {FUNCTION_LINES}"
        for f in file.functions
        if length(f) > FUNCTION_LINES
    ]


def long_files(file: File) -> list[str]:
    limit = DUTY_FILE_LINES if file.path.startswith("src/lawcode/duties/") else FILE_LINES
    lines = len(file.text.splitlines())
    too_long = file.is_python and lines > limit and not is_migration(file)
    return [f"{file.path} has {lines} lines, at most {limit}"] if too_long else []


def identifiers_beyond_ascii(file: File) -> list[str]:
    if not file.is_python:
        return []
    tokens = tokenize.generate_tokens(io.StringIO(file.text).readline)
    names = {token.string for token in tokens if token.type == tokenize.NAME} | {file.path}
    return [f"{file.path}: the name {name} is not ASCII" for name in sorted(names) if not name.isascii()]


def vague_modules(file: File) -> list[str]:
    vague = VAGUE_NAMES & {part.removesuffix(".py") for part in file.path.split("/")} if file.is_python else set()
    versioned = re.findall(r"_(?:v\d+|new|old)\.py$", file.path)
    return [f"{file.path}: a module says in its name what is in it"] if vague or versioned else []


def registry_hosts(file: File) -> list[str]:
    return [f"{file.path} names a registry host: {host}" for host in sorted(set(HOSTS.findall(file.text)))]


def machine_paths(file: File) -> list[str]:
    found = set(MACHINE_PATH.findall(file.text))
    if str(ROOT) in file.text and len(ROOT.parts) > 2:
        found.add(str(ROOT))
    return [f"{file.path} names a path of one machine: {path}" for path in sorted(found)]


def undocumented(file: File) -> list[str]:
    """A module, a public class and a public function say what they are for; one of a single statement need not."""
    if not _in(file, "src/"):
        return []
    missing = [f"{file.path}: no docstring"] if file.tree.body and not ast.get_docstring(file.tree) else []
    return missing + [
        f"{file.path}:{node.lineno} {node.name} has no docstring"
        for node in _public(file.tree)
        if not ast.get_docstring(node) and (isinstance(node, ast.ClassDef) or len(node.body) > 1)
    ]


def _public(
    scope: ast.Module | ast.ClassDef,
) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    for node in scope.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            if node.name == "Meta":  # of a Django model: options, no class that anybody reads about
                continue
            yield node
            if isinstance(node, ast.ClassDef):
                yield from _public(node)


def undeclared_imports(file: File) -> list[str]:
    """The law imports four packages; the product what `requirements/core.in` names: else a fresh install breaks."""
    if not _in(file, "src/"):
        return []
    names = re.findall(r"^[\w-]+", (ROOT / "requirements" / "core.in").read_text(), re.M)
    allowed = LAW_MAY_IMPORT if _in(file, "src/lawcode/") else {"lawcode", "livline", *names}
    foreign = {name for name in _imported(file.tree) if DISTRIBUTIONS.get(name, name) not in allowed}
    return [f"{file.path} imports {name}" for name in sorted(foreign - sys.stdlib_module_names)]


def _imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.split(".")[0]


DECISION = re.compile(r"docs/decisions/(?P<number>\d{4})-[a-z0-9-]+\.md")
DECISION_PARTS = ("Date:", "Status:", "## Context", "## Options considered", "## Decision", "## Consequences")
DECISION_LINES = 60


def untidy_decisions(file: File) -> list[str]:
    """A record is numbered alike in name and title, has its six parts in order, and fits on a page."""
    if not file.path.startswith("docs/decisions/"):
        return []
    name = DECISION.fullmatch(file.path)
    if not name:
        return [f"{file.path} is not named NNNN-title.md"]
    faults = [] if file.text.startswith(f"# {name['number']}. ") else [f"{file.path}: title has another number"]
    places = [file.text.find("\n" + part) for part in DECISION_PARTS]
    if -1 in places or places != sorted(places):
        faults.append(f"{file.path} lacks one of {', '.join(DECISION_PARTS)}, or has them in another order")
    if len(file.text.splitlines()) > DECISION_LINES:
        faults.append(f"{file.path} is longer than a page of {DECISION_LINES} lines")
    return faults


RULES = (
    long_functions,
    long_files,
    identifiers_beyond_ascii,
    vague_modules,
    registry_hosts,
    machine_paths,
    undocumented,
    undeclared_imports,
    untidy_decisions,
)
