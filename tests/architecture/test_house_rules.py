"""What is a rule for people is a test for the machine; and every rule is shown to find a planted fault."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest

from tests.architecture import house
from tests.architecture.house import File

Rule = Callable[[File], list[str]]

LONG = "def f():\n" + "    x = 1\n" * house.FUNCTION_LINES
GOOD_DECISION = (
    "# 0001. T\n\nDate: d\nStatus: s\n\n## Context\n\n## Options considered\n\n## Decision\n\n## Consequences\n"
)

PLANTED: list[tuple[Rule, str, str]] = [
    (house.long_functions, "src/livline/x.py", LONG),
    (house.long_functions, "tests/test_x.py", "class C:\n    async " + LONG.replace("\n", "\n    ").rstrip()),
    (house.long_files, "tests/x.py", "x = 1\n" * 401),
    (house.long_files, "src/lawcode/duties/x.py", "x = 1\n" * 121),
    (house.identifiers_beyond_ascii, "src/livline/x.py", "def følg_op(): ..."),
    (house.identifiers_beyond_ascii, "src/livline/opfølgning.py", ""),
    (house.vague_modules, "src/livline/utils.py", ""),
    (house.vague_modules, "src/livline/helpers/dates.py", ""),
    (house.vague_modules, "src/livline/report_v2.py", ""),
    (house.registry_hosts, "requirements/x.lock", "--index-url https://" + "PyPI" + ".org/simple"),
    (house.registry_hosts, "docs/x.md", "files.python" + "hosted.org"),
    (house.machine_paths, "docs/x.md", "see (/" + "home/anna/sager.csv)"),
    (house.machine_paths, "docs/x.md", f"see {house.ROOT}"),
    (house.undocumented, "src/livline/x.py", "import os\n"),
    (house.undocumented, "src/livline/x.py", '"""Doc."""\ndef f():\n    x = 1\n    return x\n'),
    (house.undocumented, "src/livline/x.py", '"""Doc."""\nclass C:\n    x = 1\n'),
    (
        house.undocumented,
        "src/livline/x.py",
        '"""D."""\nclass C:\n    """D."""\n    def f(self):\n        a\n        b\n',
    ),
    (house.undeclared_imports, "src/lawcode/x.py", "def f():\n    import rich.table\n"),
    (house.undeclared_imports, "src/lawcode/x.py", "from livline import cli\n"),
    (house.undeclared_imports, "src/livline/x.py", "import duckdb\n"),
    (house.untidy_decisions, "docs/decisions/one.md", GOOD_DECISION),
    (house.untidy_decisions, "docs/decisions/0002-t.md", GOOD_DECISION),
    (house.untidy_decisions, "docs/decisions/0001-t.md", GOOD_DECISION.replace("## Options considered\n", "")),
    (house.untidy_decisions, "docs/decisions/0001-t.md", GOOD_DECISION + "more\n" * house.DECISION_LINES),
]

SOUND: list[tuple[Rule, str, str]] = [
    (house.long_functions, "src/livline/x.py", LONG.removesuffix("    x = 1\n")),
    (house.long_functions, house.KERNEL + "loop.py", LONG),
    (house.long_files, "src/livline/x.py", "x = 1\n" * 400),
    (house.identifiers_beyond_ascii, "src/livline/x.py", 'x = "følg op"  # på dansk'),
    (house.machine_paths, "docs/x.md", "/usr/bin/chromium, https://example.org/home/x, src/home/x"),
    (house.long_files, "src/livline/cases/migrations/0001_initial.py", "x = 1\n" * 401),
    (house.undocumented, "src/livline/cases/migrations/0001_initial.py", "class Migration:\n    x = 1\n"),
    (house.undocumented, "src/livline/x.py", '"""D."""\nclass C:\n    """D."""\n    class Meta:\n        x = 1\n'),
    (house.undocumented, "src/livline/x.py", '"""Doc."""\ndef f():\n    return 1\ndef _g():\n    a\n    b\n'),
    (house.undeclared_imports, "src/livline/x.py", "import yaml, csv\nfrom lawcode.facts import Kind\n"),
    (house.untidy_decisions, "docs/decisions/0001-t.md", GOOD_DECISION),
]


def is_silent(rule: Rule, path: str, text: str) -> bool:
    return not rule(File(path, text))


@pytest.fixture(scope="module")
def the_house() -> list[File]:
    return house.files()


@pytest.mark.parametrize("rule", house.RULES, ids=lambda rule: rule.__name__)
def test_the_house_keeps_the_rule(rule: Rule, the_house: list[File]):
    faults = [fault for file in the_house for fault in rule(file)]
    assert not faults, "\n" + "\n".join(faults)


@pytest.mark.parametrize(("rule", "path", "text"), PLANTED, ids=lambda value: getattr(value, "__name__", None))
def test_the_rule_finds_a_planted_fault(rule: Rule, path: str, text: str):
    assert not is_silent(rule, path, text)


@pytest.mark.parametrize(("rule", "path", "text"), SOUND, ids=lambda value: getattr(value, "__name__", None))
def test_the_rule_leaves_a_sound_file_alone(rule: Rule, path: str, text: str):
    assert is_silent(rule, path, text)


def test_every_rule_has_a_planted_fault():
    assert {rule for rule, _, _ in PLANTED} == set(house.RULES)


def test_functions_are_short_in_the_middle(the_house: list[File], record_property):
    median = house.median_function(the_house)
    record_property("median function in lines", f"{median:g}")
    assert 0 < median <= house.MEDIAN_FUNCTION_LINES


def test_the_median_sees_long_functions():
    assert house.median_function([File("src/x.py", LONG)]) > house.MEDIAN_FUNCTION_LINES


def test_the_house_is_not_empty(the_house: list[File]):
    """Else every rule above would hold for want of files."""
    assert {"livline", "pyproject.toml", "src/lawcode/facts.py"} <= {file.path for file in the_house}


def test_a_copy_without_git_is_seen_too(tmp_path):
    (tmp_path / "src" / "__pycache__").mkdir(parents=True)
    (tmp_path / "src" / "x.py").write_text("x = 1\n")
    (tmp_path / "src" / "__pycache__" / "x.pyc").write_text("x")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\xff")
    assert [file.path for file in house.files(tmp_path)] == ["src/x.py"]


def test_decisions_are_numbered_without_a_gap(the_house: list[File]):
    numbers = sorted(int(m["number"]) for file in the_house if (m := house.DECISION.fullmatch(file.path)))
    assert numbers == list(range(1, len(numbers) + 1))


def ruff_codes(path: str, text: str) -> set[str]:
    """What ruff finds, with the project's settings, in a file of that name and text."""
    command = [sys.executable, "-m", "ruff", "check", "--no-cache", "--output-format=concise"]
    command += ["--stdin-filename", path, "-"]
    done = subprocess.run(command, input=text, cwd=house.ROOT, capture_output=True, text=True, check=False)
    return {line.split()[1] for line in done.stdout.splitlines() if line.startswith(path)}


BRANCHES = "def f(x):\n" + "".join(f"    if x == {n}:\n        return {n}\n" for n in range(9)) + "    return x\n"


@pytest.mark.parametrize(
    ("path", "text", "code", "found"),
    [
        ("src/lawcode/x.py", "print(1)\n", "T201", True),
        ("src/livline/casefile/x.py", "print(1)\n", "T201", True),
        ("src/livline/cli/x.py", "print(1)\n", "T201", False),
        ("src/livline/x.py", BRANCHES, "C901", True),
        (house.KERNEL + "x.py", BRANCHES, "C901", False),
        ("src/livline/x.py", "from . import y\n", "TID252", True),
        ("src/livline/x.py", "x = 1  " + "#" * 120 + "\n", "E501", True),
    ],
)
def test_ruff_is_set_as_the_house_wants(path: str, text: str, code: str, found: bool):
    assert (code in ruff_codes(path, text)) is found
