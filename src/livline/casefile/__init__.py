"""Case files: how facts come in and how they are written out (the case-file contract, § 1).

`open_case_files` reads every format into canonical Arrow batches or refuses with findings; `write_case_file` writes.
"""

from livline.casefile.case_file import Batch, CaseFile, open_case_files
from livline.casefile.findings import Finding, Note, Unusable, Where
from livline.casefile.links import link_findings
from livline.casefile.writing import FORMATS, Unwritable, write_case_file

__all__ = [
    "FORMATS",
    "Batch",
    "CaseFile",
    "Finding",
    "Note",
    "Unusable",
    "Unwritable",
    "Where",
    "link_findings",
    "open_case_files",
    "write_case_file",
]
