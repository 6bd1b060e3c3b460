"""Why can a format not hold these cases?"""

from __future__ import annotations

_WHY = {
    "too_many_rows": (
        "Et Excel-ark rummer højst {limit} rækker, og der er flere hændelser eller sager. Skriv Parquet eller CSV.",
        "An Excel sheet holds at most {limit} rows, and there are more events or cases. Write Parquet or CSV.",
    ),
    "too_long": (
        "{field} i sag {case} er længere end de {limit} tegn, som en Excel-celle rummer. Skriv YAML, JSON eller "
        "Parquet.",
        "{field} in case {case} is longer than the {limit} characters that an Excel cell holds. Write YAML, JSON or "
        "Parquet.",
    ),
    "bar_in_list": (
        "{field} i sag {case} har en lodret streg (|) i et punkt af listen, og den skiller punkterne i en tabel. Skriv "
        "YAML, JSON eller Parquet.",
        "{field} in case {case} has a bar (|) in an item of the list, and bars part the items in a table. Write YAML, "
        "JSON or Parquet.",
    ),
}


class Unwritable(Exception):
    """The format cannot hold these cases; nothing of what was written is of use."""

    def __init__(self, why: str, *, field: str = "", case: str = "", limit: int = 0) -> None:
        self.why, self.field, self.case, self.limit = why, field, case, limit
        super().__init__(self.sentence())

    def sentence(self, lang: str = "da") -> str:
        """Why not, and what to write instead, in Danish (`da`) or English (`en`)."""
        limit = f"{self.limit:,}".replace(",", "," if lang == "en" else ".")
        return _WHY[self.why][1 if lang == "en" else 0].format(field=self.field, case=self.case, limit=limit)
