"""What does the database keep of the journal?"""

from livline.journal.models.attachments import Attachment, AttachmentPart, Media
from livline.journal.models.chronologies import Chronology, ChronologyChoice, ChronologySort
from livline.journal.models.citations import Citation
from livline.journal.models.notes import Block, Note, Occasion, Sort

__all__ = [
    "Attachment",
    "AttachmentPart",
    "Block",
    "Chronology",
    "ChronologyChoice",
    "ChronologySort",
    "Citation",
    "Media",
    "Note",
    "Occasion",
    "Sort",
]
