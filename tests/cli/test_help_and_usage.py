"""The program explains itself in two languages and answers faults of usage with sentences."""

from __future__ import annotations

from typing import Any

import pytest
import typer

from livline.cli.app import app
from livline.cli.help_texts import EXAMPLES, HELP
from livline.cli.terminal import language_of
from tests.cli.conftest import Run

COMMANDS = ["audit", "explain", "duties", "duty", "check", "convert", "synth", "demo", "docs"]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_with_an_example_in_both_languages(run: Run, command: str) -> None:
    danish, english = run(command, "--help"), run(command, "--help", "--lang", "en")

    assert (danish.code, english.code) == (0, 0)
    assert f"Eksempel\n  livline {command}" in danish.out
    assert f"Example\n  livline {command}" in english.out
    assert danish.out.startswith(f"Brug: livline {command}")


def test_every_parameter_has_its_own_text() -> None:
    group: Any = typer.main.get_command(app)
    for name, command in group.commands.items():
        for parameter in command.params:
            assert f"{name}.{parameter.name}" in HELP or f".{parameter.name}" in HELP, f"{name} {parameter.name}"
        assert name in EXAMPLES


def test_all_commands_are_listed(run: Run) -> None:
    answer = run()

    assert answer.code == 0
    assert all(f"\n  {command} " in answer.out for command in COMMANDS)


def test_the_version(run: Run) -> None:
    answer = run("--version")

    assert answer.code == 0
    assert answer.out.startswith("livline 0.")


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("audti", "Kommandoen audti findes ikke. Mente du audit?"),
        ("audit --fromat csv x", "Valget --fromat findes ikke. Mente du --format?"),
        ("audit", "Der er ingen sager at gennemgå."),
        ("audit x --format", "--format mangler sin værdi."),
        ("audit x --format word", "Formatet word findes ikke. Vælg table, jsonl, csv, parquet, xlsx, html."),
        ("audit x --out y.doc", "y.doc siger ikke, hvilket format der skal skrives."),
        ("audit x --as-of 2024-02-30", "--as-of: 2024-02-30 er ingen dato. Skriv fx 2026-11-21"),
        ("audit x --as-of 0001-01-01", "--as-of: 0001-01-01 er ingen dato."),
        ("audit x --duty plan_mad", "Pligten plan_mad findes ikke. Mente du plan_made?"),
        ("audit x --reading weekend=no", "--reading weekend=no findes ikke. Skriv visits=calendar-year"),
        ("audit x --lang fr", "--lang kan være da eller en."),
        ("explain x", "BARN mangler."),
        ("duty nothing", "Pligten nothing findes ikke."),
        ("duties --diff 2023-12-31", "--diff mangler sin værdi."),
        ("duties now", "Der er for mange ord på linjen."),
        ("synth --out x", "--cases ANTAL mangler."),
        ("synth --cases many --out x", "--cases: many er ikke et helt tal fra 1"),
        ("synth --cases 0 --out x", "--cases: 0 er ikke et helt tal fra 1"),
        ("convert a b", "b siger ikke, hvilket format der skal skrives."),
    ],
)
def test_a_fault_of_usage_is_told_in_a_sentence_and_nothing_else(run: Run, line: str, sentence: str) -> None:
    answer = run(*line.split())

    assert answer.code == 2
    assert answer.out == ""
    assert sentence in answer.err
    assert "Traceback" not in answer.err
    assert "{" not in answer.err


def test_faults_are_told_in_english_on_request(run: Run) -> None:
    assert "There is no command audti. Did you mean audit?" in run("audti", "--lang=en").err


@pytest.mark.parametrize(
    ("line", "lang"),
    [("audit x", "da"), ("audit x --lang en", "en"), ("--lang=en audit x", "en"), ("audit -- --lang en", "da")],
)
def test_the_language_is_known_before_anything_is_read(line: str, lang: str) -> None:
    assert language_of(line.split()) == lang
