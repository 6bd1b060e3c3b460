"""What does the database keep of the journal?"""

from livline.journal.models.citations import Citation
from livline.journal.models.notes import Block, Note, Occasion, Sort

__all__ = ["Block", "Citation", "Note", "Occasion", "Sort"]
