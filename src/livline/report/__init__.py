"""What does an audit look like on paper and on a screen?  One self-contained HTML file from a summary and its lines."""

from __future__ import annotations

from livline.report.write import write_report

__all__ = ["write_report"]
