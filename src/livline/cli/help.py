"""How does a command explain itself?  Usage, arguments, options and an example in the user's language.

The texts stand in `livline.cli.help_texts`; in the declarations of the commands `help` is the name of a text there.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from livline.cli.help_texts import EXAMPLES, HEADINGS, HELP, METAVARS
from livline.cli.plain_values import as_written
from livline.cli.terminal import Terminal

WIDTH = 100
COLUMN = 30


class Command(TyperCommand):
    """A command with Danish (or English) help, whose values are taken as they are written."""

    def get_params(self, ctx: Any) -> list[Any]:
        """The parameters with `--help`."""
        return as_written(super().get_params(ctx))

    def get_help(self, ctx: Any) -> str:
        """The whole page of help."""
        lang = language_in(ctx)
        usage = " ".join([ctx.command_path, *_usage_words(self.params, lang)])
        blocks = [_usage(usage, lang), _paragraph(HELP[f"{self.name}"].said(lang))]
        blocks += _parameters(self.get_params(ctx), f"{self.name}", lang)
        return "\n\n".join([*blocks, _example(f"{self.name}", lang)])


class Group(TyperGroup):
    """The program itself: its commands, a line for each."""

    def get_params(self, ctx: Any) -> list[Any]:
        """The parameters with `--help`."""
        return as_written(super().get_params(ctx))

    def get_help(self, ctx: Any) -> str:
        """The list of commands."""
        lang = language_in(ctx)
        words = METAVARS["command"].said(lang)
        named = [(name, HELP[name].said(lang).partition(". ")[0].rstrip(".") + ".") for name in self.list_commands(ctx)]
        blocks = [_usage(f"{ctx.command_path} {words}", lang), _paragraph(HELP["livline"].said(lang))]
        blocks += [_section("commands", named, lang), *_parameters(self.get_params(ctx), "livline", lang)]
        return "\n\n".join([*blocks, _example("livline", lang)])


def language_in(ctx: typer.Context) -> str:
    """The language of the terminal that the command was started from."""
    terminal = ctx.find_root().obj
    return terminal.lang if isinstance(terminal, Terminal) else "da"


def metavar(parameter: Any, lang: str) -> str:
    """The word that stands for the value: `FIL`, `DATO`; empty for a flag."""
    if getattr(parameter, "is_flag", False):
        return ""
    name = str(parameter.metavar or parameter.name)
    return METAVARS[name.rstrip("…").lower()].said(lang) + "…" * name.endswith("…")


def _usage_words(parameters: Iterable[Any], lang: str) -> list[str]:
    arguments = [p for p in parameters if p.param_type_name == "argument"]
    words = [metavar(p, lang) if p.required else f"[{metavar(p, lang)}]" for p in arguments]
    return [METAVARS["options"].said(lang), *words]


def _parameters(parameters: Iterable[Any], command: str, lang: str) -> list[str]:
    arguments, options = [], []
    for parameter in parameters:
        if parameter.param_type_name == "argument":
            arguments.append((metavar(parameter, lang), _help_of(parameter, command, lang)))
        else:
            left = f"{', '.join(reversed(parameter.opts))} {metavar(parameter, lang)}".strip()
            options.append((left, _help_of(parameter, command, lang)))
    sections = (("arguments", arguments), ("options", options))
    return [_section(heading, entries, lang) for heading, entries in sections if entries]


def _help_of(parameter: Any, command: str, lang: str) -> str:
    own = HELP.get(f"{command}.{parameter.name}")
    return (own or HELP[f".{parameter.name}"]).said(lang)


def _usage(words: str, lang: str) -> str:
    return f"{HEADINGS['usage'].said(lang)} {words}"


def _paragraph(text: str) -> str:
    return "\n".join(textwrap.fill(part, WIDTH) for part in text.split("\n"))


def _section(heading: str, entries: list[tuple[str, str]], lang: str) -> str:
    return "\n".join([HEADINGS[heading].said(lang), *(_entry(left, right) for left, right in entries)])


def _entry(left: str, right: str) -> str:
    """Two columns; a left one that is too long gets a line of its own."""
    lines = textwrap.wrap(right, WIDTH - COLUMN) or [""]
    start = f"  {left}"
    if len(start) + 2 > COLUMN:
        return "\n".join([start, *(" " * COLUMN + line for line in lines)])
    return "\n".join([start.ljust(COLUMN) + lines[0], *(" " * COLUMN + line for line in lines[1:])])


def _example(command: str, lang: str) -> str:
    lines = EXAMPLES[command].said(lang).split("\n")
    return "\n".join([HEADINGS["example"].said(lang), *(f"  {line}" for line in lines)])
