"""Livline: what the law demanded in a placed child's case, by when, why, and whether it happened."""

__version__ = "0.1.0"
