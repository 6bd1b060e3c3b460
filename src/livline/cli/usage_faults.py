"""How is a fault of usage told?  Typer's own English messages are replaced by sentences that say what to do next."""

from __future__ import annotations

from typing import Any

from typer.exceptions import TyperException

from livline.cli.help import metavar
from livline.verdict_files.wording import Text

UNKNOWN_OPTION = Text("Valget {name} findes ikke.", "There is no option {name}.")
UNKNOWN_COMMAND = Text("Kommandoen {name} findes ikke.", "There is no command {name}.")
MEANT = Text("Mente du {name}?", "Did you mean {name}?")
MISSING = Text("{name} mangler.", "{name} is missing.")
BAD_VALUE = Text("{name} kan ikke være {value}.", "{name} cannot be {value}.")
NO_VALUE = Text("{name} mangler sin værdi.", "{name} lacks its value.")
TOO_MUCH = Text("Der er for mange ord på linjen.", "There are too many words on the line.")
SEE_HELP = Text("Se {command} --help.", "See {command} --help.")


class UnknownCommand(TyperException):
    """A command that does not exist; `near` are names like it."""

    def __init__(self, name: str, near: list[str]) -> None:
        super().__init__(name)
        self.name, self.near = name, near


def told(fault: TyperException, lang: str) -> str:
    """The sentences for a fault of usage."""
    context: Any = getattr(fault, "ctx", None)
    command = context.command_path if context else "livline"
    return " ".join([*_sentences(fault, lang), SEE_HELP.said(lang, command=command)])


def _sentences(fault: Any, lang: str) -> list[str]:
    match type(fault).__name__:
        case "UnknownCommand":
            return [UNKNOWN_COMMAND.said(lang, name=fault.name), *_near(fault.near, lang)]
        case "NoSuchOption":
            name = UNKNOWN_OPTION.said(lang, name=fault.option_name)
            return [name, *_near(sorted(fault.possibilities or []), lang)]
        case "MissingParameter":
            return [MISSING.said(lang, name=_name(fault, lang))]
        case "BadOptionUsage":
            return [NO_VALUE.said(lang, name=fault.option_name)]
        case "BadParameter":
            return [f"{_name(fault, lang)}: {fault.message}"]
        case _:
            return [TOO_MUCH.said(lang)]


def _near(names: list[str], lang: str) -> list[str]:
    return [MEANT.said(lang, name=names[0])] if names else []


def _name(fault: Any, lang: str) -> str:
    """How the user writes the parameter: `--cases ANTAL`, `FIL`."""
    parameter = fault.param
    if parameter is None:
        return str(fault.param_hint or "")
    option = parameter.opts[-1] if parameter.param_type_name == "option" else ""
    return f"{option} {metavar(parameter, lang)}".strip()
