"""Invented cases: realistic, deterministic, and never about a real child."""

from livline.synth.files import write
from livline.synth.lifecourse import generate

__all__ = ["generate", "write"]
