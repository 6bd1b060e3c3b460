"""Why is that the verdict?  A verdict as one or two short sentences, in Danish or English, without a code word."""

from __future__ import annotations

from lawcode.explain.sentence import because

__all__ = ["because"]
