"""`livline docs`: the generated documents, written anew."""

from __future__ import annotations

import typer

from livline.cli.options import Lang


def docs(ctx: typer.Context, lang: Lang = "da") -> int:
    """Hand over to `livline.docs`."""
    from livline.docs import main

    return main() or 0
