"""What do jurists read?  The manual: duties as data, and spec tests as worked examples, as pages of Markdown."""

from __future__ import annotations

from lawcode.manual.pages import pages
from lawcode.manual.spec_book import read_book

__all__ = ["pages", "read_book"]
