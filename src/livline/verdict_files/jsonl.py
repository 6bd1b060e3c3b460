"""How do verdicts become lines of JSON, one object a line?"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from livline.verdict_files.columns import Because, line, rows
from livline.verdict_files.sink import Sink

if TYPE_CHECKING:
    import pyarrow as pa


class JsonLines(Sink[bytes]):
    """UTF-8, one line a verdict, null where a field is empty."""

    def __init__(self, path: Path, because: Because) -> None:
        self.file = path.open("wb")
        self.because = because

    def encode(self, verdicts: pa.Table) -> bytes:
        """The lines as they will stand in the file."""
        dump = json.JSONEncoder(ensure_ascii=False, default=date.isoformat).encode
        return "".join(f"{dump(line(row, self.because))}\n" for row in rows(verdicts)).encode()

    def write(self, block: bytes) -> None:
        """Append the lines."""
        self.file.write(block)

    def close(self) -> None:
        """Flush and close."""
        self.file.close()
